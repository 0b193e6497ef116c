import { code128WidthsOf } from '../barcode-modules.ts';

export type Bars =
  | { readonly ok: true; readonly widths: number[]; readonly text: string }
  | { readonly ok: false; readonly reason: string };

type CodeSet = 'A' | 'B' | 'C';

/** Values of start and switch characters (ISO/IEC 15417 table 1). */
const START: Record<CodeSet, number> = { A: 103, B: 104, C: 105 };
const SWITCH: Record<CodeSet, number> = { A: 101, B: 100, C: 99 };
const SHIFT = 98;
const FUNCTIONS: Readonly<Record<string, number>> = { '1': 102, '2': 97, '3': 96 };

/** The bars of what GS k prints for Code 128: data in which `{A`, `{B`, `{C` choose the set, as Epson's manual has it. */
export function code128Bars(data: Uint8Array): Bars {
  const words: number[] = [];
  let text = '';
  let set: CodeSet | undefined;
  let shifted = false;
  for (let at = 0; at < data.length; at++) {
    const byte = data[at] ?? 0;
    if (byte === 0x7b) {
      const letter = String.fromCharCode(data[++at] ?? 0);
      if (letter === 'A' || letter === 'B' || letter === 'C') {
        if (letter !== set) words.push(set === undefined ? START[letter] : SWITCH[letter]);
        set = letter;
        continue;
      }
      if (set === undefined) return { ok: false, reason: 'Code 128 data begins with no code set' };
      const special = letter === 'S' ? SHIFT : letter === '4' ? SWITCH[set === 'A' ? 'A' : 'B'] : FUNCTIONS[letter];
      if (special !== undefined) words.push(special);
      else if (letter === '{' && set === 'B') words.push(0x7b - 32);
      else return { ok: false, reason: 'a brace in Code 128 data is followed by nothing known' };
      shifted = letter === 'S';
      if (letter === '{') text += '{';
      continue;
    }
    if (set === undefined) return { ok: false, reason: 'Code 128 data begins with no code set' };
    const used: CodeSet = shifted ? (set === 'A' ? 'B' : 'A') : set;
    const word = valueIn(used, byte);
    if (word === undefined) return { ok: false, reason: `byte ${byte} is not in code set ${used}` };
    words.push(word);
    text += used === 'C' ? String(byte).padStart(2, '0') : String.fromCharCode(byte);
    shifted = false;
  }
  if (words.length < 2) return { ok: false, reason: 'Code 128 without data' };
  return { ok: true, widths: code128WidthsOf(words), text };
}

function valueIn(set: CodeSet, byte: number): number | undefined {
  if (set === 'C') return byte < 100 ? byte : undefined;
  if (set === 'B') return byte >= 32 && byte < 128 ? byte - 32 : undefined;
  return byte < 32 ? byte + 64 : byte < 96 ? byte - 32 : undefined;
}
