import { readAutomaticStatus, type Sensors } from './status-codec.ts';

/** One thing a printer said. */
export type Answer =
  | { readonly kind: 'changed'; readonly sensors: Sensors }
  | { readonly kind: 'realtime'; readonly byte: number }
  | { readonly kind: 'inTurn'; readonly byte: number }
  | { readonly kind: 'printed'; readonly mark: string }
  | { readonly kind: 'thrownAway' }
  | { readonly kind: 'text'; readonly text: string };

/** Longest block of text that is waited for; a longer one is noise. */
const longestBlock = 128;

/**
 * Takes apart what comes from a printer, whatever the cuts of the line. The kinds are told by the fixed bits of their first byte: x0x1xx00 automatic
 * status (four bytes), x0x1xx10 an answer to DLE EOT, x0x0xxxx an answer to GS r, 37h and 5Fh blocks that end with 00h. What is none of
 * these (XON, XOFF, noise) is passed over byte by byte.
 */
export class AnswerReader {
  #left: Uint8Array = new Uint8Array();

  /** The answers that these bytes complete, in their order. */
  take(bytes: Uint8Array): Answer[] {
    const all = Uint8Array.from([...this.#left, ...bytes]);
    const answers: Answer[] = [];
    let at = 0;
    while (at < all.length) {
      const next = readAnswer(all.subarray(at));
      if (next === 'incomplete') break;
      at += next.length;
      if (next.answer) answers.push(next.answer);
    }
    this.#left = all.slice(at);
    return answers;
  }
}

interface Piece {
  readonly length: number;
  readonly answer?: Answer;
}

function readAnswer(bytes: Uint8Array): Piece | 'incomplete' {
  const [first = 0] = bytes;
  if ((first & 0x93) === 0x12) return { length: 1, answer: { kind: 'realtime', byte: first } };
  if ((first & 0x93) === 0x10) {
    if (bytes.subarray(1, 4).some((byte) => (byte & 0x90) !== 0)) return { length: 1 };
    if (bytes.length < 4) return 'incomplete';
    const sensors = readAutomaticStatus(bytes.subarray(0, 4));
    return sensors ? { length: 4, answer: { kind: 'changed', sensors } } : { length: 1 };
  }
  if (first === 0x37 || first === 0x5f) return readBlock(bytes);
  if ((first & 0x90) === 0) return { length: 1, answer: { kind: 'inTurn', byte: first } };
  return { length: 1 };
}

function readBlock(bytes: Uint8Array): Piece | 'incomplete' {
  const end = bytes.indexOf(0, 1);
  if (end === -1 || end > longestBlock) return end === -1 && bytes.length <= longestBlock ? 'incomplete' : { length: 1 };
  const length = end + 1;
  const text = Buffer.from(bytes.subarray(1, end)).toString('latin1');
  if (bytes[0] === 0x5f) return { length, answer: { kind: 'text', text } };
  if (text.startsWith('"') && text.length === 5) return { length, answer: { kind: 'printed', mark: text.slice(1) } };
  if (text.startsWith('%')) return { length, answer: { kind: 'thrownAway' } };
  return { length };
}
