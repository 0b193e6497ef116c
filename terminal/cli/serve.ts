import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { RPCHandler } from '@orpc/server/ws';
import { thumbnail } from '../../imaging/thumbnail.ts';
import { interpret, traitsOf } from '../../printing/escpos-interpret.ts';
import { pageFile } from '../../services/appeals/work/page-work.ts';
import { warmUp } from '../../services/appeals/work/warm-up.ts';
import { dockToken } from '../guard.ts';
import { dockRouter, kioskRouter } from '../routers.ts';
import { serve, type Picture, type Served } from '../server.ts';
import { openTerminal, type Terminal } from '../terminal.ts';
import { CommandFailure } from './failure.ts';
import { configurationOf } from './open.ts';

export interface ServeOptions {
  readonly data: string;
  readonly config?: string;
  readonly port: number;
  readonly simulated: boolean;
  readonly pace: number;
  readonly autoInsert: boolean;
}

export interface Serving {
  readonly kiosk: string;
  readonly dock: string | null;
  readonly recovered: Terminal['recovered'];
  close(): Promise<void>;
}

/** Runs the terminal without a shell. The launch token comes from VIKNO_TOKEN, so that a window that is open survives a restart. */
export async function serveTerminal(options: ServeOptions, log: (event: string, facts: Record<string, unknown>) => void): Promise<Serving> {
  const configuration = await configurationOf(options.data, options.config);
  const simulates = Object.values(configuration.devices).includes('simulated');
  if (simulates && !options.simulated) {
    throw new CommandFailure('badInput', 'Devices are configured as «simulated»: say so with --simulated, or set them to «none».');
  }
  const opened = await openTerminal({
    data: path.resolve(options.data),
    configuration,
    simulation: { paceMs: options.pace, autoInsert: options.autoInsert },
    resume: true,
    log,
  });
  if (!opened.ok) throw new CommandFailure('noTerminal', opened.problem);
  const { terminal } = opened;
  const kioskToken = process.env['VIKNO_TOKEN'] ?? randomBytes(32).toString('base64url');
  const served: Served = await serve(options.port, {
    tokens: { kiosk: kioskToken, dock: dockToken(kioskToken) },
    kiosk: new RPCHandler(kioskRouter(terminal)),
    dock: options.simulated ? new RPCHandler(dockRouter(terminal)) : null,
    pagePicture: (id, width) => pagePicture(terminal, id, width),
    slipPicture: (id) => slipPicture(terminal, id),
    log,
  });
  // Not before the first screen is drawn: reading fonts keeps the process busy.
  const warming = setTimeout(() => terminal.house.later(warmUp(terminal.house)), 1500);
  return {
    kiosk: served.kioskAddress,
    dock: served.dockAddress,
    recovered: terminal.recovered,
    async close() {
      clearTimeout(warming);
      await served.close();
      await terminal.close();
    },
  };
}

/** A page of the session on the glass, and of no other. `width` in pixels. */
async function pagePicture({ session, house }: Terminal, id: string, width: number): Promise<Picture | null> {
  const { context } = session.snapshot;
  const page = context.pages.find((one) => one.id === id);
  if (!page || !(width >= 16 && width <= 2500)) return null;
  const read = await house.spool.read(context.appealId, pageFile(id));
  if (!read.ok) return null;
  const preview = await thumbnail({ ...page, data: read.bytes, skewDegrees: 0 }, Math.round(width));
  return { type: `image/${preview.format}`, bytes: preview.data };
}

async function slipPicture({ simulation, house }: Terminal, id: string): Promise<Picture | null> {
  const slip = simulation.receiptPrinter?.printed.find((one) => String(one.id) === id);
  const [printed] = slip ? await interpret(slip.bytes, traitsOf(house.settings.printer)) : [];
  return printed ? { type: 'image/png', bytes: await printed.png() } : null;
}
