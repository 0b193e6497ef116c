import { assign } from 'xstate';
import type { JourneyTrouble } from './journey-context.ts';
import { held, type JourneySetup } from './journey-setup.ts';

const numberTrouble: JourneyTrouble = { code: 'SYS-01', paper: 'withResident', remedies: ['retry', 'cancel'] };
const labelFailed: JourneyTrouble = { code: 'LBL-01', paper: 'withResident', remedies: ['retry', 'withoutDevice', 'cancel'] };
const labelUnknown: JourneyTrouble = { code: 'LBL-02', paper: 'withResident', remedies: ['itCameOut', 'itDidNot'] };

/** The number, and the label that carries it to the paper. A number is taken once; printing again prints the same. */
export function labelStates(chart: JourneySetup) {
  const number = chart.createStateConfig({
    initial: 'taking',
    states: {
      taking: {
        tags: 'working',
        on: held,
        always: [
          { guard: 'labelled', target: '#journey.scan' },
          { guard: 'numbered', target: '#journey.label' },
        ],
        invoke: {
          id: 'takeNumber',
          src: 'takeNumber',
          input: ({ context }) => context.appealId,
          /** The conditions above choose what comes next. */
          onDone: {
            actions: assign(({ context, event }) => ({
              number: event.output.number,
              secret: event.output.secret,
              numberOnPaper: context.labels ? null : ('stampOnly' as const),
            })),
          },
          onError: { target: 'trouble', actions: assign({ trouble: numberTrouble }) },
        },
      },
      trouble: {
        tags: 'trouble',
        exit: 'forgetTrouble',
        on: { REMEDY: { guard: ({ event }) => event.remedy === 'retry', target: 'taking' } },
      },
    },
  });

  const label = chart.createStateConfig({
    initial: 'printing',
    states: {
      printing: {
        tags: 'working',
        on: held,
        invoke: {
          id: 'printLabel',
          src: 'printLabel',
          input: ({ context }) => context.appealId,
          onDone: [
            { guard: ({ event }) => event.output === 'printed', target: 'stick' },
            { guard: ({ event }) => event.output === 'unknown', target: 'trouble', actions: assign({ trouble: labelUnknown }) },
            { target: 'trouble', actions: assign({ trouble: labelFailed }) },
          ],
          onError: { target: 'trouble', actions: assign({ trouble: labelFailed }) },
        },
      },
      stick: {
        entry: assign({ numberOnPaper: 'label' }),
        on: {
          NEXT: '#journey.scan',
          REPRINT: 'printing',
          BACK: '#journey.reply',
        },
      },
      /** No label: the resident writes the number on the first page by hand. */
      write: {
        entry: assign({ numberOnPaper: 'handwritten' }),
        on: {
          NEXT: '#journey.scan',
          REPRINT: 'printing',
          BACK: '#journey.reply',
        },
      },
      trouble: {
        tags: 'trouble',
        exit: 'forgetTrouble',
        on: {
          REMEDY: [
            { guard: ({ event }) => event.remedy === 'itCameOut', target: 'stick', actions: 'labelCameOut' },
            { guard: ({ event }) => event.remedy === 'itDidNot', target: 'printing', actions: 'labelDidNot' },
            { guard: ({ event }) => event.remedy === 'retry', target: 'printing' },
            { guard: ({ event }) => event.remedy === 'withoutDevice', target: 'write' },
          ],
        },
      },
    },
  });

  return { number, label };
}
