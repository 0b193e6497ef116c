import { assign } from 'xstate';
import { appealKinds, behalves, benefitCategories, replyChannels } from '../../../contract/words.ts';
import { among } from './among.ts';
import type { JourneySetup } from './journey-setup.ts';

/** The person and the appeal: forms and choices in the order they are asked. */
export function detailStates(chart: JourneySetup) {
  const personName = chart.createStateConfig({
    entry: 'hideFaults',
    on: {
      EDIT: { actions: 'takeDown' },
      NEXT: [{ guard: { type: 'passes', params: 'personName' }, target: 'address' }, { actions: 'showFaults' }],
      BACK: [
        { guard: ({ context }) => context.identify === 'booklet', target: 'booklet' },
        { guard: ({ context }) => context.identify === 'other', target: 'otherDocument' },
        { target: 'identify' },
      ],
    },
  });

  const address = chart.createStateConfig({
    entry: 'hideFaults',
    on: {
      EDIT: { actions: 'takeDown' },
      NEXT: [{ guard: { type: 'passes', params: 'address' }, target: 'contacts' }, { actions: 'showFaults' }],
      BACK: 'personName',
    },
  });

  const contacts = chart.createStateConfig({
    entry: 'hideFaults',
    on: {
      EDIT: { actions: 'takeDown' },
      NEXT: [{ guard: { type: 'passes', params: 'contacts' }, target: 'kind' }, { actions: 'showFaults' }],
      BACK: 'address',
    },
  });

  const kind = chart.createStateConfig({
    on: {
      CHOOSE: {
        guard: ({ event }) => among(appealKinds, event.option) !== null,
        target: 'subject',
        actions: assign(({ event }) => ({ kind: among(appealKinds, event.option) })),
      },
      NEXT: { guard: ({ context }) => context.kind !== null, target: 'subject' },
      BACK: 'contacts',
    },
  });

  const subject = chart.createStateConfig({
    entry: 'hideFaults',
    on: {
      EDIT: { actions: 'takeDown' },
      NEXT: [{ guard: { type: 'passes', params: 'subject' }, target: 'behalf' }, { actions: 'showFaults' }],
      BACK: 'kind',
    },
  });

  const behalf = chart.createStateConfig({
    on: {
      CHOOSE: [
        { guard: ({ event }) => event.option === 'self', target: 'category', actions: assign({ behalf: 'self' }) },
        {
          guard: ({ event }) => among(behalves, event.option) !== null,
          target: 'onBehalfOf',
          actions: assign(({ event }) => ({ behalf: among(behalves, event.option) })),
        },
      ],
      NEXT: [
        { guard: ({ context }) => context.behalf === 'self', target: 'category' },
        { guard: ({ context }) => context.behalf !== null, target: 'onBehalfOf' },
      ],
      BACK: 'subject',
    },
  });

  const onBehalfOf = chart.createStateConfig({
    entry: 'hideFaults',
    on: {
      EDIT: { actions: 'takeDown' },
      NEXT: [{ guard: { type: 'passes', params: 'onBehalfOf' }, target: 'category' }, { actions: 'showFaults' }],
      BACK: 'behalf',
    },
  });

  const category = chart.createStateConfig({
    on: {
      CHOOSE: {
        guard: ({ event }) => among(benefitCategories, event.option) !== null,
        target: 'reply',
        actions: assign(({ event }) => ({ category: among(benefitCategories, event.option) })),
      },
      NEXT: { guard: ({ context }) => context.category !== null, target: 'reply' },
      BACK: [{ guard: ({ context }) => context.behalf === 'self', target: 'behalf' }, { target: 'onBehalfOf' }],
    },
  });

  const reply = chart.createStateConfig({
    on: {
      CHOOSE: [
        /** An answer by e-mail needs the address; the one question that is missing is asked, nothing again. */
        {
          guard: ({ context, event }) => event.option === 'email' && !context.draft.email,
          target: 'replyEmail',
          actions: assign({ reply: 'email' }),
        },
        {
          guard: ({ event }) => among(replyChannels, event.option) !== null,
          target: 'number',
          actions: assign(({ event }) => ({ reply: among(replyChannels, event.option) })),
        },
      ],
      NEXT: [
        { guard: ({ context }) => context.reply === 'email' && !context.draft.email, target: 'replyEmail' },
        { guard: ({ context }) => context.reply !== null, target: 'number' },
      ],
      BACK: 'category',
    },
  });

  const replyEmail = chart.createStateConfig({
    entry: 'hideFaults',
    on: {
      EDIT: { actions: 'takeDown' },
      NEXT: [{ guard: { type: 'passes', params: 'replyEmail' }, target: 'number' }, { actions: 'showFaults' }],
      BACK: 'reply',
    },
  });

  return { personName, address, contacts, kind, subject, behalf, onBehalfOf, category, reply, replyEmail };
}
