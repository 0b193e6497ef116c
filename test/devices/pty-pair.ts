import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A null-modem cable: what is written at one end is read at the other. */
export interface PtyPair {
  /** The device node of the driver's end, and of the peer's. */
  readonly near: string;
  readonly far: string;
  /** Pulls the cable: both ends close. */
  readonly cut: () => Promise<void>;
}

/** Lays a cable by Debian's socat; fails with what to install where it is missing. */
export async function layPtyPair(): Promise<PtyPair> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vikno-pty-'));
  const near = path.join(folder, 'near');
  const far = path.join(folder, 'far');
  const socat = spawn('socat', [`pty,raw,echo=0,link=${near}`, `pty,raw,echo=0,link=${far}`], { stdio: 'ignore' });
  const gone = once(socat, 'exit').catch(() => {
    throw new Error('socat cannot be started; apt-get install socat');
  });
  // socat says nothing when the links are there, so they are looked for; the time limit of the test catches a socat that makes none.
  while (!existsSync(near) || !existsSync(far)) await Promise.race([wait(10), gone]);
  return {
    near,
    far,
    cut: async () => {
      socat.kill();
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
