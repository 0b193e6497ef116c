import sharp from 'sharp';

const gap = 16;
const caption = 26;

/** Many screens on one sheet, each with its name, to be taken in at a glance. */
export async function contactSheet(
  shots: readonly { name: string; file: string }[],
  file: string,
  size: { width: number; height: number },
): Promise<void> {
  const width = size.width > size.height ? 420 : 300;
  const height = Math.round((width * size.height) / size.width);
  const columns = Math.min(shots.length, size.width > size.height ? 6 : 9);
  const rows = Math.ceil(shots.length / columns);
  const place = (at: number): { left: number; top: number } => ({
    left: gap + (at % columns) * (width + gap),
    top: gap + Math.floor(at / columns) * (height + caption + gap),
  });
  const pictures = await Promise.all(
    shots.map(async (shot, at) => ({ input: await sharp(shot.file).resize(width, height).toBuffer(), ...place(at) })),
  );
  const captions = shots.map(({ name }, at) => {
    const { left, top } = place(at);
    const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${caption}"><text x="2" y="19" font-family="sans-serif" font-size="16" fill="#222">${name}</text></svg>`;
    return { input: Buffer.from(text), left, top: top + height };
  });
  await sharp({
    create: { width: gap + columns * (width + gap), height: gap + rows * (height + caption + gap), channels: 3, background: '#bbb' },
  })
    .composite([...pictures, ...captions])
    .jpeg({ quality: 85 })
    .toFile(file);
}
