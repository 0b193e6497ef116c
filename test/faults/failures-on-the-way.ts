import type { ResidentEvent } from '../../contract/events.ts';
import type { Bench } from './bench.ts';
import type { FailureRow } from './failure-row.ts';

const scanOn = (): readonly ResidentEvent[] => [{ type: 'SCAN', source: 'feeder' }];
const rescan = ({ session }: Bench): readonly ResidentEvent[] => [
  { type: 'RESCAN', page: session.snapshot.context.pages[0]?.id ?? '' },
  { type: 'SCAN', source: 'feeder' },
];

const card: readonly FailureRow[] = [
  ...(['select', 'mrz', 'authenticity'] as const).map((step) => ({
    name: `card pulled while it is read (${step})`,
    strike: ({ reader }: Bench) => reader.removeCardAt(step),
    code: 'CRD-02' as const,
    mend: (bench: Bench) => bench.layCard({}),
  })),
  {
    name: 'reader unplugged while it reads',
    strike: ({ reader }: Bench) => reader.unplugAt('mrz'),
    code: 'CRD-01' as const,
    mend: ({ reader }: Bench) => reader.plug(),
  },
  {
    name: 'reader mute',
    strike: ({ reader }: Bench) => reader.goMute(),
    code: 'CRD-01' as const,
    mend: ({ reader }: Bench) => reader.plug(),
  },
  {
    name: 'worn card',
    strike: (bench: Bench) => bench.layCard({ quality: 'unreadable' }),
    code: 'CRD-03' as const,
    mend: (bench: Bench) => bench.layCard({}),
  },
  {
    name: 'a bank card',
    strike: (bench: Bench) => bench.layCard({ quality: 'notADocument' }),
    code: 'CRD-04' as const,
    mend: (bench: Bench) => bench.layCard({}),
  },
  {
    name: 'expired card',
    strike: (bench: Bench) => bench.layCard({ expiry: '200516' }),
    code: 'CRD-06' as const,
    mend: (bench: Bench) => bench.layCard({}),
  },
  {
    name: 'zone with a wrong check digit',
    strike: (bench: Bench) => bench.layCard({ spoilt: true }),
    code: 'CRD-07' as const,
    mend: (bench: Bench) => bench.layCard({}),
  },
  {
    name: 'key typed wrong',
    strike: (bench: Bench) => {
      bench.layCard({ needsKey: true });
      bench.answers.draft['documentNumber'] = '999000015';
    },
    code: 'CRD-05' as const,
    mend: ({ answers }: Bench) => void (answers.draft['documentNumber'] = '999000014'),
    typesAgain: ['documentNumber'] as const,
  },
].map((row) => ({ paper: 'withResident', remedy: 'retry', card: true, ...row }));

const cardGivenUp: FailureRow = {
  name: 'reader gone for good: another way is taken',
  strike: ({ reader, answers }) => {
    reader.unplug();
    answers.identify = 'card';
  },
  code: 'CRD-01',
  paper: 'withResident',
  card: true,
  mend: ({ answers }) => void (answers.identify = 'none'),
  remedy: 'withoutDevice',
};

const label: readonly FailureRow[] = [
  {
    name: 'no paper for the label',
    strike: ({ printer }: Bench) => printer.takePaper(),
    code: 'LBL-01' as const,
    mend: ({ printer }: Bench) => printer.replacePaper(),
    remedy: 'retry' as const,
  },
  {
    name: 'paper out in the middle of the label',
    strike: ({ printer }: Bench) => printer.runOutAfter(400),
    code: 'LBL-01' as const,
    mend: ({ printer }: Bench) => printer.replacePaper(),
    remedy: 'retry' as const,
  },
  {
    name: 'cover opened in the middle of the label',
    strike: ({ printer }: Bench) => printer.openCoverAfter(400),
    code: 'LBL-01' as const,
    mend: ({ printer }: Bench) => printer.closeCover(),
    remedy: 'retry' as const,
  },
  {
    name: 'printer unplugged in the middle of the label',
    strike: ({ printer }: Bench) => printer.unplugAfter(400),
    code: 'LBL-02' as const,
    mend: ({ printer }: Bench) => printer.plug(),
    remedy: 'itDidNot' as const,
  },
  {
    name: 'cutter jammed when the label was out',
    strike: ({ printer }: Bench) => printer.jamCutterAtEnd(),
    code: 'LBL-02' as const,
    mend: ({ printer }: Bench) => printer.freeCutter(),
    remedy: 'itCameOut' as const,
  },
  {
    name: 'no label at all: the number is written by hand',
    strike: ({ printer }: Bench) => printer.openCover(),
    code: 'LBL-01' as const,
    mend: ({ printer }: Bench) => printer.closeCover(),
    remedy: 'withoutDevice' as const,
  },
].map((row) => ({ paper: 'withResident', label: true, sheets: 1, ...row }));

