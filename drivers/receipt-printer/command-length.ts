/**
 * How long ESC/POS commands are, as far as a printer must know to tell a command from data that looks like one. Each table: the byte after
 * the introducer → the length of the whole command; commands whose length is in their data are worked out below.
 */
const lengths = (table: Readonly<Record<number, string>>): ReadonlyMap<number, number> =>
  new Map(
    Object.entries(table).flatMap(([length, seconds]) => Array.from(seconds, (second) => [second.charCodeAt(0), Number(length)] as const)),
  );

const escLengths = lengths({ 2: '@2<imLS\f', 3: ' !-3ARatMEGJKVde{=?UrT%uvR', 4: '$\\cB', 5: 'p', 10: 'W' });
const gsLengths = lengths({ 2: ':\fc', 3: '!aBHfhwIrb/Tj', 4: '$\\LWP', 5: '^' });
const fsLengths = lengths({ 2: '&.', 3: '!-CW', 4: 'Sp' });

/** Length of what stands at the start of `bytes`: a command, or one byte of text. `undefined` while it cannot be told yet. */
export function commandLength(bytes: Uint8Array): number | undefined {
  const [first = 0, second, third = 0] = bytes;
  if (first !== 0x1b && first !== 0x1d && first !== 0x1c && first !== 0x10) return 1;
  if (second === undefined) return undefined;
  const code = String.fromCharCode(second);
  const count = (at: number): number => (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  const counted = (fixed: number, rest: () => number): number | undefined => (bytes.length < fixed ? undefined : fixed + rest());

  if (first === 0x10) return second === 0x14 ? counted(3, () => (third === 8 ? 7 : 2)) : second === 4 || second === 5 ? 3 : 1;
  if (code === '(') return counted(5, () => count(3));
  if (first === 0x1b && code === '*') return counted(5, () => count(3) * (third >= 32 ? 3 : 1));
  if (first === 0x1b && code === 'D') return upToZero(bytes, 2);
  if (first === 0x1d && code === 'V') return counted(3, () => (third >= 65 ? 1 : 0));
  if (first === 0x1d && code === 'v') return counted(8, () => count(4) * count(6));
  if (first === 0x1d && code === '*') return counted(4, () => third * (bytes[3] ?? 0) * 8);
  if (first === 0x1d && code === '8') return counted(7, () => count(3) + 65_536 * count(5));
  if (first === 0x1d && code === 'k') return third >= 65 ? counted(4, () => bytes[3] ?? 0) : upToZero(bytes, 3);
  const table = first === 0x1b ? escLengths : first === 0x1d ? gsLengths : fsLengths;
  return table.get(second) ?? 2;
}

function upToZero(bytes: Uint8Array, from: number): number | undefined {
  const zero = bytes.indexOf(0, from);
  return zero === -1 ? undefined : zero + 1;
}
