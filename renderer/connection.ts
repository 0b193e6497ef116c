import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { socketPaths } from '../contract/addresses.ts';
import type { kioskContract } from '../contract/contract.ts';
import type { ResidentEvent } from '../contract/events.ts';
import type { View } from '../contract/view.ts';

type Terminal = ContractRouterClient<typeof kioskContract>;

export interface Connection {
  /** Hands an event on; while the terminal is away it is dropped: the glass then shows nothing to touch. */
  send: (event: ResidentEvent) => void;
  close: () => void;
}

/** How often the glass says that it is alive, and how long the terminal may take to answer, milliseconds. */
const beatEvery = 2000;
const answerWithin = 6000;

/** The wait before the nth new attempt in a row, milliseconds: quick at first, two seconds at most. */
export function waitBefore(attempt: number): number {
  return Math.min(2000, 150 * 2 ** Math.min(attempt, 8));
}

/**
 * Keeps one WebSocket to the terminal: every view goes to `onView`, losing the terminal is told by `onAway`, and it is sought again
 * until it is there. A terminal that no longer answers is taken for lost.
 */
export function connect(origin: string, onView: (view: View) => void, onAway: () => void): Connection {
  const address = origin.replace(/^http/u, 'ws') + socketPaths.kiosk;
  let closed = false;
  let attempt = 0;
  let terminal: Terminal | null = null;
  let socket: WebSocket | null = null;
  let next: ReturnType<typeof setTimeout> | undefined;

  const open = (): void => {
    const mine = new WebSocket(address);
    socket = mine;
    const client: Terminal = createORPCClient(new RPCLink({ websocket: mine }));
    let beat: ReturnType<typeof setInterval> | undefined;
    mine.addEventListener('open', () => {
      terminal = client;
      void follow(client, mine);
      beat = setInterval(() => void alive(client, mine), beatEvery);
    });
    mine.addEventListener('close', () => {
      clearInterval(beat);
      if (socket !== mine) return;
      terminal = null;
      if (closed) return;
      onAway();
      next = setTimeout(open, waitBefore(attempt));
      attempt += 1;
    });
  };

  const follow = async (client: Terminal, mine: WebSocket): Promise<void> => {
    try {
      for await (const view of await client.session.view()) {
        if (socket !== mine) return;
        attempt = 0;
        onView(view);
      }
    } catch {
      // Told by the socket's closing, which follows.
    }
    mine.close();
  };

  open();
  return {
    send: (event) => {
      // An event refused or lost on the way leaves the screen as it is: the next view tells the truth.
      terminal?.session.send(event).catch(() => undefined);
    },
    close: () => {
      closed = true;
      clearTimeout(next);
      socket?.close();
    },
  };
}

async function alive(client: Terminal, socket: WebSocket): Promise<void> {
  const late = setTimeout(() => socket.close(), answerWithin);
  try {
    await client.session.alive();
  } catch {
    socket.close();
  } finally {
    clearTimeout(late);
  }
}