const scan: readonly FailureRow[] = [
  ...[0, 1, 2].flatMap((sheet): FailureRow[] => [
    {
      name: `jam on sheet ${sheet + 1}`,
      strike: ({ scanner }) => scanner.jamOn(sheet),
      code: 'SCN-02',
      paper: 'inScanner',
      mend: ({ scanner }) => scanner.clearJam(),
      remedy: 'retry',
      next: scanOn,
    },
    {
      name: `cover opened on sheet ${sheet + 1}`,
      strike: ({ scanner }) => scanner.openCoverOn(sheet),
      code: 'SCN-03',
      paper: 'inScanner',
      mend: ({ scanner }) => scanner.closeCover(),
      remedy: 'retry',
      next: scanOn,
    },
    {
      name: `scanner unplugged on sheet ${sheet + 1}`,
      strike: ({ scanner }) => scanner.unplugOn(sheet),
      code: 'SCN-01',
      paper: 'unknown',
      mend: ({ scanner }) => scanner.plug(),
      remedy: 'retry',
      next: scanOn,
    },
  ]),
  {
    name: 'double feed',
    strike: ({ scanner }) => scanner.doubleFeedOn(1),
    code: 'SCN-04',
    paper: 'inScanner',
    mend: ({ scanner }) => scanner.clearJam(),
    remedy: 'retry',
    next: scanOn,
  },
  {
    name: 'jam, and the pile begun again',
    strike: ({ scanner }) => scanner.jamOn(1),
    code: 'SCN-02',
    paper: 'inScanner',
    mend: (bench) => {
      bench.scanner.clearJam('taken');
      bench.layPile();
    },
    remedy: 'again',
    next: scanOn,
  },
  {
    name: 'scanner mute',
    strike: ({ scanner }) => scanner.goMute(),
    code: 'SCN-01',
    paper: 'unknown',
    mend: ({ scanner }) => scanner.plug(),
    remedy: 'retry',
    next: scanOn,
  },
  {
    name: 'nothing in the feeder',
    strike: ({ scanner }) => scanner.clearFeeder(),
    code: 'SCN-05',
    paper: 'withResident',
    mend: (bench) => bench.layPile(),
    remedy: 'retry',
    next: scanOn,
  },
  {
    name: 'a page that cannot be used',
    strike: (bench) => bench.layPile('spoilt'),
    code: 'SCN-07',
    paper: 'withResident',
    mend: (bench) => bench.layPile('one'),
    remedy: 'retry',
    next: scanOn,
  },
  {
    name: 'disk full while scanning',
    at: 'scan',
    disk: true,
    strike: ({ disk }) => disk.fill(),
    code: 'SAV-01',
    paper: 'withResident',
    mend: (bench) => {
      bench.disk.free();
      bench.layPile();
    },
    remedy: 'retry',
    next: scanOn,
  },
];

const number: readonly FailureRow[] = [
  {
    name: 'the label is not on the paper',
    strike: ({ simulation }: Bench) => void (simulation.sticky = false),
    code: 'NUM-01' as const,
    mend: (bench: Bench) => bench.layPile(),
  },
  {
    name: 'a paper with another number',
    strike: (bench: Bench) => bench.layPile('strange'),
    code: 'NUM-02' as const,
    mend: (bench: Bench) => bench.layPile(),
  },
].map((row) => ({
  ...row,
  at: 'label' as const,
  paper: 'withResident' as const,
  remedy: 'retry' as const,
  label: true,
  sheets: 1,
  next: rescan,
}));

/** What can fail before the resident confirms: card, label, scanner, number. */
export const failuresOnTheWay: readonly FailureRow[] = [...card, cardGivenUp, ...label, ...scan, ...number];
