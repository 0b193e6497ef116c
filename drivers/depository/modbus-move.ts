import type { Pause } from '../pause.ts';
import type { DepositFault } from './contract.ts';
import type { ControllerLink } from './controller-link.ts';
import type { CommandName } from './register-map.ts';
import type { Reading } from './register-reading.ts';

/** One move of the machine, from the look before it to the sensors' confirmation. */
export interface Move {
  readonly command: CommandName;
  /** Whether saying it twice moves nothing twice. */
  readonly repeatable: boolean;
  readonly withinMs: number;
  /** The interlock: looked at in the moment before the command goes out. */
  readonly safe: (reading: Reading) => boolean;
  readonly trouble: (reading: Reading) => DepositFault | undefined;
  readonly done: (reading: Reading) => boolean;
  /** What it is called when the sensors do not confirm in time, or the controller refuses. */
  readonly late: DepositFault;
  /** Whether the command's coil stays set when the move has ended. */
  readonly keepPressed?: boolean;
}

export interface MoveEnd {
  readonly end: 'done' | DepositFault;
  /** Whether the command may have gone out. */
  readonly begun: boolean;
}

/** Makes a move and waits for its end. The link's last look is always later than the move's last change when this resolves. */
export async function moveUntil(
  move: Move,
  link: ControllerLink,
  { pollMs, pause, now }: { readonly pollMs: number; readonly pause: Pause; readonly now: () => number },
): Promise<MoveEnd> {
  const { line } = link;
  const before = await link.look();
  if (!before || !line) return { end: 'disconnected', begun: false };
  const trouble = move.trouble(before);
  if (trouble) return { end: trouble, begun: false };
  if (!move.safe(before)) return { end: before.signals.paper ? 'shutterStuck' : 'noPaper', begun: false };
  const fate = await link.begin(move.command, move.repeatable);
  const until = now() + move.withinMs;
  for (;;) {
    const reading = await link.look();
    // A line that was lost and found again has lost count of what was under way.
    if (!reading || link.line !== line) return { end: 'disconnected', begun: true };
    const end = move.done(reading) ? 'done' : (move.trouble(reading) ?? (fate === 'refused' || now() >= until ? move.late : undefined));
    if (end) {
      if (!move.keepPressed) await link.release(move.command);
      return { end, begun: true };
    }
    await pause(pollMs, never);
  }
}

const never = new AbortController().signal;
