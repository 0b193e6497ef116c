import { assign, not } from 'xstate';
import type { ActorRefFrom, SnapshotFrom } from 'xstate';
import { depositStates } from './deposit-states.ts';
import { detailStates } from './detail-states.ts';
import { identifyStates } from './identify-states.ts';
import { freshContext } from './journey-context.ts';
import { held, journeySetup } from './journey-setup.ts';
import { labelStates } from './label-states.ts';
import { pageStates } from './page-states.ts';
import type { AppealWork } from './appeal-work.ts';

export interface JourneyClock {
  /** Epoch milliseconds. */
  now(): number;
  /** The civil date at the terminal, YYYY-MM-DD. */
  today(): string;
}

/**
 * «Подати звернення» from the start screen to the end of the session, as one statechart. It decides what comes next and
 * nothing else: work is the {@link AppealWork}'s, time limits are the session's, words and pictures are the renderer's.
 */
export function appealJourney(work: AppealWork, clock: JourneyClock) {
  const chart = journeySetup(work, () => clock.today());
  return chart.createMachine({
    id: 'journey',
    context: ({ input }) => freshContext(input),
    initial: 'start',
    on: {
      LANGUAGE: { actions: assign(({ event }) => ({ language: event.language })) },
      TEXT_SIZE: { actions: assign(({ event }) => ({ textSize: event.textSize })) },
      THEME: { actions: assign(({ event }) => ({ theme: event.theme })) },
      REACH: { actions: assign(({ event }) => ({ reach: event.reach })) },
      FORM_NUMBER: {
        guard: ({ context }) => context.number === null,
        actions: assign(({ event }) => ({ appealId: event.appealId, number: event.number, secret: event.secret, numberOnPaper: 'form' })),
      },
      CANCEL: { guard: not('sealed'), target: '.ended', actions: [assign({ endedWhy: 'cancelled' }), 'abandon'] },
      REMEDY: {
        /** Only where it is offered: a late second tap must not end what already goes on. */
        guard: ({ context, event }) =>
          event.remedy === 'cancel' && !context.sealed && context.trouble?.remedies.includes('cancel') === true,
        target: '.ended',
        actions: [assign({ endedWhy: 'cancelled' }), 'abandon'],
      },
      EXPIRE: [
        /** What is sealed is accepted: the session ends on the screen that says so, wherever the paper stayed. */
        { guard: 'sealed', target: '.done', actions: 'settlePaper' },
        { target: '.ended', actions: [assign({ endedWhy: 'timedOut' }), 'abandon'] },
      ],
    },
    states: {
      start: { tags: 'attract', on: { START: 'notice', ...held } },
      notice: {
        on: {
          NEXT: { target: 'identify', actions: assign({ noticeAt: () => clock.now() }) },
          BACK: { target: 'over', actions: 'abandon' },
        },
      },
      ...identifyStates(chart),
      ...detailStates(chart),
      ...labelStates(chart),
      ...pageStates(chart),
      ...depositStates(chart),
      done: { tags: 'closing', on: { NEXT: 'over', REPRINT: 'receipt', CANCEL: {}, EXPIRE: 'over' } },
      /** A form held before the reader now belongs to the next resident. */
      ended: { tags: 'closing', on: { NEXT: 'over', CANCEL: {}, EXPIRE: 'over', FORM_NUMBER: {} } },
      over: { type: 'final' },
    },
  });
}

export type AppealJourney = ReturnType<typeof appealJourney>;
export type JourneyActor = ActorRefFrom<AppealJourney>;
export type JourneySnapshot = SnapshotFrom<AppealJourney>;
