import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.join(import.meta.dirname, '..', '..');

export interface TerminalProcess {
  readonly data: string;
  kiosk: string;
  dock: string;
  /** Kills the process as a power cut would and starts it again on the same data, port and token. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs the real terminal with simulated devices on data of its own. `settings` is its configuration. */
export async function startTerminal(settings: object = {}, pace = 20): Promise<TerminalProcess> {
  const data = mkdtempSync(path.join(tmpdir(), 'vikno-e2e-'));
  writeFileSync(path.join(data, 'vikno.json5'), JSON.stringify(settings));
  const token = 'e2e-launch-token-e2e-launch-token-e2e-launch';
  let port = '0';
  let child: ChildProcess;

  async function start(): Promise<{ kiosk: string; dock: string }> {
    child = spawn(
      process.execPath,
      ['terminal/cli/vikno.ts', 'serve', '--data', data, '--port', port, '--simulated', '--pace', String(pace), '--json'],
      {
        cwd: root,
        env: { ...process.env, VIKNO_TOKEN: token },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const { stdout } = child;
    if (!stdout) throw new Error('the terminal has no output');
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    child.once('exit', (code) => reject(new Error(`the terminal ended with ${code}`)));
    createInterface({ input: stdout }).once('line', resolve);
    const said: unknown = JSON.parse(await promise);
    if (typeof said !== 'object' || said === null || !('kiosk' in said) || !('dock' in said))
      throw new Error('the terminal said no address');
    const { kiosk, dock } = said;
    if (typeof kiosk !== 'string' || typeof dock !== 'string') throw new Error('the terminal said no address');
    port = new URL(kiosk).port;
    return { kiosk, dock };
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.removeAllListeners('exit');
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await Promise.race([gone, exited]);
  }

  const address = await start();
  return {
    data,
    ...address,
    async killAndRestart() {
      await end('SIGKILL');
      await start();
    },
    stop: () => end('SIGTERM'),
  };
}
