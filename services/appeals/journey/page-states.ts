import { assign, sendTo } from 'xstate';
import type { FailureCode } from '../../../contract/failures.ts';
import { failures } from '../../../contract/failures.ts';
import type { JourneyContext, JourneyTrouble } from './journey-context.ts';
import { held, type JourneySetup } from './journey-setup.ts';
import { addPage, movePage, removePage, rotatePage } from './page-list.ts';
import type { JourneyPage } from './appeal-work.ts';

/** Pages already stored stay; `again` starts over, for a pile that got out of order. */
function scanTrouble(code: FailureCode, pages: number): JourneyTrouble {
  const { paper } = failures[code];
  return {
    code,
    paper: paper === 'asReported' ? 'unknown' : paper,
    remedies: pages > 0 ? ['retry', 'again', 'cancel'] : ['retry', 'cancel'],
  };
}

/** A label or a form bears the number as a code; handwriting and the stamp do not. */
function numberSought({ number, numberOnPaper }: JourneyContext): string | null {
  return numberOnPaper === 'label' || numberOnPaper === 'form' ? number : null;
}

function arrived(context: JourneyContext, page: JourneyPage): Partial<JourneyContext> {
  if (context.removed.includes(page.id)) return {};
  const replaced = context.pages.some((one) => one.id === context.replacing) ? context.replacing : null;
  return {
    pages: addPage(context.pages, page, replaced),
    removed: replaced === null ? context.removed : [...context.removed, replaced],
    replacing: null,
  };
}

/** The pages with those that were stored unheard of, because a crash came between. */
function withStored(context: JourneyContext, stored: readonly JourneyPage[]): JourneyPage[] {
  return stored.reduce((list, page) => (context.removed.includes(page.id) ? list : addPage(list, page, null)), [...context.pages]);
}

