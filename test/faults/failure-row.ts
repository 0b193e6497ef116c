import type { FailureCode, Remedy } from '../../contract/failures.ts';
import type { ResidentEvent } from '../../contract/events.ts';
import type { FieldId, PaperPlace } from '../../contract/words.ts';
import type { ScreenName } from '../../contract/view.ts';
import type { Bench } from './bench.ts';

/** One way to fail: at which screen it strikes, what the resident is told, who mends it and how, and what the resident chooses then. */
export interface FailureRow {
  readonly name: string;
  /** The screen at which it strikes; the start screen unless said. */
  readonly at?: ScreenName | undefined;
  readonly strike: (bench: Bench) => void | Promise<void>;
  readonly code: FailureCode;
  /** Where the screen says the paper is. */
  readonly paper: PaperPlace;
  readonly mend?: (bench: Bench) => void;
  readonly remedy: Remedy;
  /** What the resident does besides, after the remedy. */
  readonly next?: (bench: Bench) => readonly ResidentEvent[];
  /** Whether this resident uses the card reader, sticks the label, has a single sheet. */
  readonly card?: boolean;
  readonly label?: boolean;
  readonly sheets?: number;
  /** The fields that were the fault, and are typed anew. */
  readonly typesAgain?: readonly FieldId[];
  /** Where the paper is in the end; in the box unless said. */
  readonly endsAt?: PaperPlace;
  readonly receipt?: false;
  /** Needs a small disk under the spool. */
  readonly disk?: true;
}
