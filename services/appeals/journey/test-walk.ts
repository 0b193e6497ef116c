import { createActor, type Snapshot } from 'xstate';
import type { Screen } from '../../../contract/view.ts';
import { viewSchema } from '../../../contract/view.ts';
import type { FieldId } from '../../../contract/words.ts';
import { litParts, progressOf } from './around-screen.ts';
import type { AppealJourney, JourneyActor, JourneySnapshot } from './journey.ts';
import type { JourneyContext, JourneyEvent } from './journey-context.ts';
import { screenOf } from './screen.ts';
import { document } from './test-world-things.ts';
import type { World } from './test-world.ts';

export const today = '2026-11-21';

const around = {
  devices: { documentScanner: 'ready', depository: 'ready', receiptPrinter: 'ready', cardReader: 'empty' },
  sources: ['feeder', 'flatbed'] as const,
  feederLoaded: null,
  today,
};
const place = { organisation: 'ЦНАП', terminalName: 'Термінал', address: 'м. Дніпро', contactPhone: null, devices: [] };

export const pathOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Object.entries(value ?? {})
        .map(([state, inner]) => `${state}.${pathOf(inner)}`)
        .join('');

/** One session walked in a {@link World}, with all that must always hold looked at after every step. */
export class Walk {
  readonly visited = new Set<string>();
  over = false;
  readonly #journey: AppealJourney;
  readonly #world: World;
  readonly #labels: boolean;
  #actor: JourneyActor;
  #broke: unknown;
  readonly #typed = new Map<FieldId, string>();
  readonly #told = new Set<string>();
  readonly #givenUp = new Set<string>();
  #replacing: string | null = null;
  #checked: JourneySnapshot | undefined;

  constructor(journey: AppealJourney, world: World, labels: boolean) {
    this.#journey = journey;
    this.#world = world;
    this.#labels = labels;
    this.#actor = this.#begin();
  }

  get state(): JourneySnapshot {
    return this.#actor.getSnapshot();
  }

  get context(): JourneyContext {
    return this.state.context;
  }

  get path(): string {
    return pathOf(this.state.value);
  }

  get screen(): Screen {
    return screenOf(this.path, this.context, around);
  }

  /** What the resident or the house sends; what the screen does not know is not sent, as in the session. */
  send(event: JourneyEvent): boolean {
    if (!this.state.can(event)) return false;
    const { pages, trouble } = this.context;
    if (event.type === 'EDIT') this.#typed.set(event.field, event.value);
    if (event.type === 'REMOVE') this.#givenUp.add(event.page);
    if (event.type === 'RESCAN') this.#replacing = event.page;
    if (event.type === 'REMEDY' && event.remedy === 'again' && trouble?.code.startsWith('SCN'))
      for (const page of pages) this.#givenUp.add(page.id);
    if (event.type === 'REMEDY' && event.remedy === 'again' && trouble?.code === 'SYS-01')
      for (const page of pages) this.#givenUp.add(page.id);
    if (event.type === 'REMEDY' && event.remedy === 'again' && trouble?.code.startsWith('NUM')) this.#replacing = pages[0]?.id ?? null;
    this.#actor.send(event);
    return true;
  }

