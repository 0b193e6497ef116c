import { assign } from 'xstate';
import type { PaperPlace } from '../../../contract/words.ts';
import type { JourneyTrouble } from './journey-context.ts';
import { held, type JourneySetup } from './journey-setup.ts';

const depositRemedies = (paper: PaperPlace): JourneyTrouble['remedies'] =>
  paper === 'withResident' ? ['retry', 'keepPaper'] : ['retry', 'withoutDevice'];

/** From «I confirm» to the receipt. Once sealed, the appeal is accepted whatever a device does: every way leads to «done». */
export function depositStates(chart: JourneySetup) {
  const confirm = chart.createStateConfig({
    on: { NEXT: 'save', BACK: 'review' },
  });

  const save = chart.createStateConfig({
    initial: 'sealing',
    states: {
      sealing: {
        tags: 'working',
        on: held,
        invoke: {
          id: 'seal',
          src: 'seal',
          input: ({ context }) => ({ context }),
          onDone: [
            {
              guard: ({ event }) => event.output.is === 'sealed',
              target: '#journey.deposit',
              actions: assign(({ event }) => (event.output.is === 'sealed' ? { sealed: true, dates: event.output.dates } : {})),
            },
            {
              target: 'trouble',
              actions: assign(({ event }) =>
                event.output.is === 'failed'
                  ? { trouble: { code: event.output.code, paper: 'withResident', remedies: ['retry', 'cancel'] } as const }
                  : {},
              ),
            },
          ],
          onError: {
            target: 'trouble',
            actions: assign({ trouble: { code: 'SAV-02', paper: 'withResident', remedies: ['retry', 'cancel'] } }),
          },
        },
      },
      trouble: {
        tags: 'trouble',
        exit: 'forgetTrouble',
        on: { REMEDY: { guard: ({ event }) => event.remedy === 'retry', target: 'sealing' } },
      },
    },
  });

  const deposit = chart.createStateConfig({
    initial: 'taking',
    states: {
      taking: {
        tags: 'working',
        entry: assign({ depositStep: 'insert' }),
        invoke: { id: 'deposit', src: 'deposit', input: ({ context }) => ({ appealId: context.appealId, sheets: context.pages.length }) },
        on: {
          ...held,
          DEPOSIT_STEP: { actions: assign(({ event }) => ({ depositStep: event.step })) },
          DEPOSITED: { target: '#journey.receipt', actions: [assign({ paper: 'inBox' }), 'settlePaper'] },
          NO_SLOT: { target: '#journey.receipt', actions: [assign({ paper: 'withResident' }), 'settlePaper'] },
          DEPOSIT_FAILED: {
            target: 'trouble',
            actions: assign(({ event }) => ({
              paper: event.paper,
              trouble: { code: event.code, paper: event.paper, remedies: depositRemedies(event.paper) },
            })),
          },
          BROKE: {
            target: 'trouble',
            actions: assign({ paper: 'unknown', trouble: { code: 'SYS-01', paper: 'unknown', remedies: ['retry', 'withoutDevice'] } }),
          },
        },
      },
      trouble: {
        tags: 'trouble',
        exit: 'forgetTrouble',
        on: {
          REMEDY: [
            { guard: ({ event }) => event.remedy === 'retry', target: 'taking' },
            {
              guard: ({ event }) => event.remedy === 'keepPaper' || event.remedy === 'withoutDevice',
              target: '#journey.receipt',
              actions: 'settlePaper',
            },
          ],
        },
      },
    },
  });

  const receipt = chart.createStateConfig({
    initial: 'printing',
    states: {
      printing: {
        tags: 'working',
        on: held,
        invoke: {
          id: 'printReceipt',
          src: 'printReceipt',
          input: ({ context }) => ({
            appealId: context.appealId,
            receipt: { secret: context.secret ?? '', paper: context.paper, copy: false },
          }),
          onDone: [
            { guard: ({ event }) => event.output === 'printed', target: '#journey.done', actions: assign({ receiptPrinted: true }) },
            {
              guard: ({ event }) => event.output === 'unknown',
              target: 'trouble',
              actions: assign(({ context }) => ({
                trouble: { code: 'RCP-02' as const, paper: context.paper, remedies: ['itCameOut', 'itDidNot'] as const },
              })),
            },
            {
              target: 'trouble',
              actions: assign(({ context }) => ({
                trouble: { code: 'RCP-01' as const, paper: context.paper, remedies: ['retry', 'withoutDevice'] as const },
              })),
            },
          ],
          onError: {
            target: 'trouble',
            actions: assign(({ context }) => ({
              trouble: { code: 'RCP-01' as const, paper: context.paper, remedies: ['retry', 'withoutDevice'] as const },
            })),
          },
        },
      },
      trouble: {
        tags: 'trouble',
        exit: 'forgetTrouble',
        on: {
          REMEDY: [
            {
              guard: ({ event }) => event.remedy === 'itCameOut',
              target: '#journey.done',
              actions: [assign({ receiptPrinted: true }), 'receiptCameOut'],
            },
            { guard: ({ event }) => event.remedy === 'itDidNot', target: 'printing', actions: 'receiptDidNot' },
            { guard: ({ event }) => event.remedy === 'retry', target: 'printing' },
            { guard: ({ event }) => event.remedy === 'withoutDevice', target: '#journey.done' },
          ],
        },
      },
    },
  });

  return { confirm, save, deposit, receipt };
}
