/**
 * Whether an image file is there to its end. `scanimage` leaves headers without pictures and half files behind; a decoder would show
 * their upper part as a page. Only the frame is looked at, not the picture.
 */
export function isWholeImage(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, 8).equals(pngSignature)) return file.subarray(-8).equals(pngEnd) && file.includes('IDAT', 0, 'latin1');
  if (file.subarray(0, 3).equals(jpegStart)) return file.subarray(-2).equals(jpegEnd);
  return isWholeTiff(file);
}

const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex');
/** Type and checksum of the chunk IEND (PNG specification, 11.2.5). */
const pngEnd = Buffer.from('49454e44ae426082', 'hex');
const jpegStart = Buffer.from('ffd8ff', 'hex');
const jpegEnd = Buffer.from('ffd9', 'hex');

/** Tags of TIFF 6.0 that say where the picture lies. */
const stripOffsets = 273;
const stripByteCounts = 279;

/** Follows the first directory to the strips: each must lie within the file, and there must be some. */
function isWholeTiff(file: Buffer): boolean {
  const order = file.subarray(0, 4).toString('latin1');
  const little = order === 'II*\0';
  if (file.length < 8 || (!little && order !== 'MM\0*')) return false;
  const word = (at: number, size: 2 | 4): number | undefined => {
    if (at < 0 || at + size > file.length) return undefined;
    return little ? file.readUIntLE(at, size) : file.readUIntBE(at, size);
  };
  const directory = word(4, 4);
  const count = directory === undefined ? undefined : word(directory, 2);
  if (directory === undefined || count === undefined) return false;
  const values = (tag: number): readonly (number | undefined)[] => {
    const at = Array.from({ length: count }, (_, index) => directory + 2 + index * 12).find((entry) => word(entry, 2) === tag);
    if (at === undefined) return [];
    const size = word(at + 2, 2) === 3 ? 2 : 4;
    const length = Math.min(word(at + 4, 4) ?? 0, 65_536);
    const start = length * size <= 4 ? at + 8 : word(at + 8, 4);
    return start === undefined ? [] : Array.from({ length }, (_, index) => word(start + index * size, size));
  };
  const offsets = values(stripOffsets);
  const counts = values(stripByteCounts);
  if (offsets.length === 0 || offsets.length !== counts.length) return false;
  return offsets.every((offset, index) => offset !== undefined && offset >= 8 && within(file, offset, counts[index]));
}

function within(file: Buffer, offset: number, count: number | undefined): boolean {
  return count !== undefined && count > 0 && offset + count <= file.length;
}
