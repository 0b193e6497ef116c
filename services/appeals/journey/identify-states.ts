import { assign } from 'xstate';
import type { FailureCode } from '../../../contract/failures.ts';
import { identifyMethods } from '../../../contract/words.ts';
import { among } from './among.ts';
import { accessKeyOf } from '../rules/forms.ts';
import type { JourneyTrouble } from './journey-context.ts';
import type { JourneySetup } from './journey-setup.ts';

const cardTrouble = (code: FailureCode): JourneyTrouble => ({
  code,
  paper: 'withResident',
  remedies: ['retry', 'withoutDevice', 'cancel'],
});

/** Who hands in: by the card's chip, by typing, or without a document. Nobody is turned away for lack of one. */
export function identifyStates(chart: JourneySetup) {
  const identify = chart.createStateConfig({
    on: {
      CHOOSE: [
        { guard: ({ event }) => event.option === 'card', target: 'card', actions: assign({ identify: 'card' }) },
        { guard: ({ event }) => event.option === 'booklet', target: 'booklet', actions: assign({ identify: 'booklet' }) },
        { guard: ({ event }) => event.option === 'other', target: 'otherDocument', actions: assign({ identify: 'other' }) },
        {
          guard: ({ event }) => among(identifyMethods, event.option) === 'none',
          target: 'personName',
          actions: assign({ identify: 'none', document: null }),
        },
      ],
      BACK: 'notice',
    },
  });

  const card = chart.createStateConfig({
    initial: 'reading',
    on: { BACK: 'identify' },
    states: {
      reading: {
        invoke: {
          id: 'readCard',
          src: 'readCard',
          input: ({ context }) => accessKeyOf(context.draft),
          onDone: [
            { guard: ({ event }) => event.output.is === 'keyNeeded', target: 'key' },
            {
              guard: ({ event }) => event.output.is === 'failed',
              target: 'trouble',
              actions: assign(({ event }) => (event.output.is === 'failed' ? { trouble: cardTrouble(event.output.code) } : {})),
            },
            {
              target: '#journey.personName',
              actions: assign(({ context, event }) => {
                if (event.output.is !== 'read') return {};
                const { document } = event.output;
                const national = document.nationalName;
                const named = national
                  ? {
                      surname: national.surname,
                      given: national.given,
                      ...(national.patronymic ? { patronymic: national.patronymic } : {}),
                    }
                  : {};
                return { document, draft: { ...context.draft, ...named } };
              }),
            },
          ],
          onError: { target: 'trouble', actions: assign({ trouble: cardTrouble('SYS-01') }) },
        },
      },
      /** The chip opens only with what is printed on the card's face: number, birth and expiry dates. */
      key: {
        entry: 'hideFaults',
        on: {
          EDIT: { actions: 'takeDown' },
          NEXT: [{ guard: { type: 'passes', params: 'cardKey' }, target: 'reading' }, { actions: 'showFaults' }],
        },
      },
      trouble: {
        tags: 'trouble',
        exit: 'forgetTrouble',
        on: {
          REMEDY: [
            { guard: ({ context, event }) => event.remedy === 'retry' && context.trouble?.code === 'CRD-05', target: 'key' },
            { guard: ({ event }) => event.remedy === 'retry', target: 'reading' },
            { guard: ({ event }) => event.remedy === 'withoutDevice', target: '#journey.identify' },
          ],
        },
      },
    },
  });

  const booklet = chart.createStateConfig({
    entry: 'hideFaults',
    on: {
      EDIT: { actions: 'takeDown' },
      NEXT: [{ guard: { type: 'passes', params: 'booklet' }, target: 'personName' }, { actions: 'showFaults' }],
      BACK: 'identify',
    },
  });

  const otherDocument = chart.createStateConfig({
    entry: 'hideFaults',
    on: {
      EDIT: { actions: 'takeDown' },
      NEXT: [{ guard: { type: 'passes', params: 'otherDocument' }, target: 'personName' }, { actions: 'showFaults' }],
      BACK: 'identify',
    },
  });

  return { identify, card, booklet, otherDocument };
}