/** Scanning, looking at the pages, and reading the number back from them. */
export function pageStates(chart: JourneySetup) {
  const scan = chart.createStateConfig({
    initial: 'load',
    states: {
      load: {
        on: {
          SCAN: { target: 'scanning', actions: assign(({ event }) => ({ source: event.source })) },
          SCANNED: { guard: 'hasPages', target: '#journey.review', actions: assign({ replacing: null }) },
          NEXT: { guard: 'hasPages', target: '#journey.review', actions: assign({ replacing: null }) },
          BACK: [
            { guard: 'hasPages', target: '#journey.review', actions: assign({ replacing: null }) },
            { guard: ({ context }) => context.numberOnPaper === 'form' || context.numberOnPaper === 'stampOnly', target: '#journey.reply' },
            { guard: ({ context }) => context.numberOnPaper === 'handwritten', target: '#journey.label.write' },
            { target: '#journey.label.stick' },
          ],
        },
      },
      scanning: {
        tags: 'working',
        entry: assign({ pending: 0, stopping: false }),
        exit: assign({ pending: 0 }),
        invoke: {
          id: 'scan',
          src: 'scan',
          input: ({ context }) => ({ appealId: context.appealId, source: context.source, number: numberSought(context) }),
        },
        on: {
          ...held,
          STOP: { actions: [assign({ stopping: true }), sendTo('scan', { type: 'STOP' })] },
          PAGE_IN: { actions: assign(({ context }) => ({ pending: context.pending + 1 })) },
          PAGE_READY: {
            actions: assign(({ context, event }) => ({ ...arrived(context, event.page), pending: Math.max(0, context.pending - 1) })),
          },
          PAGE_BAD: { actions: assign(({ context }) => ({ pending: Math.max(0, context.pending - 1) })) },
          SCAN_ENDED: [
            {
              guard: ({ event }) => event.code !== null,
              target: 'trouble',
              actions: assign(({ context, event }) => {
                const pages = withStored(context, event.pages);
                return { pages, trouble: scanTrouble(event.code ?? 'SCN-06', pages.length) };
              }),
            },
            {
              guard: ({ context, event }) => context.source === 'feeder' && withStored(context, event.pages).length > 0,
              target: '#journey.review',
              actions: assign(({ context, event }) => ({ pages: withStored(context, event.pages) })),
            },
            { target: 'load', actions: assign(({ context, event }) => ({ pages: withStored(context, event.pages) })) },
          ],
        },
      },
      trouble: {
        tags: 'trouble',
        /** Where the sheet then is stays known when the resident leaves it there. */
        entry: assign(({ context }) => ({ paper: context.trouble?.paper ?? 'unknown' })),
        exit: 'forgetTrouble',
        on: {
          REMEDY: [
            { guard: ({ event }) => event.remedy === 'retry', target: 'load', actions: assign({ paper: 'withResident' }) },
            {
              guard: ({ event }) => event.remedy === 'again',
              target: 'load',
              actions: assign(({ context }) => ({
                paper: 'withResident' as const,
                removed: [...context.removed, ...context.pages.map((page) => page.id)],
                pages: [],
                replacing: null,
              })),
            },
          ],
        },
      },
    },
  });

  const review = chart.createStateConfig({
    on: {
      ROTATE: { actions: assign(({ context, event }) => ({ pages: rotatePage(context.pages, event.page) })) },
      REMOVE: {
        actions: assign(({ context, event }) => ({
          pages: removePage(context.pages, event.page),
          removed: [...context.removed, event.page],
        })),
      },
      MOVE: { actions: assign(({ context, event }) => ({ pages: movePage(context.pages, event.page, event.to) })) },
      RESCAN: {
        guard: ({ context, event }) => context.pages.some((page) => page.id === event.page),
        target: 'scan',
        actions: assign(({ event }) => ({ replacing: event.page })),
      },
      ADD_PAGES: { target: 'scan', actions: assign({ replacing: null }) },
      NEXT: { guard: 'hasPages', target: 'check' },
      BACK: 'scan',
    },
  });

  const check = chart.createStateConfig({
    initial: 'reading',
    states: {
      reading: {
        tags: 'working',
        on: held,
        /** A number written by hand is for people; the stamp in the document still carries the code. */
        always: {
          guard: ({ context }) => context.numberOnPaper === 'handwritten' || context.numberOnPaper === 'stampOnly',
          target: '#journey.confirm',
        },
        invoke: {
          id: 'checkNumber',
          src: 'checkNumber',
          input: ({ context }) => ({ appealId: context.appealId, number: context.number ?? '', pages: context.pages }),
          onDone: [
            { guard: ({ event }) => event.output === 'found', target: '#journey.confirm' },
            {
              target: 'trouble',
              actions: assign(({ context, event }) => ({
                checksFailed: context.checksFailed + 1,
                trouble: {
                  code: event.output === 'other' ? ('NUM-02' as const) : ('NUM-01' as const),
                  paper: 'withResident' as const,
                  /** A label that stays unreadable after a second look may be replaced by handwriting. */
                  remedies:
                    event.output === 'none' && context.checksFailed > 0
                      ? (['retry', 'again', 'withoutDevice'] as const)
                      : (['retry', 'again', 'cancel'] as const),
                },
              })),
            },
          ],
          onError: {
            target: 'trouble',
            actions: assign({ trouble: { code: 'SYS-01', paper: 'withResident', remedies: ['retry', 'cancel'] } }),
          },
        },
      },
      trouble: {
        tags: 'trouble',
        exit: 'forgetTrouble',
        on: {
          REMEDY: [
            { guard: ({ event }) => event.remedy === 'retry', target: '#journey.review' },
            {
              /** Only the sheet that bears the number is scanned again, into the place of the first page. */
              guard: ({ context, event }) => event.remedy === 'again' && context.numberOnPaper !== 'form',
              target: '#journey.label.printing',
              actions: assign(({ context }) => ({ replacing: context.pages[0]?.id ?? null })),
            },
            {
              guard: ({ event }) => event.remedy === 'again',
              target: '#journey.scan',
              actions: assign(({ context }) => ({ replacing: context.pages[0]?.id ?? null })),
            },
            {
              guard: ({ event }) => event.remedy === 'withoutDevice',
              target: '#journey.confirm',
              actions: assign({ numberOnPaper: 'handwritten' }),
            },
          ],
        },
      },
    },
  });

  return { scan, review, check };
}
