import { createActor, type Actor, type Snapshot } from 'xstate';
import type { ResidentEvent } from '../contract/events.ts';
import type { View } from '../contract/view.ts';
import { litParts, progressOf } from '../services/appeals/journey/around-screen.ts';
import { appealJourney, type AppealJourney, type JourneySnapshot } from '../services/appeals/journey/journey.ts';
import type { Draft } from '../services/appeals/rules/details.ts';
import type { JourneyEvent } from '../services/appeals/journey/journey-context.ts';
import { screenOf, type Surroundings } from '../services/appeals/journey/screen.ts';
import { findAppeal, forgetSession, savedSession, saveSession } from '../services/appeals/store/store.ts';
import type { AppealWork } from '../services/appeals/journey/appeal-work.ts';
import type { Database } from '../sync/database.ts';
import { SessionClock, type Pace, type SessionLimits } from './session-clock.ts';

export interface SessionHouse {
  readonly database: Database;
  readonly work: AppealWork;
  readonly limits: SessionLimits;
  readonly labels: boolean;
  readonly startDraft: Draft;
  readonly place: View['place'];
  surroundings(): Surroundings;
  newId(): string;
  /** Epoch milliseconds. */
  now(): number;
  today(): string;
  /** Milliseconds of a clock that does not jump. */
  monotonic(): number;
  log(event: string, facts: Record<string, unknown>): void;
}

/** What is kept of a session between two runs of the terminal. */
interface KeptSession {
  readonly id: string;
  readonly snapshot: Snapshot<unknown>;
}

/** The state's path, such as `card.reading`. */
export function pathOf(value: JourneySnapshot['value']): string {
  return typeof value === 'string'
    ? value
    : Object.entries(value)
        .map(([state, inner]) => `${state}.${typeof inner === 'string' ? inner : pathOf(inner)}`)
        .join('|');
}

/**
 * The one session on the glass: a journey that is written down at every step, so that a restart finds the resident where he
 * was (at worst a letter before), with its time limits. When it ends, the next one begins empty and knows nothing of it.
 */
export class Session {
  readonly #house: SessionHouse;
  readonly #journey: AppealJourney;
  readonly #watchers = new Set<() => void>();
  #id: string;
  #actor: Actor<AppealJourney>;
  #clock: SessionClock;
  #view: View;
  #stopped = false;
  /** True while a letter that was typed is handed to the journey. */
  #typing = false;
  /** Set while the last letters are not yet written down. */
  #unkept: NodeJS.Immediate | undefined;

  constructor(house: SessionHouse) {
    this.#house = house;
    this.#journey = appealJourney(house.work, { now: () => house.now(), today: () => house.today() });
    this.#clock = new SessionClock(house.limits, house.monotonic());
    const kept = this.#kept();
    this.#id = kept?.id ?? house.newId();
    this.#actor = this.#begin(kept?.snapshot);
    this.#view = this.#compose();
  }

  get view(): View {
    return this.#view;
  }

