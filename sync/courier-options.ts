import type { Database } from './database.ts';
import type { AnswerProblem } from './edms/answers.ts';
import type { EdmsFolder, FolderState } from './edms/folder.ts';
import type { Spool } from './spool.ts';

export interface CourierStatus {
  /** Appeals not yet in the EDMS folder. */
  readonly waiting: number;
  /** When the oldest of them was saved, milliseconds since 1970; null when none waits. */
  readonly oldest: number | null;
  /** Deliveries tried since the start: grows with each, so that one that begins and ends between two looks is heard of too. */
  readonly tried: number;
  /** Appeals rejected or in conflict, which an administrator has to look at. */
  readonly troubled: number;
  readonly folder: FolderState;
  /** Code of the last thing that went wrong; null after a round in which nothing did. */
  readonly lastError: string | null;
  /** Files of the EDMS that cannot be understood. */
  readonly problems: readonly AnswerProblem[];
}

export interface CourierOptions {
  readonly database: Database;
  readonly spool: Spool;
  readonly folder: EdmsFolder;
  readonly terminal: string;
  /** Whether the folder's root may be made when it is met for the first time; not for a share, which must be mounted. */
  readonly mayCreateFolder: boolean;
  /** Longest time for one delivery or one look at the answers, milliseconds. */
  readonly limitMs: number;
  /** Time between two looks at the answers, milliseconds. */
  readonly pollMs: number;
  /** How long copies are kept after the EDMS took an appeal, milliseconds. */
  readonly keepMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  /** Told of a bug that ended the loop. */
  readonly onBug: (error: unknown) => void;
}
