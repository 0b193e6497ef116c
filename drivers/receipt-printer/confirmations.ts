import type { Answer } from './answers.ts';
import { askInTurn, askWhenPrinted } from './escpos-commands.ts';

/** `whenPrinted`: GS ( H, said of paper. `inTurn`: GS r, said of data dealt with; what nearly every printer has. */
export type ConfirmBy = 'whenPrinted' | 'inTurn';

export interface Confirmation {
  /** To be sent behind what is to be confirmed. */
  readonly ask: Uint8Array;
  readonly confirmed: Promise<void>;
}

interface Waiting {
  readonly mark: string | undefined;
  readonly confirm: () => void;
  abandoned: boolean;
}

/**
 * Which question an answer belongs to. Answers in turn bear no mark, they come in the order of the questions; a question that was
 * abandoned may or may not be answered, so nothing behind it is taken for confirmed until it is answered too, thrown away or forgotten.
 */
export class Confirmations {
  #waiting: Waiting[] = [];
  #count = 0;

  expect(by: ConfirmBy): Confirmation {
    const { promise, resolve } = Promise.withResolvers<void>();
    const mark = by === 'whenPrinted' ? String(this.#count++ % 10_000).padStart(4, '0') : undefined;
    this.#waiting.push({ mark, confirm: resolve, abandoned: false });
    return { ask: mark === undefined ? askInTurn : askWhenPrinted(mark), confirmed: promise };
  }

  hear(answer: Answer): void {
    if (answer.kind === 'thrownAway') {
      this.#waiting = this.#waiting.filter(({ abandoned }) => !abandoned);
      return;
    }
    if (answer.kind !== 'inTurn' && answer.kind !== 'printed') return;
    const mark = answer.kind === 'printed' ? answer.mark : undefined;
    const index = this.#waiting.findIndex((waiting) => waiting.mark === mark);
    const [found] = index === -1 ? [] : this.#waiting.splice(index, 1);
    found?.confirm();
  }

  /** The printer is told to throw away what was asked so far; it may not know how, and answer after all. */
  abandon(): void {
    for (const waiting of this.#waiting) waiting.abandoned = true;
  }

  /** Whatever was asked has been answered, or will never be. */
  forget(): void {
    this.#waiting = [];
  }
}
