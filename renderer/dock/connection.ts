import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { dockContract } from '../../contract/contract.ts';
import { socketPaths } from '../../contract/addresses.ts';
import type { Stage } from '../../contract/dock.ts';
import type { Link } from './dock.tsx';
import type { SendCommand } from './orders.ts';

type DockClient = ContractRouterClient<typeof dockContract>;

/** Milliseconds between two tries to reach a silent terminal. */
const againMs = 1000;

/** Keeps one WebSocket to the terminal, opening it anew for ever. Returns what gives commands and what ends it. */
export function connectDock(tell: { readonly stage: (stage: Stage) => void; readonly link: (link: Link) => void }): {
  readonly send: SendCommand;
  readonly close: () => void;
} {
  let client: DockClient | undefined;
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const open = (): void => {
    const address = new URL(socketPaths.dock, location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const mine = new WebSocket(address);
    socket = mine;
    mine.addEventListener('open', () => {
      client = createORPCClient(new RPCLink({ websocket: mine }));
      // A stream that breaks leaves the socket useless for the dock: closing it leads to the next try.
      watch(client).catch(() => mine.close());
    });
    mine.addEventListener('close', () => {
      client = undefined;
      if (closed) return;
      tell.link('lost');
      timer = setTimeout(open, againMs);
    });
  };
  const watch = async (on: DockClient): Promise<void> => {
    for await (const stage of await on.dock.stage()) {
      tell.stage(stage);
      tell.link('live');
    }
    throw new Error('the stage ended');
  };

  open();
  return {
    send: async (command) =>
      client === undefined ? { ok: false, why: 'The terminal cannot be reached just now.' } : client.dock.command(command),
    close: () => {
      closed = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}
