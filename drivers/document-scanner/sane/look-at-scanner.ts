import { Child, type ScanimageCommand } from './child.ts';
import { type DeviceOption, parseDeviceOptions } from './device-options.ts';
import { whatItSaid } from './scan-verdict.ts';

export type Look =
  | { readonly found: 'options'; readonly options: readonly DeviceOption[] }
  /** It cannot be opened: unplugged, switched off, not configured, or no `scanimage` here. */
  | { readonly found: 'nothing' }
  /** It is there and does not answer, or another program holds it. */
  | { readonly found: 'mute' };

export interface LookOptions extends ScanimageCommand {
  readonly device: string;
  /** Further arguments, such as the source whose options are wanted. */
  readonly settings?: readonly string[];
  /** How long the scanner may take to answer, milliseconds. */
  readonly withinMs: number;
  /** Aborting it ends the look at once. */
  readonly signal: AbortSignal;
}

/** Opens the scanner, reads its options and sensors, and closes it. Never throws. */
export async function lookAtScanner({ device, settings = [], withinMs, signal, ...command }: LookOptions): Promise<Look> {
  const lines: string[] = [];
  const child = new Child(command, [`--device-name=${device}`, ...settings, '--all-options'], (line) => lines.push(line));
  child.hangUp();
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    child.kill();
  }, withinMs);
  const giveUp = (): void => child.kill();
  if (signal.aborted) giveUp();
  else signal.addEventListener('abort', giveUp, { once: true });
  await child.ended;
  signal.removeEventListener('abort', giveUp);
  clearTimeout(limit);
  const options = parseDeviceOptions(lines.join('\n'));
  if (options.length > 0) return { found: 'options', options };
  return { found: late || whatItSaid(child.words) === 'busy' ? 'mute' : 'nothing' };
}
