import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BytePort } from '../../drivers/ports/byte-port.ts';
import { serialPort } from '../../drivers/ports/serial-port.ts';

/** A null-modem cable that can be pulled and put back under the same names, by Debian's socat. */
export class ReplugCable {
  readonly near: string;
  readonly far: string;
  readonly #folder: string;
  #socat: ChildProcess | undefined;
  #peer: BytePort | undefined;
  #plugged: Promise<void> = Promise.resolve();

  private constructor() {
    this.#folder = mkdtempSync(path.join(tmpdir(), 'vikno-cable-'));
    this.near = path.join(this.#folder, 'near');
    this.far = path.join(this.#folder, 'far');
  }

  static async lay(): Promise<ReplugCable> {
    const cable = new ReplugCable();
    cable.plug();
    await cable.laid();
    return cable;
  }

  /** Resolves when both ends are there; fails with what to install where socat is missing. */
  laid(): Promise<void> {
    return this.#plugged;
  }

  unplug(): void {
    this.#socat?.kill('SIGKILL');
    this.#socat = undefined;
    void this.#peer?.close();
    this.#peer = undefined;
    // A name that is left would lead to whoever gets the same pseudo-terminal next.
    for (const end of [this.near, this.far]) rmSync(end, { force: true });
  }

  plug(): void {
    if (this.#socat) return;
    const socat = spawn('socat', [`pty,raw,echo=0,link=${this.near}`, `pty,raw,echo=0,link=${this.far}`], { stdio: 'ignore' });
    this.#socat = socat;
    const missing = once(socat, 'exit').catch(() => {
      throw new Error('socat cannot be started; apt-get install socat');
    });
    this.#plugged = this.#links(missing);
    this.#plugged.catch(() => undefined);
  }

  /** The far end, opened for the test to speak as the device. */
  async peer(): Promise<BytePort> {
    await this.laid();
    if (!this.#peer?.isOpen) {
      const opening = await serialPort({ path: this.far, baud: 115_200 })(new AbortController().signal);
      if (!opening.ok) throw new Error(opening.why);
      this.#peer = opening.port;
    }
    return this.#peer;
  }

  async close(): Promise<void> {
    this.unplug();
    await this.#plugged.catch(() => undefined);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #links(missing: Promise<unknown>): Promise<void> {
    // socat does not say when the links are there, so they are looked for; the time limit of the test catches a socat that makes none.
    const socat = this.#socat;
    while (socat === this.#socat && !(existsSync(this.near) && existsSync(this.far))) await Promise.race([wait(10), missing]);
  }
}
