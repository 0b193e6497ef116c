import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { connect } from 'node:net';
import path from 'node:path';
import type { ScannedImage } from '../../drivers/document-scanner/contract.ts';
import { sheetHeight } from './pile-feeder.ts';

/** Says plainly what is missing: a test of real scanners that skips itself proves nothing. */
export function requireSane(): void {
  const missing = [
    ['scanimage', '--version'],
    ['saned', '--help'],
  ].filter(([program = '', ask = '']) => spawnSync(program, [ask]).error);
  if (missing.length > 0) throw new Error('SANE is not installed here: apt-get install -y --no-install-recommends sane-utils');
}

/** Private configuration of SANE: the test backend, A4, one scanner; and a client's, which knows nothing but the server on loopback. */
export class SaneConfiguration {
  readonly root = mkdtempSync(path.join(tmpdir(), 'sane-'));
  readonly local = path.join(this.root, 'local');
  readonly client = path.join(this.root, 'client');

  constructor() {
    mkdirSync(this.local);
    mkdirSync(this.client);
    this.plugLocal(true);
    writeFileSync(path.join(this.local, 'dll.conf'), 'test\n');
    writeFileSync(path.join(this.local, 'saned.conf'), '127.0.0.1\n');
    writeFileSync(path.join(this.client, 'dll.conf'), 'net\n');
    writeFileSync(path.join(this.client, 'net.conf'), '127.0.0.1\n');
  }

  /** Takes the scanner away or brings it back, for programs that start from now on. */
  plugLocal(there: boolean): void {
    const backend = readFileSync('/etc/sane.d/test.conf', 'utf8')
      .replace(/^geometry_max .*/m, 'geometry_max 356.0')
      .replace(/^br_x .*/m, 'br_x 210.0')
      .replace(/^br_y .*/m, 'br_y 297.0')
      .replace(/^number_of_devices .*/m, `number_of_devices ${there ? 1 : 0}`);
    writeFileSync(path.join(this.local, 'test.conf'), backend);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** SANE's network daemon on loopback, with all the processes it forks. */
export class Saned {
  readonly #configuration: SaneConfiguration;
  #server: ChildProcess | undefined;

  constructor(configuration: SaneConfiguration) {
    this.#configuration = configuration;
  }

  get pid(): number {
    return this.#server?.pid ?? 0;
  }

  start(): void {
    if (this.#server && this.#server.exitCode === null && this.#server.signalCode === null) return;
    const environment = { ...process.env, SANE_CONFIG_DIR: this.#configuration.local };
    this.#server = spawn('saned', ['-l', '-b', '127.0.0.1', '-e'], { env: environment, stdio: 'ignore', detached: true });
  }

  /** It is there and does not answer: the kernel takes the connection, nobody reads it. */
  freeze(): void {
    this.#signal('SIGSTOP');
  }

  thaw(): void {
    this.#signal('SIGCONT');
  }

  stop(): void {
    this.#signal('SIGKILL');
    this.#server = undefined;
  }

  #signal(signal: NodeJS.Signals): void {
    try {
      if (this.pid > 0) process.kill(-this.pid, signal);
    } catch {
      // It has gone already.
    }
  }
}

/** Waits until something listens on a port of loopback. */
export async function listening(port: number): Promise<void> {
  for (;;) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('close', () => socket.destroy());
      socket.once('connect', () => socket.end());
    });
    if (open) return;
  }
}

/** Which sheet of a pile this is a page of, by the height of its TIFF. */
export function sheetOf({ bytes }: ScannedImage, dpi: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getUint8(0) === 0x49;
  const directory = view.getUint32(4, little);
  const entries = Array.from({ length: view.getUint16(directory, little) }, (_, index) => directory + 2 + 12 * index);
  const at = entries.find((entry) => view.getUint16(entry, little) === imageLength);
  const height =
    at === undefined ? 0 : view.getUint16(at + 2, little) === 3 ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little);
  // A zero of any rounding is the first sheet.
  return Math.round(((height / dpi) * 25.4 - sheetHeight(0)) / 10) + 0;
}

/** Tag of TIFF 6.0: rows of the picture. */
const imageLength = 257;

/** Names of processes of `scanimage` that run now with this configuration. */
export function scanimagesRunning(configuration: SaneConfiguration): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return (
        /^\d+$/.test(pid) &&
        readFileSync(`/proc/${pid}/comm`, 'utf8') === 'scanimage\n' &&
        readFileSync(`/proc/${pid}/environ`, 'utf8').includes(configuration.root)
      );
    } catch {
      return false;
    }
  });
}
