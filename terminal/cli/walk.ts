import type { ResidentEvent } from '../../contract/events.ts';
import type { Screen } from '../../contract/view.ts';
import type { AppealKind, Behalf, BenefitCategory, ReplyChannel } from '../../contract/words.ts';
import type { Draft } from '../../services/appeals/rules/details.ts';
import type { Session } from '../session.ts';

/** What a resident would answer on the way. */
export interface Answers {
  readonly identify: 'card' | 'booklet' | 'other' | 'none';
  readonly kind: AppealKind;
  readonly behalf: Behalf;
  readonly category: BenefitCategory;
  readonly reply: ReplyChannel;
  readonly draft: Draft;
}

/** Where a walk ended. */
export type WalkEnd =
  | Extract<Screen, { name: 'done' | 'ended' | 'trouble' }>
  | { readonly name: 'stuck'; readonly faults: readonly string[] };

/**
 * Walks the journey from the start screen as a resident would, answering each screen from `answers`, until it is done, something
 * fails, or a form does not take an answer. It sends the same events as the glass.
 */
export async function walk(session: Session, answers: Answers): Promise<WalkEnd> {
  for (;;) {
    const { screen } = session.view;
    if (screen.name === 'done' || screen.name === 'ended' || screen.name === 'trouble') return screen;
    const step = stepOn(screen, answers);
    if (step.stuck) return { name: 'stuck', faults: step.stuck };
    if (step.events.length === 0) await changed(session);
    for (const event of step.events) session.send(event);
  }
}

function changed(session: Session): Promise<void> {
  return new Promise((resolve) => {
    const unwatch = session.watch(() => {
      unwatch();
      resolve();
    });
  });
}

interface Step {
  readonly events: readonly ResidentEvent[];
  readonly stuck?: readonly string[];
}

const next: Step = { events: [{ type: 'NEXT' }] };
const wait: Step = { events: [] };

/** What a resident does at a screen; nothing where the machine works. */
export function stepOn(screen: Exclude<Screen, WalkEnd>, answers: Answers): Step {
  switch (screen.name) {
    case 'start':
      return { events: [{ type: 'START', service: 'appeal' }] };
    case 'choice':
      return { events: [{ type: 'CHOOSE', option: answers[screen.ask] }] };
    case 'form':
      return fill(screen, answers.draft);
    case 'scan':
      return screen.phase !== 'load' ? wait : screen.pages === 0 ? { events: [{ type: 'SCAN', source: 'feeder' }] } : next;
    case 'label':
      return screen.phase === 'printing' ? wait : next;
    case 'notice':
    case 'review':
    case 'confirm':
      return next;
    case 'card':
    case 'working':
    case 'deposit':
    case 'receipt':
      return wait;
  }
}

function fill(screen: Extract<Screen, { name: 'form' }>, draft: Draft): Step {
  const faults = screen.fields.filter((field) => field.fault !== null);
  if (faults.length > 0) return { events: [], stuck: faults.map((field) => `${field.id}: ${field.fault ?? ''}`) };
  const edits = screen.fields.flatMap((field): ResidentEvent[] => {
    const value = draft[field.id] ?? '';
    return value === field.value ? [] : [{ type: 'EDIT', field: field.id, value }];
  });
  return { events: [...edits, { type: 'NEXT' }] };
}
