import type { ResidentEvent } from '../../../contract/events.ts';
import type { Screen } from '../../../contract/view.ts';
import type { FieldId, IdentifyMethod } from '../../../contract/words.ts';
import { formFaults, forms, type FormName } from '../rules/forms.ts';
import type { JourneyContext } from './journey-context.ts';
import type { World } from './test-world.ts';

/** What passes the rules, by field. */
export const goodAnswers: Readonly<Partial<Record<FieldId, string>>> = {
  documentNumber: '999000014',
  birthDate: '12.04.1987',
  expiryDate: '16.05.2032',
  bookletNumber: 'АЕ 000002',
  otherDocumentName: 'Посвідка на проживання',
  otherDocumentNumber: '900000001',
  surname: 'Лук’яненко',
  given: 'Мар’яна',
  settlement: 'м. Дніпро',
  building: '999',
  phone: '+380 50 000 00 01',
  email: 'mariana@example.org',
  postcode: '49000',
  onBehalfOf: 'ОСББ «Лелека»',
};

const formOf = (path: string): FormName => {
  const [step = ''] = path.split('.');
  const name = step === 'card' ? 'cardKey' : step;
  if (name in forms) return name as FormName; // `in` has just looked it up
  throw new Error(`no form at ${path}`);
};

/** What a resident does who wants to be done: answers what is asked, mends nothing twice, tells the truth. `wait` lets the machine work. */
export function helpful(
  path: string,
  screen: Screen,
  context: JourneyContext,
  world: World,
  today: string,
  identify: IdentifyMethod,
): ResidentEvent | 'wait' {
  const next: ResidentEvent = { type: 'NEXT' };
  switch (screen.name) {
    case 'start':
      return { type: 'START', service: 'appeal' };
    case 'choice':
      return {
        type: 'CHOOSE',
        option: screen.selected ?? { identify, kind: 'complaint', behalf: 'group', category: 'none', reply: 'email' }[screen.ask],
      };
    case 'form': {
      const [faulty] = Object.keys(formFaults(formOf(path), context.draft, today)) as FieldId[];
      return faulty ? { type: 'EDIT', field: faulty, value: goodAnswers[faulty] ?? '' } : next;
    }
    case 'label': {
      if (screen.phase === 'printing') return 'wait';
      if (screen.phase === 'write') return next;
      if (!world.labels.includes(screen.number)) return { type: 'REPRINT' };
      world.marked.add(screen.number);
      return next;
    }
    case 'scan':
      return scan(screen, context, world);
    case 'trouble':
      return { type: 'REMEDY', remedy: remedyFor(screen, context, world) };
    case 'card':
    case 'working':
    case 'deposit':
    case 'receipt':
      return 'wait';
    case 'notice':
    case 'review':
    case 'confirm':
    case 'done':
    case 'ended':
      return screen.name === 'review' && screen.pages.length === 0 ? { type: 'ADD_PAGES' } : next;
  }
}

const bearsNumber = (context: JourneyContext, world: World): boolean =>
  context.pages.some((page) => world.pagesWithMark.get(page.id)?.has(context.number ?? '') === true);

function scan(screen: Extract<Screen, { name: 'scan' }>, context: JourneyContext, world: World): ResidentEvent | 'wait' {
  if (screen.phase !== 'load') return 'wait';
  const byMachine = context.numberOnPaper === 'label' || context.numberOnPaper === 'form';
  const wanting = byMachine && !bearsNumber(context, world) && world.marked.has(context.number ?? '');
  if (screen.pages > 0 && !wanting) return { type: 'NEXT' };
  world.feeder = 1;
  return { type: 'SCAN', source: 'feeder' };
}

function remedyFor(screen: Extract<Screen, { name: 'trouble' }>, context: JourneyContext, world: World) {
  const { code, remedies } = screen.trouble;
  const number = context.number ?? '';
  if (code === 'LBL-02') return world.labels.includes(number) ? 'itCameOut' : 'itDidNot';
  if (code === 'RCP-02') return world.receipts.includes(number) ? 'itCameOut' : 'itDidNot';
  if (code.startsWith('NUM') && !bearsNumber(context, world)) {
    if (context.numberOnPaper === 'form') world.marked.add(number);
    return 'again';
  }
  const [first] = remedies;
  if (first === undefined || first === 'cancel') throw new Error(`${code} offers no way on`);
  return first;
}
