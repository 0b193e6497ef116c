/** A TIFF of one grey pixel with this value: the smallest page there is, and it says which it is. */
export function smallTiff(value: number): Uint8Array {
  const entries = [
    [256, 3, 1, 1],
    [257, 3, 1, 1],
    [258, 3, 1, 8],
    [259, 3, 1, 1],
    [262, 3, 1, 1],
    [273, 4, 1, 0],
    [277, 3, 1, 1],
    [278, 3, 1, 1],
    [279, 4, 1, 1],
  ] as const;
  const pixelAt = 8 + 2 + entries.length * 12 + 4;
  const file = Buffer.alloc(pixelAt + 1);
  file.write('II*\0', 'latin1');
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(entries.length, 8);
  for (const [index, [tag, type, count, worth]] of entries.entries()) {
    const at = 10 + index * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(count, at + 4);
    file.writeUInt32LE(tag === 273 ? pixelAt : worth, at + 8);
  }
  file[pixelAt] = value;
  return file;
}
