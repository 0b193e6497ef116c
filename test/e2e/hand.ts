import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import { socketPaths } from '../../contract/addresses.ts';
import type { dockContract } from '../../contract/contract.ts';
import type { DockCommand, Stage } from '../../contract/dock.ts';

/** The hand on the simulated devices: gives the orders that the dock's buttons give. */
export interface Hand {
  does(command: DockCommand): Promise<void>;
  stage(): Promise<Stage>;
  /** Puts the paper in once the shutter has opened. */
  putsPaperIn(): Promise<void>;
}

/** `dock` is the dock's address with its token. */
export function handOn(dock: string): Hand {
  async function asked<T>(question: (client: ContractRouterClient<typeof dockContract>) => Promise<T>): Promise<T> {
    const { origin, host, searchParams } = new URL(dock);
    const socket = new WebSocket(`ws://${host}${socketPaths.dock}`, {
      origin,
      headers: { cookie: `vikno-dock=${searchParams.get('token') ?? ''}` },
    });
    try {
      // ws speaks the browser's interface as far as the link uses it
      const client: ContractRouterClient<typeof dockContract> = createORPCClient(
        new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
      );
      return await question(client);
    } finally {
      socket.close();
    }
  }
  const does = async (command: DockCommand): Promise<void> => {
    const obeyed = await asked((client) => client.dock.command(command));
    if (!obeyed.ok) throw new Error(`the dock refused ${command.do}: ${obeyed.why ?? ''}`);
  };
  return {
    does,
    async putsPaperIn() {
      await asked(async (client) => {
        for await (const { devices } of await client.dock.stage()) {
          if (devices.some(({ device, detail }) => device === 'depository' && detail['shutter'] === 'open')) return;
        }
      });
      await does({ do: 'insertPaper' });
    },
    stage: () =>
      asked(async (client) => {
        for await (const stage of await client.dock.stage()) return stage;
        throw new Error('the dock shows no stage');
      }),
  };
}
