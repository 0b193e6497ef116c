/** Exit codes of the command line, for scripts. */
export const exitCodes = {
  ok: 0,
  /** A bug; the message is on standard error. */
  bug: 1,
  /** Wrong arguments, configuration, applicant or page images. Nothing was taken. */
  badInput: 2,
  /** Accepted and safe, but the EDMS folder could not take it yet. */
  waiting: 3,
  /** The data directory cannot be used: in use, damaged, another key. Nothing was changed. */
  noTerminal: 4,
  /** A device failed or the disk is full; the message says where the paper is. */
  trouble: 5,
} as const;

/** An expected end of a command that did not do its work: a sentence, and the exit code. */
export class CommandFailure extends Error {
  readonly exitCode: number;

  constructor(kind: keyof typeof exitCodes, message: string) {
    super(message);
    this.exitCode = exitCodes[kind];
  }
}
