import type { FailureCode, Remedy } from '../../contract/failures.ts';
import type { Screen } from '../../contract/view.ts';
import type {
  AppealKind,
  Behalf,
  BenefitCategory,
  DeviceClass,
  FieldFault,
  FieldId,
  IdentifyMethod,
  MachinePart,
  PaperPlace,
  ReplyChannel,
  ServiceId,
  TextSize,
  Theme,
} from '../../contract/words.ts';

/** One answer as a pane: what it is called and, where it helps, one line more. */
export interface OptionWords {
  name: string;
  more?: string;
}

/** A question: what is asked, why or how in a line or two, and what the one primary button does. */
export interface AskWords {
  title: string;
  lead?: string;
  primary: string;
}

export type ChoiceAsk = Extract<Screen, { name: 'choice' }>['ask'];
export type FormAsk = Extract<Screen, { name: 'form' }>['ask'];

/** One screen's help: what it is for and what to do, in short sentences. */
export type HelpKey = Exclude<Screen['name'], 'choice' | 'form'> | ChoiceAsk | FormAsk;

/** All that the glass says, in one language. A language without one of these words does not compile. */
export interface Words {
  frame: {
    languageName: string;
    switchLanguage: string;
    textSize: string;
    textSizes: Record<TextSize, string>;
    theme: string;
    themes: Record<Theme, string>;
    reach: string;
    reachOn: string;
    help: string;
    tools: string;
    back: string;
    cancel: string;
    close: string;
    step(step: number, of: number): string;
    pageOf(page: number, of: number): string;
    previousAnswers: string;
    moreAnswers: string;
    wait: string;
    higher: string;
    lower: string;
    number: string;
    call(phone: string): string;
    helpFor: string;
  };
  cancelDialog: { title: string; text: string; yes: string; no: string };
  idle: { title: string; text: string; seconds(count: number): string; stay: string };
  away: { title: string; text: string };
  machine: { title: string; here: string; parts: Record<MachinePart, string> };
  devices: Record<DeviceClass, string>;
  /** Why a device holds something up, by its state; `other` for a state that has no sentence of its own. */
  deviceStates: Record<string, string> & { other: string };
  blocked(device: string, state: string): string;
  paper: Record<PaperPlace, string>;
  start: { title: string; lead: string; open: string; blocked: string };
  services: Record<ServiceId, OptionWords>;
  notice: AskWords & { paragraphs(organisation: string): readonly string[] };
  asks: Record<ChoiceAsk, AskWords>;
  identify: Record<IdentifyMethod, OptionWords>;
  kind: Record<AppealKind, OptionWords>;
  behalf: Record<Behalf, OptionWords>;
  category: Record<BenefitCategory, OptionWords>;
  reply: Record<ReplyChannel, OptionWords>;
  card: { insert: AskWords; reading: AskWords; byHand: string };
  forms: Record<FormAsk, AskWords>;
  fields: Record<FieldId, { label: string; hint?: string }>;
  faults: Record<FieldFault, string>;
  form: { optional: string; suggested: string; latinName: string; fillFirst: string };
  keyboard: {
    name: string;
    shift: string;
    erase: string;
    space: string;
    next: string;
    previous: string;
    ukrainian: string;
    latin: string;
    digits: string;
  };
  label: {
    printing: AskWords;
    stick: AskWords;
    write: AskWords;
    reprint: string;
    stickHere: string;
    firstSheet: string;
  };
  scan: {
    load: AskWords;
    scanning: AskWords;
    finishing: AskWords;
    replacing(page: number): string;
    count(pages: number): string;
    pending(pages: number): string;
    feeder: string;
    feederMore: string;
    feederEmpty: string;
    feederLoaded: string;
    flatbed: string;
    flatbedMore: string;
    stop: string;
    none: string;
  };
  review: AskWords & {
    page(page: number, of: number): string;
    enlarge: string;
    rotate: string;
    rescan: string;
    remove: string;
    earlier: string;
    later: string;
    add: string;
    blank: string;
    removeTitle(page: number): string;
    removeText: string;
    keep: string;
    pageTools(page: number): string;
    loading: string;
  };
  confirm: AskWords & {
    number: string;
    fullName: string;
    address: string;
    contact: string;
    kind: string;
    subject: string;
    onBehalfOf: string;
    reply: string;
    pages: string;
    pageCount(pages: number): string;
  };
  working: { number: AskWords; check: AskWords; save: AskWords };
  deposit: {
    insert: AskWords;
    closing: AskWords;
    stapling: AskWords;
    dropping: AskWords;
    sheets(count: number): string;
  };
  receipt: AskWords;
  done: AskWords & {
    registeredOn: string;
    dueBy: string;
    limit: string;
    paper: string;
    printed: string;
    notPrinted: string;
    secret: string;
    photograph: string;
    nextSteps: string;
    steps: Record<PaperPlace, string>;
    reprint: string;
  };
  trouble: {
    code: string;
    paper: string;
    safe: string;
    todo: string;
    typed: string;
    pages(count: number): string;
    saved: string;
    nothing: string;
  };
  failures: Record<FailureCode, { what: string; todo: string }>;
  remedies: Record<Remedy, string>;
  /** Where a remedy means something of its own beside a given failure. */
  remedyFor: Partial<Record<FailureCode, Partial<Record<Remedy, string>>>>;
  ended: {
    cancelled: AskWords;
    timedOut: AskWords;
    fault: AskWords;
    paper: string;
    numberVoid(number: string): string;
  };
  help: Record<HelpKey, readonly string[]>;
}
