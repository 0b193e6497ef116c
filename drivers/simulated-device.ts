import { type Device, StatusCell } from './device.ts';
import { type Pause, realPause } from './pause.ts';
import { Turns } from './turns.ts';

/** What one does to the cable of any simulated device. */
export interface PlugControls {
  unplug(): void;
  /** Puts the cable back and wakes a mute device. */
  plug(): void;
  /** The device stays visible and stops answering: commands end as if it were unplugged, the status says `mute`. */
  goMute(): void;
}

export interface SimulationOptions {
  /** Milliseconds that one step (a sheet, a motor's move) takes; 0 for tests and the command line. */
  readonly paceMs?: number;
  readonly pause?: Pause;
  /** Called after every physical change: the moment to draw the dock anew and to keep a snapshot. */
  readonly onChange?: () => void;
}

type Unreachable = { readonly state: 'disconnected' } | { readonly state: 'mute' };

/** A condition of a device that answers. */
export type Reached<Status extends { readonly state: string }> = Exclude<Status, Unreachable>;

/** What all simulated devices share: the cable, the status that is told to watchers, turns, and the passing of time. */
export abstract class SimulatedDevice<Physical extends { readonly state: string }> implements Device<Physical | Unreachable>, PlugControls {
  readonly #turns = new Turns();
  readonly #waiting = new Set<() => void>();
  readonly #paceMs: number;
  readonly #pause: Pause;
  readonly #onChange: (() => void) | undefined;
  #cable: 'in' | 'mute' | 'out' = 'in';
  #closed = false;
  #told: StatusCell<Physical | Unreachable> | undefined;

  constructor({ paceMs = 0, pause = realPause, onChange }: SimulationOptions = {}) {
    this.#paceMs = paceMs;
    this.#pause = pause;
    this.#onChange = onChange;
  }

  /** The condition of the device as its own sensors see it. */
  protected abstract look(): Physical;

  get status(): Physical | Unreachable {
    return this.#cell.current;
  }

  watch(listener: (status: Physical | Unreachable) => void): () => void {
    return this.#cell.watch(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.changed();
  }

  unplug(): void {
    this.#cable = 'out';
    this.changed();
  }

  plug(): void {
    this.#cable = 'in';
    this.changed();
  }

  goMute(): void {
    if (this.#cable === 'in') this.#cable = 'mute';
    this.changed();
  }

  /** Whether commands and sensor readings get through. */
  protected get reachable(): boolean {
    return this.#cable === 'in' && !this.#closed;
  }

  /** The condition at this very moment, which watchers may not have been told yet. */
  protected get condition(): Physical | Unreachable {
    if (this.#closed || this.#cable === 'out') return { state: 'disconnected' };
    if (this.#cable === 'mute') return { state: 'mute' };
    return this.look();
  }

  /** To be called after every physical change. */
  protected changed(): void {
    // Steps under way look first: a watcher may mend at once what has already broken them.
    for (const check of this.#waiting) check();
    this.#cell.set(this.condition);
    this.#onChange?.();
  }

  /** The caller's turn at the device, see {@link Turns.take}. */
  protected turn(signal: AbortSignal): Promise<(() => void) | undefined> {
    return this.#turns.take(signal);
  }

  /** Lets one step's time pass. Ends early, with what `trouble` says, once it says something; and early when aborted. */
  protected step<Trouble>(trouble: () => Trouble | undefined, signal: AbortSignal): Promise<Trouble | undefined> {
    return this.until(trouble, signal, this.#paceMs);
  }

  /**
   * Waits until `find` finds something at any change, and returns the first it found, however short it lasted. Ends with
   * `undefined` when `signal` aborts, or `withinMs` has passed if it is given.
   */
  protected async until<Found>(find: () => Found | undefined, signal: AbortSignal, withinMs?: number): Promise<Found | undefined> {
    const atOnce = find();
    if (atOnce !== undefined || signal.aborted) return atOnce;
    const over = new AbortController();
    const end = Promise.withResolvers<Found | undefined>();
    const check = (): void => {
      const found = find();
      if (found !== undefined) end.resolve(found);
    };
    this.#waiting.add(check);
    signal.addEventListener('abort', () => end.resolve(undefined), { signal: over.signal });
    if (withinMs !== undefined)
      void this.#pause(withinMs, AbortSignal.any([signal, over.signal])).then(() => end.resolve(undefined), end.reject);
    try {
      return await end.promise;
    } finally {
      this.#waiting.delete(check);
      over.abort();
    }
  }

  // Made at first use, because look() needs the fields of the subclass.
  get #cell(): StatusCell<Physical | Unreachable> {
    return (this.#told ??= new StatusCell(this.condition));
  }
}
