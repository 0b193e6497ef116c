import path from 'node:path';
import { parseArgs } from 'node:util';

/** What `npm start` and the shell understand on their command lines. */
export type ShellOptions = {
  readonly data: string;
  /** 0: any free port. */
  readonly port: number;
  /** Takes the whole screen and locks it; without it, a window on a developer's desktop. */
  readonly kiosk: boolean;
  readonly simulated: boolean;
  readonly window: boolean;
  readonly chromium: boolean;
  readonly openDock: boolean;
  readonly terminal: string;
  readonly node: string | null;
};

export type ReadOptions =
  | { readonly ok: true; readonly options: ShellOptions }
  | { readonly ok: false; readonly message: string; readonly help: boolean };

export const help = `Vikno: a self-service terminal with simulated devices.

  npm start -- [options]

  --data DIR      where documents and settings live (default: data in the project)
  --port N        port on this machine (default: any free one)
  --kiosk         take the whole screen and lock it
  --chromium      use Chromium even where Electron is installed
  --no-window     open no window; print the addresses
  --no-dock       do not open the dock, where the simulated devices are worked
  --help          this text`;

/** Reads a command line; an unknown option is an error, not a guess. Relative folders count from \`root\`. */
export function readOptions(args: readonly string[], root: string): ReadOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string', default: 'data' },
        port: { type: 'string', default: '0' },
        kiosk: { type: 'boolean', default: false },
        simulated: { type: 'boolean', default: false },
        'no-window': { type: 'boolean', default: false },
        chromium: { type: 'boolean', default: false },
        'no-dock': { type: 'boolean', default: false },
        terminal: { type: 'string', default: 'terminal/cli/vikno.ts' },
        node: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { ok: false, message: help, help: true };
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return wrong(`--port takes a number from 0 to 65535, not «${values.port}».`);
    return {
      ok: true,
      options: {
        data: path.resolve(root, values.data),
        port,
        kiosk: values.kiosk,
        simulated: values.simulated,
        window: !values['no-window'],
        chromium: values.chromium,
        openDock: !values['no-dock'],
        terminal: values.terminal,
        node: values.node ?? null,
      },
    };
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
}

function wrong(message: string): ReadOptions {
  return { ok: false, message: `${message}\n\n${help}`, help: false };
}
