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

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read by this user',
};

/** What is said of a file that could not be read, as the end of a sentence. */
export function whyUnread(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? `cannot be read (${error instanceof Error ? error.message : String(error)})`;
}
