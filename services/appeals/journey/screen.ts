import type { Field, PageView, Screen } from '../../../contract/view.ts';
import { appealKinds, behalves, benefitCategories, identifyMethods, replyChannels, serviceIds } from '../../../contract/words.ts';
import { addressLine } from '../../identity/address.ts';
import { addressOf, fullName } from '../rules/details.ts';
import { formFaults, forms, mayBeEmpty, type FormName } from '../rules/forms.ts';
import type { JourneyContext } from './journey-context.ts';
import { identifyBlockers, serviceBlockers, type DeviceStates } from '../rules/readiness.ts';
import { suggestNamePart } from '../rules/name-suggestions.ts';
import type { JourneyPage } from './appeal-work.ts';

export interface Surroundings {
  readonly devices: DeviceStates;
  readonly sources: readonly ('feeder' | 'flatbed')[];
  readonly feederLoaded: boolean | null;
  /** Civil date at the terminal, YYYY-MM-DD. */
  readonly today: string;
}

/** A state of the journey by its path, such as `card.reading`. */
export type StatePath = string;

function fieldsOf(form: FormName, context: JourneyContext, today: string): Field[] {
  const faults = formFaults(form, context.draft, today);
  return forms[form].map((rule) => ({
    id: rule.id,
    value: context.draft[rule.id] ?? '',
    optional: mayBeEmpty(rule, context.draft),
    fault: context.faultsShown ? (faults[rule.id] ?? null) : null,
    suggestions: suggestNamePart(rule.id, context.document, context.draft),
    maxLength: rule.maxLength,
  }));
}

function form(name: FormName, context: JourneyContext, today: string): Screen {
  const latin = name === 'personName' ? context.document?.latinName : undefined;
  return {
    name: 'form',
    ask: name === 'replyEmail' ? 'contacts' : name,
    fields: fieldsOf(name, context, today),
    latinName: latin ? `${latin.surname} ${latin.given}`.trim() : null,
  };
}

const open = <Id extends string>(ids: readonly Id[]) => ids.map((id) => ({ id, blockers: [] }));

export function pageView(page: JourneyPage): PageView {
  const upright = page.rotation % 180 === 0;
  return {
    id: page.id,
    revision: page.revision,
    rotation: page.rotation,
    mode: page.mode,
    aspect: upright ? page.width / page.height : page.height / page.width,
    blank: page.blank,
  };
}

function confirmation(context: JourneyContext): Screen {
  const { draft, kind, reply } = context;
  if (!kind || !reply) throw new Error('confirming without a kind or a reply channel');
  return {
    name: 'confirm',
    number: context.number ?? '',
    summary: {
      fullName: fullName(draft),
      address: addressLine(addressOf(draft)),
      contact: [draft.phone, draft.email].filter(Boolean).join(', ') || null,
      kind,
      subject: draft.subject?.trim() || null,
      onBehalfOf: context.behalf === 'self' ? null : (draft.onBehalfOf ?? null),
      reply,
      pages: context.pages.length,
    },
  };
}

function done(context: JourneyContext): Screen {
  const { dates, kind, number } = context;
  if (!dates || !kind || number === null) throw new Error('done without a sealed appeal');
  return {
    name: 'done',
    number,
    secret: context.receiptPrinted ? null : context.secret,
    receiptPrinted: context.receiptPrinted,
    paper: context.paper,
    kind,
    ...dates,
  };
}

/** What the glass shows in a state of the journey: a pure function, so that a reload at any moment brings the same screen back. */
export function screenOf(path: StatePath, context: JourneyContext, around: Surroundings): Screen {
  const number = context.number ?? '';
  if (path.endsWith('.trouble') && context.trouble) {
    const { code, paper, remedies } = context.trouble;
    return {
      name: 'trouble',
      trouble: { code, paper, remedies: [...remedies], safe: { typed: true, pages: context.pages.length, saved: context.sealed } },
      number: context.number,
    };
  }
  const [step = '', phase = ''] = path.split('.');
  switch (step) {
    case 'start':
      return { name: 'start', services: serviceIds.map((id) => ({ id, blockers: serviceBlockers(id, around.devices) })) };
    case 'notice':
      return { name: 'notice' };
    case 'identify':
      return {
        name: 'choice',
        ask: 'identify',
        options: identifyMethods.map((id) => ({ id, blockers: identifyBlockers(id, around.devices) })),
        selected: context.identify,
      };
    case 'card':
      return phase === 'key'
        ? form('cardKey', context, around.today)
        : { name: 'card', phase: around.devices.cardReader === 'card' ? 'reading' : 'insert' };
    case 'kind':
      return { name: 'choice', ask: 'kind', options: open(appealKinds), selected: context.kind };
    case 'behalf':
      return { name: 'choice', ask: 'behalf', options: open(behalves), selected: context.behalf };
    case 'category':
      return { name: 'choice', ask: 'category', options: open(benefitCategories), selected: context.category };
    case 'reply':
      return { name: 'choice', ask: 'reply', options: open(replyChannels), selected: context.reply };
    case 'booklet':
    case 'otherDocument':
    case 'personName':
    case 'address':
    case 'contacts':
    case 'replyEmail':
    case 'subject':
    case 'onBehalfOf':
      return form(step, context, around.today);
    case 'number':
      return { name: 'working', on: 'number' };
    case 'label':
      return { name: 'label', phase: phase === 'printing' ? 'printing' : phase === 'write' ? 'write' : 'stick', number };
    case 'scan':
      return {
        name: 'scan',
        phase: phase !== 'scanning' ? 'load' : context.stopping ? 'finishing' : 'scanning',
        pages: context.pages.length,
        pending: context.pending,
        sources: [...around.sources],
        feederLoaded: around.feederLoaded,
        replacing: context.replacing === null ? null : context.pages.findIndex((page) => page.id === context.replacing) + 1,
      };
    case 'review':
      return { name: 'review', pages: context.pages.map(pageView), number };
    case 'check':
      return { name: 'working', on: 'check' };
    case 'confirm':
      return confirmation(context);
    case 'save':
      return { name: 'working', on: 'save' };
    case 'deposit':
      return { name: 'deposit', phase: context.depositStep, number, sheets: context.pages.length };
    case 'receipt':
      return { name: 'receipt', number };
    case 'done':
      return done(context);
    case 'ended':
      return { name: 'ended', why: context.endedWhy, number: context.number, paper: context.paper };
    default:
      throw new Error(`no screen for the state «${path}»`);
  }
}
