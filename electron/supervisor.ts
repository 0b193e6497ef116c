import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterDeath, patientRestarts, type RestartPolicy } from './restart-policy.ts';
import { readAddress, type TerminalAddress } from './terminal-address.ts';

export type TerminalNews =
  | { readonly kind: 'ready'; readonly address: TerminalAddress }
  /** It died, never came up, or stopped answering; `again` is the pause before the next try, milliseconds. */
  | { readonly kind: 'lost'; readonly why: string; readonly again: number; readonly outOfService: boolean };

/** How a terminal is known to be alive. Milliseconds. */
export type Heartbeat = { readonly every: number; readonly patience: number; readonly missesAllowed: number; readonly startUp: number };

export type TerminalCommand = {
  /** The Node that runs it. */
  readonly node: string;
  /** The project's folder; the entry is relative to it. */
  readonly root: string;
  readonly entry: string;
  readonly data: string;
  /** 0: a free port, kept from then on. */
  readonly port: number;
  readonly simulated: boolean;
};

export type Supervisor = { stop(): Promise<void> };

const calmHeartbeat: Heartbeat = { every: 5_000, patience: 4_000, missesAllowed: 3, startUp: 60_000 };

/**
 * Keeps one terminal running: starts it, reads its address, listens to its heart, starts it again when it dies or falls silent.
 * Launch token and port stay the same over restarts, so a window that is open finds the new terminal at the old address.
 */
export async function supervise(
  command: TerminalCommand,
  tell: (news: TerminalNews) => void,
  policy: RestartPolicy = patientRestarts,
  heartbeat: Heartbeat = calmHeartbeat,
): Promise<Supervisor> {
  const token = randomBytes(32).toString('base64url');
  const port = command.port === 0 ? await freePort() : command.port;
  let deaths: readonly number[] = [];
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function start(): void {
    const running = spawnTerminal(command, port, token);
    child = running;
    const life = watch(running, heartbeat, (address) => tell({ kind: 'ready', address }));
    void life.then((why) => {
      child = null;
      if (stopped) return;
      const decision = afterDeath(policy, deaths, performance.now());
      deaths = decision.deaths;
      tell({ kind: 'lost', why, again: decision.delay, outOfService: decision.outOfService });
      timer = setTimeout(start, decision.delay);
    });
  }

  start();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      if (child !== null) await end(child);
    },
  };
}

function spawnTerminal(command: TerminalCommand, port: number, token: string): ChildProcess {
  const leash = pathToFileURL(path.join(command.root, 'electron', 'leash.ts')).href;
  const args = ['--disable-warning=ExperimentalWarning', '--import', leash, command.entry];
  const serve = ['serve', '--data', command.data, '--port', String(port), ...(command.simulated ? ['--simulated'] : []), '--json'];
  return spawn(command.node, [...args, ...serve], {
    cwd: command.root,
    env: { ...process.env, VIKNO_TOKEN: token },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    windowsHide: true,
  });
}

/** Resolves with the reason once the process is gone. */
async function watch(child: ChildProcess, heartbeat: Heartbeat, ready: (address: TerminalAddress) => void): Promise<string> {
  let why: string | undefined;
  const kill = (reason: string): void => {
    why ??= reason;
    child.kill('SIGKILL');
  };
  const late = setTimeout(() => kill('it did not come up in time'), heartbeat.startUp);
  let beat: NodeJS.Timeout | undefined;

  if (child.stdout !== null) {
    let known = false;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = known ? null : readAddress(line);
      if (address === null) {
        process.stderr.write(`${line}\n`);
        return;
      }
      known = true;
      clearTimeout(late);
      beat = listen(address, heartbeat, () => kill('it stopped answering'));
      ready(address);
    });
  }
  const ended = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`it could not be started: ${error.message}`));
    child.once('exit', (code, signal) => resolve(code === null ? `it was ended by ${signal}` : `it ended with code ${code}`));
  });
  clearTimeout(late);
  clearInterval(beat);
  return why ?? ended;
}

/** Asks the terminal for anything at all; an answer of any kind is a sign of life. */
function listen(address: TerminalAddress, heartbeat: Heartbeat, silent: () => void): NodeJS.Timeout {
  const { origin } = new URL(address.kiosk);
  let misses = 0;
  return setInterval(() => {
    fetch(origin, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(heartbeat.patience) }).then(
      () => {
        misses = 0;
      },
      () => {
        misses += 1;
        if (misses === heartbeat.missesAllowed) silent();
      },
    );
  }, heartbeat.every);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(force);
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
