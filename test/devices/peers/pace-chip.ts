import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ApduPort, Result, TransmitFault } from '../../../drivers/card-reader/emrtd/apdu-port.ts';

const script = fileURLToPath(new URL('pace-chip.py', import.meta.url));

export interface PaceChipData {
  readonly cardAccess: Uint8Array;
  readonly can: string;
  readonly files: ReadonlyMap<number, Uint8Array>;
}

/** A chip whose PACE and secure messaging are OpenPACE's, in a process of its own. */
export class PaceChip implements ApduPort {
  readonly extendedLength = false;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;
  readonly #lines: Interface;
  #complaint = '';

  constructor({ cardAccess, can, files }: PaceChipData) {
    // Debian's own Python: another one that comes first on the PATH has not Debian's libraries beside it.
    this.#process = spawn('/usr/bin/python3', [script], { stdio: 'pipe' });
    this.#process.stderr.on('data', (text: Buffer) => (this.#complaint += text.toString()));
    // A chip that could not start closes its input; what it said is told by the next exchange.
    this.#process.stdin.on('error', () => undefined);
    this.#lines = createInterface({ input: this.#process.stdout });
    this.#answers = this.#lines[Symbol.asyncIterator]();
    const named = Array.from(files, ([id, bytes]): [string, string] => [id.toString(16).padStart(4, '0'), hex(bytes)]);
    this.#tell(JSON.stringify({ cardAccess: hex(cardAccess), can, files: Object.fromEntries(named) }));
  }

  async transmit(command: Uint8Array): Promise<Result<Uint8Array, TransmitFault>> {
    this.#tell(hex(command));
    const answer = await this.#answers.next();
    if (answer.done === true) throw new Error(`The chip of OpenPACE ended: ${this.#complaint}`);
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