  get snapshot(): JourneySnapshot {
    return this.#actor.getSnapshot();
  }

  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => void this.#watchers.delete(changed);
  }

  /** Hands an event to the journey; false when the present screen does not know it. */
  send(event: ResidentEvent | JourneyEvent): boolean {
    this.#clock.touch(this.#house.monotonic());
    if (event.type === 'STAY') {
      this.refresh();
      return true;
    }
    if (!this.snapshot.can(event)) {
      this.refresh();
      return false;
    }
    this.#typing = event.type === 'EDIT';
    this.#actor.send(event);
    this.#typing = false;
    return true;
  }

  /** To be called about twice a second: lets the time limits act. */
  tick(): void {
    const { expired } = this.#clock.at(this.#house.monotonic());
    if (expired) this.#actor.send({ type: 'EXPIRE' });
    this.refresh();
  }

  /** Draws the view again, after a change around the journey such as a device's. */
  refresh(): void {
    if (this.#stopped) return;
    const next = this.#compose();
    if (JSON.stringify(next) === JSON.stringify(this.#view)) return;
    this.#view = next;
    for (const changed of Array.from(this.#watchers)) changed();
  }

  /** Stops without ending: the next run finds the session where it is. */
  stop(): void {
    if (this.#unkept) this.#keep();
    this.#stopped = true;
    this.#actor.stop();
  }

  #kept(): KeptSession | null {
    const text = savedSession(this.#house.database);
    // Written by #keep below; a snapshot of another version fails to start and is dropped there.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the row is ours alone
    return text === null ? null : (JSON.parse(text) as KeptSession);
  }

  #begin(snapshot?: Snapshot<unknown>): Actor<AppealJourney> {
    const actor = this.#make(snapshot);
    actor.start();
    actor.subscribe({
      next: (state) => this.#advanced(state),
      error: (error) => {
        this.#house.log('session.broke', { error: error instanceof Error ? error.message : String(error) });
        this.#next();
      },
      complete: () => this.#next(),
    });
    this.#clock.enter(paceOf(actor.getSnapshot()), this.#house.monotonic());
    return actor;
  }

  #make(snapshot: Snapshot<unknown> | undefined): Actor<AppealJourney> {
    const house = this.#house;
    const input = { appealId: house.newId(), language: 'uk' as const, labels: house.labels, draft: house.startDraft };
    if (!snapshot) return createActor(this.#journey, { input });
    const restored = createActor(this.#journey, { input, snapshot });
    const state: Snapshot<unknown> = restored.getSnapshot();
    // A void appeal: its end was decided, and only the session's was not written down any more.
    if (state.status === 'active' && findAppeal(house.database, restored.getSnapshot().context.appealId)?.state !== 'void') return restored;
    // Or of another version: an appeal it had begun is dealt with as one that a dead run left.
    house.log('session.notRestored', { status: state.status });
    return createActor(this.#journey, { input });
  }

  #advanced(state: JourneySnapshot): void {
    if (this.#stopped || state.status !== 'active') return;
    this.#clock.enter(paceOf(state), this.#house.monotonic());
    // What the glass shows is on the disk. Only letters go ahead of it, and a burst of them is written down once.
    if (this.#typing) this.#unkept ??= setImmediate(() => this.#keep());
    else this.#keep();
    this.refresh();
  }

  #keep(): void {
    clearImmediate(this.#unkept);
    this.#unkept = undefined;
    const house = this.#house;
    const actor = this.#actor;
    const kept = house.database.transaction((tx) => {
      if (actor.getSnapshot().hasTag('attract')) forgetSession(tx);
      else saveSession(tx, JSON.stringify({ id: this.#id, snapshot: actor.getPersistedSnapshot() } satisfies KeptSession));
    });
    // A full disk must not stop the resident: what was stored before is still safe, and sealing will say so.
    if (!kept.ok) house.log('session.notKept', { fault: kept.fault });
  }

  /** One session is over: everything of it is dropped and the start screen waits for the next. */
  #next(): void {
    if (this.#stopped) return;
    const house = this.#house;
    clearImmediate(this.#unkept);
    this.#unkept = undefined;
    house.database.transaction((tx) => forgetSession(tx));
    this.#id = house.newId();
    this.#clock = new SessionClock(house.limits, house.monotonic());
    this.#actor = this.#begin();
    this.refresh();
  }

  #compose(): View {
    const house = this.#house;
    const state = this.snapshot;
    const { context } = state;
    const path = pathOf(state.value);
    return {
      sessionId: this.#id,
      screen: screenOf(path, context, house.surroundings()),
      progress: progressOf(path),
      can: { next: state.can({ type: 'NEXT' }), back: state.can({ type: 'BACK' }), cancel: state.can({ type: 'CANCEL' }) },
      lit: litParts(path, context),
      settings: { language: context.language, textSize: context.textSize, theme: context.theme, reach: context.reach },
      endingIn: this.#clock.at(house.monotonic()).endingIn,
      busy: state.hasTag('working'),
      place: house.place,
    };
  }
}

function paceOf(state: JourneySnapshot): Pace {
  for (const tag of ['attract', 'working', 'trouble', 'closing'] as const) if (state.hasTag(tag)) return tag;
  return 'acting';
}
