import { spawn } from 'node:child_process';

/** How to call `scanimage`. */
export interface ScanimageCommand {
  /** The program; found on the PATH if it is a bare name. */
  readonly command: string;
  /** Environment of the program; what {@link scannerEnvironment} lets through of it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** How long a killed process may take to be gone, and outputs to close once it is, milliseconds. */
const goneWithin = 2000;
const drainedWithin = 250;
const keptWords = 64 * 1024;

/** A child process in a group of its own, so that the readers which scanner backends fork die with it. */
export class Child {
  /** Resolves when the process is gone, or when even SIGKILL did not end it (a device that hangs in the kernel). Never rejects. */
  readonly ended: Promise<void>;
  #gone = false;
  #words = '';
  #heard = 0;
  readonly #process: ReturnType<typeof spawn>;
  readonly #end: () => void;

  constructor(
    { command, environment }: ScanimageCommand,
    args: readonly string[],
    onLine: (line: string) => void = () => undefined,
    cwd?: string,
  ) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ended = promise;
    this.#end = () => {
      this.#gone = true;
      resolve();
    };
    // No shell: a device's name is an argument, whatever is in it.
    const child = spawn(command, [...args], {
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: scannerEnvironment(environment),
      ...(cwd !== undefined && { cwd }),
    });
    this.#process = child;
    // A process that has gone closes its input; that is no news.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => {
      this.#words += `\nscanimage: open of device by ${command} failed: ${error.message}\n`;
      this.#end();
    });
    child.on('close', this.#end);
    // A grandchild may hold the outputs open for ever; what is on its way from the process itself is there at once.
    child.on('exit', () => setTimeout(this.#end, drainedWithin));
    let partial = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#heard += text.length;
      const lines = (partial + text).split('\n');
      partial = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#heard += text.length;
      this.#words = (this.#words + text).slice(-keptWords);
    });
  }

  /** What it wrote to its standard error, the last of it. */
  get words(): string {
    return this.#words;
  }

  /** Characters heard so far: grows while the process has anything to say. */
  get heard(): number {
    return this.#heard;
  }

  say(text: string): void {
    if (!this.#gone) this.#process.stdin?.write(text);
  }

  /** Closes its input: at its next question it ends by itself. */
  hangUp(): void {
    this.#process.stdin?.end();
  }

  /** Asks it to stop, which lets the scanner put the sheet out. */
  stop(): void {
    this.#signal('SIGTERM');
  }

  kill(): void {
    this.#signal('SIGKILL');
    setTimeout(this.#end, goneWithin).unref();
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#process;
    // Once the process is gone its number may be another's.
    if (pid === undefined || this.#gone) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // The group is gone already.
    }
  }
}

/** What a scanner program needs to know of the environment, and no more: no tokens, no keys. Its words come in English, its numbers with points. */
export function scannerEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const needed = /^(?:PATH|HOME|USER|TMPDIR|LD_LIBRARY_PATH|DBUS_\w+|XDG_\w+|SANE_\w+)$/;
  const kept = Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined && needed.test(name) ? [[name, value] as const] : [],
  );
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
