/** Where a running terminal is reached: what `vikno serve --json` says in its first line. */
export type TerminalAddress = {
  /** Address of the resident's screens, with the launch token in it. */
  readonly kiosk: string;
  /** Address of the dock; null where devices are real. */
  readonly dock: string | null;
};

/** Reads the terminal's first line; null when the line is something else. Only loopback addresses are believed. */
export function readAddress(line: string): TerminalAddress | null {
  let said: unknown;
  try {
    said = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof said !== 'object' || said === null || !('kiosk' in said) || !isLoopback(said.kiosk)) return null;
  return { kiosk: said.kiosk, dock: 'dock' in said && isLoopback(said.dock) ? said.dock : null };
}

function isLoopback(address: unknown): address is string {
  if (typeof address !== 'string' || !URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]');
}
