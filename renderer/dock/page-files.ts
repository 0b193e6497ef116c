/** Largest count of images the contract takes at once. */
const mostFiles = 100;

const takenTypes = new Set(['image/png', 'image/jpeg', 'image/tiff']);
const takenEndings = /\.(png|jpe?g|tiff?)$/iu;

export type PageFiles = { readonly ok: true; readonly images: readonly string[] } | { readonly ok: false; readonly why: string };

/** What of a browser's File is used here. */
export type PageFile = Pick<File, 'name' | 'type' | 'arrayBuffer'>;

/** Bytes as base64. In pieces, since one call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** Reads chosen or dropped page images (PNG, JPEG, TIFF) in the order given, all or none; the reason is a sentence for people. */
export async function readPageFiles(files: readonly PageFile[]): Promise<PageFiles> {
  if (files.length === 0) return { ok: false, why: 'Nothing there that could be loaded: page images are PNG, JPEG or TIFF files.' };
  if (files.length > mostFiles) return { ok: false, why: `${files.length} files are too many; load up to ${mostFiles} at once.` };
  const strange = files.find((file) => !takenTypes.has(file.type) && !takenEndings.test(file.name));
  if (strange !== undefined) return { ok: false, why: `“${strange.name}” is not a page image: PNG, JPEG and TIFF can be loaded.` };
  try {
    const images: string[] = [];
    for (const file of files) images.push(toBase64(new Uint8Array(await file.arrayBuffer())));
    return { ok: true, images };
  } catch {
    return { ok: false, why: 'A file could not be read. Has it been moved or deleted?' };
  }
}
