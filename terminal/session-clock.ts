/** How the present screen counts for time limits. */
export type Pace =
  /** Nobody is there: nothing runs out. */
  | 'attract'
  /** The resident's turn. */
  | 'acting'
  /** A device works: all limits stand still. */
  | 'working'
  /** An error shows: the total stands still, and the quiet time allowed is longer. */
  | 'trouble'
  /** The last screen: it closes itself. */
  | 'closing';

export interface SessionLimits {
  readonly idleSeconds: number;
  readonly warningSeconds: number;
  readonly troubleIdleSeconds: number;
  readonly totalSeconds: number;
  readonly closingSeconds: number;
}

export interface SessionTime {
  /** Seconds left while the warning shows, else null. */
  readonly endingIn: number | null;
  readonly expired: boolean;
}

/**
 * The time limits of one session, fed with the time by its owner and never asking a clock: `now` is in milliseconds of a
 * clock that does not jump.
 */
export class SessionClock {
  readonly #limits: SessionLimits;
  #pace: Pace = 'attract';
  #quietSince: number;
  #spent = 0;
  #countedTo: number;

  constructor(limits: SessionLimits, now: number) {
    this.#limits = limits;
    this.#quietSince = now;
    this.#countedTo = now;
  }

  /** A new screen: quiet time begins anew when its pace differs, so that a resident is not timed out for the machine's work. */
  enter(pace: Pace, now: number): void {
    this.#count(now);
    if (pace !== this.#pace) this.#quietSince = now;
    this.#pace = pace;
  }

  /** The resident did something. */
  touch(now: number): void {
    this.#count(now);
    this.#quietSince = now;
  }

  at(now: number): SessionTime {
    this.#count(now);
    const quiet = (now - this.#quietSince) / 1000;
    const { idleSeconds, warningSeconds, troubleIdleSeconds, totalSeconds, closingSeconds } = this.#limits;
    switch (this.#pace) {
      case 'attract':
      case 'working':
        return { endingIn: null, expired: false };
      case 'closing':
        return { endingIn: null, expired: quiet >= closingSeconds };
      case 'trouble':
        return warned(troubleIdleSeconds + warningSeconds - quiet, warningSeconds);
      case 'acting':
        return warned(Math.min(idleSeconds + warningSeconds - quiet, totalSeconds - this.#spent / 1000), warningSeconds);
    }
  }

  #count(now: number): void {
    if (this.#pace === 'acting') this.#spent += Math.max(0, now - this.#countedTo);
    this.#countedTo = now;
  }
}

function warned(left: number, warningSeconds: number): SessionTime {
  if (left <= 0) return { endingIn: null, expired: true };
  return { endingIn: left <= warningSeconds ? Math.ceil(left) : null, expired: false };
}
