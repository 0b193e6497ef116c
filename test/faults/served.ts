import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { socketPaths } from '../../contract/addresses.ts';
import type { dockContract, kioskContract } from '../../contract/contract.ts';
import type { View } from '../../contract/view.ts';

const token = 'a-token-of-this-test';
const vikno = path.join(import.meta.dirname, '../../terminal/cli/vikno.ts');

/** A terminal in a process of its own, spoken to as the glass and the dock do. */
export class Served {
  readonly kiosk: ContractRouterClient<typeof kioskContract>;
  readonly dock: ContractRouterClient<typeof dockContract>;
  readonly recovered: readonly unknown[];
  view: View;
  readonly #child: ChildProcess;
  readonly #views: AsyncIterator<View>;
  #changed = Promise.withResolvers<void>();

  private constructor(child: ChildProcess, clients: Pick<Served, 'kiosk' | 'dock' | 'recovered'>, views: AsyncIterator<View>, view: View) {
    this.#child = child;
    this.kiosk = clients.kiosk;
    this.dock = clients.dock;
    this.recovered = clients.recovered;
    this.#views = views;
    this.view = view;
    void this.#follow();
  }

  static async start(data: string, paceMs: number): Promise<Served> {
    const child = spawn(
      process.execPath,
      [vikno, 'serve', '--data', data, '--simulated', '--auto-insert', '--pace', String(paceMs), '--json'],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, VIKNO_TOKEN: token },
      },
    );
    const [line] = await once(createInterface(child.stdout), 'line');
    const { kiosk: address, recovered } = z.object({ kiosk: z.string(), recovered: z.array(z.unknown()) }).parse(JSON.parse(String(line)));
    const { origin } = new URL(address);
    const kiosk: Served['kiosk'] = await connect(origin, socketPaths.kiosk, `vikno-kiosk=${token}`);
    const dock: Served['dock'] = await connect(
      origin,
      socketPaths.dock,
      `vikno-dock=${createHmac('sha256', token).update('dock').digest('base64url')}`,
    );
    const views = (await kiosk.session.view())[Symbol.asyncIterator]();
    const first = await views.next();
    if (first.done) throw new Error('no view');
    return new Served(child, { kiosk, dock, recovered }, views, first.value);
  }

  /** Resolves at the next view, or when the terminal is gone. */
  async changed(): Promise<void> {
    await this.#changed.promise;
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill(signal);
    await gone;
  }

  async #follow(): Promise<void> {
    try {
      for (let next = await this.#views.next(); !next.done; next = await this.#views.next()) {
        this.view = next.value;
        this.#tell();
      }
    } catch {
      // The terminal was killed; that is what it is for.
    }
    this.#tell();
  }

  #tell(): void {
    const told = this.#changed;
    this.#changed = Promise.withResolvers();
    told.resolve();
  }
}

async function connect<Client extends object>(origin: string, place: string, cookie: string): Promise<Client> {
  const socket = new WebSocket(origin.replace('http', 'ws') + place, { headers: { cookie, origin } });
  socket.on('error', () => undefined);
  await once(socket, 'open');
  // The client is typed by the contract that the other end implements.
  return createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })) as Client;
}
