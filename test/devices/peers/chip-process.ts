import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ApduPort, Result, TransmitFault } from '../../../drivers/card-reader/emrtd/apdu-port.ts';

/** What stands behind a chip: OpenPACE (`pace-chip.py`) or virtualsmartcard (`bac-chip.py`). */
type ChipScript = 'pace-chip.py' | 'bac-chip.py';

export interface ChipWish {
  readonly files: ReadonlyMap<number, Uint8Array>;
  /** For PACE. */
  readonly cardAccess?: Uint8Array;
  readonly can?: string;
}

/** A chip that nobody here wrote, in a process of its own. */
export class ChipProcess implements ApduPort {
  readonly extendedLength = false;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;
  readonly #lines: Interface;
  #complaint = '';

  constructor(script: ChipScript, { files, cardAccess, can }: ChipWish) {
    // Debian's own Python: another one that comes first on the PATH has not Debian's libraries beside it.
    this.#process = spawn('/usr/bin/python3', [fileURLToPath(new URL(script, import.meta.url))], { stdio: 'pipe' });
    this.#process.stderr.on('data', (text: Buffer) => (this.#complaint += text.toString()));
    // A chip that could not start closes its input; what it said is told by the next exchange.
    this.#process.stdin.on('error', () => undefined);
    this.#lines = createInterface({ input: this.#process.stdout });
    this.#answers = this.#lines[Symbol.asyncIterator]();
    const named = Array.from(files, ([id, bytes]): [string, string] => [id.toString(16).padStart(4, '0'), hex(bytes)]);
    this.#tell(JSON.stringify({ files: Object.fromEntries(named), can, ...(cardAccess && { cardAccess: hex(cardAccess) }) }));
  }

  async transmit(command: Uint8Array): Promise<Result<Uint8Array, TransmitFault>> {
    this.#tell(hex(command));
    const answer = await this.#answers.next();
    if (answer.done === true) throw new Error(`The chip's process ended: ${this.#complaint}`);
    return { ok: true, value: Buffer.from(answer.value, 'hex') };
  }

  close(): void {
    this.#lines.close();
    this.#process.kill('SIGKILL');
  }

  #tell(line: string): void {
    this.#process.stdin.write(`${line}\n`);
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
