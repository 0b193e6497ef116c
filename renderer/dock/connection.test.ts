import { once } from 'node:events';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { dockContract } from '../../contract/contract.ts';
import { socketPaths } from '../../contract/addresses.ts';
import type { DockCommand, Stage } from '../../contract/dock.ts';
import { sampleStages } from '../../test/gallery/stages.ts';
import { connectDock } from './connection.ts';

/** A terminal's end of the dock's line: tells `stage` once and notes the commands. */
async function terminal(stage: Stage, port = 0) {
  const commands: DockCommand[] = [];
  const os = implement(dockContract);
  const handler = new RPCHandler({
    dock: {
      stage: os.dock.stage.handler(async function* ({ signal }) {
        yield stage;
        await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      }),
      command: os.dock.command.handler(({ input }) => {
        commands.push(input);
        return { ok: false, why: 'the shutter is closed' };
      }),
    },
  });
  const server = new WebSocketServer({ host: '127.0.0.1', port, path: socketPaths.dock });
  server.on('connection', (socket) => void handler.upgrade(socket));
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const stop = async (): Promise<void> => {
    for (const socket of server.clients) socket.terminate();
    server.close();
    await once(server, 'close');
  };
  return { port: address.port, commands, stop };
}

const endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
  vi.unstubAllGlobals();
});

test('brings the stage, carries commands both ways, and finds a terminal that was away again', async () => {
  const first = await terminal(sampleStages.idle);
  vi.stubGlobal('location', { href: `http://127.0.0.1:${first.port}/dock.html` });
  const told: string[] = [];
  const waiting = new Map<string, () => void>();
  const tell = (what: string): void => {
    told.push(what);
    waiting.get(what)?.();
  };
  const heard = (what: string): Promise<void> => new Promise((resolve) => waiting.set(what, resolve));

  const begun = heard('live');
  const dock = connectDock({ stage: (stage) => tell(`card ${stage.card}`), link: tell });
  endings.push(dock.close);
  await begun;
  expect(told).toEqual(['card null', 'live']);
  expect(await dock.send({ do: 'insertPaper' })).toEqual({ ok: false, why: 'the shutter is closed' });
  expect(first.commands).toEqual([{ do: 'insertPaper' }]);

  const gone = heard('lost');
  await first.stop();
  await gone;
  expect(await dock.send({ do: 'removeCard' })).toMatchObject({ ok: false });

  const back = heard('live');
  const second = await terminal(sampleStages.withCard, first.port);
  endings.push(second.stop);
  await back;
  expect(told.slice(-2)).toEqual(['card A2', 'live']);
});