  /** The process dies and the next one finds what was written down: the present step, or only the one before `during`. */
  async crash(during?: () => void): Promise<void> {
    const kept = JSON.stringify(this.#actor.getPersistedSnapshot());
    const before = this.state;
    during?.();
    await settled();
    this.#note(before);
    this.#actor.stop();
    this.#world.crash();
    const snapshot = JSON.parse(kept) as Snapshot<unknown>; // written two lines above
    // The terminal drops a session whose appeal is void: its end was decided, only not written down.
    if (this.#world.appeals.get(before.context.appealId)?.state === 'void') {
      this.over = true;
      return;
    }
    this.over = false;
    this.#actor = this.#begin(snapshot);
  }

  /** Looks at everything that must hold in any state. */
  check(): void {
    if (this.#broke !== undefined) throw new Error('the journey broke', { cause: this.#broke });
    if (this.#world.violations.length > 0) throw new Error(this.#world.violations.join('; '));
    if (this.over || this.state === this.#checked) return;
    this.#checked = this.state;
    const { state, path, screen } = this;
    const can = { next: state.can({ type: 'NEXT' }), back: state.can({ type: 'BACK' }), cancel: state.can({ type: 'CANCEL' }) };
    const { language, textSize, theme, reach } = state.context;
    const busy = state.hasTag('working');
    viewSchema.parse({
      sessionId: 's',
      screen,
      progress: progressOf(path),
      can,
      lit: litParts(path, state.context),
      settings: { language, textSize, theme, reach },
      endingIn: null,
      busy,
      place,
    });
    const expect = (holds: boolean, what: string): void => {
      if (!holds) throw new Error(`${what} (in ${path})`);
    };
    expect(!can.cancel || state.can({ type: 'EXPIRE' }), 'what can be cancelled can run out');
    expect(!busy || !(can.cancel || state.can({ type: 'EXPIRE' })), 'nothing ends while the machine works');
    expect(path.endsWith('.trouble') === (screen.name === 'trouble'), 'a trouble has its screen');
    if (screen.name === 'trouble') {
      expect(
        screen.trouble.remedies.some((remedy) => remedy !== 'cancel'),
        'a trouble offers a way on',
      );
      for (const remedy of screen.trouble.remedies) expect(state.can({ type: 'REMEDY', remedy }), `${screen.trouble.code} takes ${remedy}`);
    }
    if (screen.name === 'scan' && screen.replacing !== null) expect(screen.replacing >= 1, 'a page that is replaced is there');
    this.#checkTyped(expect);
    this.#checkPages(expect);
    this.#checkEnd(expect);
  }

  #checkTyped(expect: (holds: boolean, what: string) => void): void {
    for (const [field, value] of this.#typed) expect((this.context.draft[field] ?? '') === value, `${field} stays as typed`);
  }

  #checkPages(expect: (holds: boolean, what: string) => void): void {
    const ids = this.context.pages.map((page) => page.id);
    expect(new Set(ids).size === ids.length, 'no page twice');
    expect(!ids.some((id) => this.#givenUp.has(id)), 'a removed page does not come back');
    if (this.path === 'scan.scanning') return;
    for (const id of this.#told) expect(ids.includes(id) || this.#givenUp.has(id), `page ${id} is not lost`);
  }

  #checkEnd(expect: (holds: boolean, what: string) => void): void {
    const appeal = this.#world.appeals.get(this.context.appealId);
    expect(!this.context.sealed || appeal?.state === 'sealed', 'sealed is sealed');
    const afterDeposit = this.path === 'done' || this.path.startsWith('receipt.');
    if (afterDeposit) expect(appeal?.settledTimes === 1, 'the place of the paper is settled once');
    if (this.path === 'done') {
      expect(appeal?.sealedPages.length === this.context.pages.length, 'all pages are in the document');
      expect((this.context.paper === 'inBox') <= (this.#world.drops === 1), 'paper that is said to be in the box is there');
    }
    if (this.path === 'ended') expect(appeal === undefined || appeal.state === 'void', 'what ended is void');
    expect(this.#world.drops <= 1, 'one paper falls once');
  }

  #begin(snapshot?: Snapshot<unknown>): JourneyActor {
    const input = { appealId: 'a1', language: 'uk' as const, labels: this.#labels, draft: { settlement: 'м. Дніпро' } };
    const actor = createActor(this.#journey, snapshot ? { input, snapshot } : { input });
    let before: JourneySnapshot = actor.getSnapshot();
    actor.subscribe({
      next: (state) => {
        if (actor === this.#actor) this.#note(before, state);
        before = state;
      },
      error: (error) => {
        this.#broke = error;
      },
      complete: () => {
        this.over = true;
        this.visited.add('over');
      },
    });
    actor.start();
    this.visited.add(pathOf(actor.getSnapshot().value));
    return actor;
  }

  /** Notes what a step brought: pages told of, pages replaced, names that a chip gave. */
  #note(before: JourneySnapshot, state: JourneySnapshot = this.state): void {
    this.visited.add(pathOf(state.value));
    const { pages } = state.context;
    for (const page of pages) this.#told.add(page.id);
    const { replacing } = before.context;
    if (replacing !== null && replacing === this.#replacing && !pages.some((page) => page.id === replacing)) this.#givenUp.add(replacing);
    if (state.context.document === document && before.context.document === null && document.nationalName) this.#typed.delete('surname');
  }
}

/** Lets promises that are kept be heard. */
export const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
