import type { FailureCode, Remedy } from '../../contract/failures.ts';
import type { ResidentEvent } from '../../contract/events.ts';
import type { FieldId, PaperPlace } from '../../contract/words.ts';
import type { ScreenName } from '../../contract/view.ts';
import type { Bench } from './bench.ts';

/** One way to fail: at which screen it strikes, what the resident is told, who mends it and how, and what the resident chooses then. */
export interface FailureRow {
  readonly name: string;
  /** The screen at which it strikes; the start screen unless said. */
  readonly at?: ScreenName | undefined;
  readonly strike: (bench: Bench) => void | Promise<void>;
  readonly code: FailureCode;
  /** Where the screen says the paper is. */
  readonly paper: PaperPlace;
  readonly mend?: (bench: Bench) => void;
  readonly remedy: Remedy;
  /** What the resident does besides, after the remedy. */
  readonly next?: (bench: Bench) => readonly ResidentEvent[];
  /** Whether this resident uses the card reader, sticks the label, has a single sheet. */
  readonly card?: boolean;
  readonly label?: boolean;
  readonly sheets?: number;
  /** The fields that were the fault, and are typed anew. */
  readonly typesAgain?: readonly FieldId[];
  /** Where the paper is in the end; in the box unless said. */
  readonly endsAt?: PaperPlace;
  readonly receipt?: false;
  /** Needs a small disk under the spool. */
  readonly disk?: true;
}

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

const save: readonly FailureRow[] = [
  {
    name: 'disk full while the document is stored',
    at: 'confirm',
    disk: true,
    strike: ({ disk }) => disk.fill(),
    code: 'SAV-01',
    paper: 'withResident',
    mend: ({ disk }) => disk.free(),
    remedy: 'retry',
  },
  {
    name: 'a page gone from the disk',
    at: 'confirm',
    strike: ({ disk }) => disk.hide(),
    code: 'SAV-02',
    paper: 'withResident',
    mend: ({ disk }) => disk.unhide(),
    remedy: 'retry',
  },
];

const putBox = ({ depository }: Bench): void => {
  depository.openDoor();
  depository.putBox('emptied');
  depository.closeDoor();
};

const deposit: readonly FailureRow[] = [
  {
    name: 'box full',
    strike: ({ depository }: Bench) => depository.fillBox(),
    code: 'DEP-06' as const,
    mend: ({ depository }: Bench) => depository.fillBox(0),
  },
  {
    name: 'box full while the slot is open',
    strike: ({ depository }: Bench) => depository.strikeAt('closing', 'fillBox'),
    code: 'DEP-06' as const,
    paper: 'inSlot' as const,
    mend: ({ depository }: Bench) => depository.fillBox(0),
  },
  {
    name: 'box full: the paper stays with the resident',
    strike: ({ depository }: Bench) => depository.fillBox(),
    code: 'DEP-06' as const,
    remedy: 'keepPaper' as const,
    endsAt: 'withResident' as const,
  },
  { name: 'box missing', strike: ({ depository }: Bench) => depository.removeBox(), code: 'DEP-07' as const, mend: putBox },
  {
    name: 'door open',
    strike: ({ depository }: Bench) => depository.openDoor(),
    code: 'DEP-07' as const,
    mend: ({ depository }: Bench) => depository.closeDoor(),
  },
  {
    name: 'door opened while it staples',
    strike: ({ depository }: Bench) => depository.strikeAt('stapling', 'openDoor'),
    code: 'DEP-07' as const,
    paper: 'inSlot' as const,
    mend: ({ depository }: Bench) => depository.closeDoor(),
  },
  {
    name: 'stapler empty',
    strike: ({ depository }: Bench) => depository.emptyStapler(),
    code: 'DEP-02' as const,
    mend: ({ depository }: Bench) => depository.mendStapler(),
  },
  {
    name: 'stapler empty with the paper inside',
    strike: ({ depository }: Bench) => depository.strikeAt('stapling', 'emptyStapler'),
    code: 'DEP-02' as const,
    paper: 'inSlot' as const,
    mend: ({ depository }: Bench) => depository.mendStapler(),
  },
  {
    name: 'stapler jam',
    strike: ({ depository }: Bench) => depository.strikeAt('stapling', 'jamStapler'),
    code: 'DEP-03' as const,
    paper: 'inSlot' as const,
    mend: ({ depository }: Bench) => depository.mendStapler(),
  },
  {
    name: 'stapler jam left to the staff',
    strike: ({ depository }: Bench) => depository.strikeAt('stapling', 'jamStapler'),
    code: 'DEP-03' as const,
    paper: 'inSlot' as const,
    remedy: 'withoutDevice' as const,
    endsAt: 'inSlot' as const,
  },
  {
    name: 'slot jam',
    strike: ({ depository }: Bench) => depository.strikeAt('closing', 'jamSlot'),
    code: 'DEP-04' as const,
    paper: 'inSlot' as const,
    mend: ({ depository }: Bench) => depository.clearSlot(),
  },
  {
    name: 'paper of somebody else in the slot',
    at: undefined,
    strike: (bench: Bench) => bench.leaveStrangePaper(),
    code: 'DEP-04' as const,
    mend: ({ depository }: Bench) => depository.clearSlot('taken'),
  },
  {
    name: 'shutter stuck shut',
    strike: ({ depository }: Bench) => depository.strikeAt('insert', 'stickShutter'),
    code: 'DEP-05' as const,
    mend: ({ depository }: Bench) => depository.freeShutter(),
  },
  {
    name: 'shutter stuck open',
    strike: ({ depository }: Bench) => depository.strikeAt('closing', 'stickShutter'),
    code: 'DEP-05' as const,
    paper: 'inSlot' as const,
    mend: ({ depository }: Bench) => depository.freeShutter(),
  },
  {
    name: 'nobody inserts',
    strike: ({ simulation }: Bench) => void (simulation.autoInsert = false),
    code: 'DEP-08' as const,
    mend: ({ simulation }: Bench) => void (simulation.autoInsert = true),
  },
  {
    name: 'depository unplugged before',
    strike: ({ depository }: Bench) => depository.unplug(),
    code: 'DEP-01' as const,
    mend: ({ depository }: Bench) => depository.plug(),
  },
  {
    name: 'unplugged while it staples',
    strike: ({ depository }: Bench) => depository.strikeAt('stapling', 'unplug'),
    code: 'DEP-01' as const,
    paper: 'inSlot' as const,
    mend: ({ depository }: Bench) => depository.plug(),
  },
  {
    name: 'mute while it drops',
    strike: ({ depository }: Bench) => depository.strikeAt('dropping', 'goMute'),
    code: 'DEP-01' as const,
    paper: 'unknown' as const,
    mend: ({ depository }: Bench) => depository.plug(),
  },
  {
    name: 'unplugged when the paper had just fallen',
    strike: ({ depository }: Bench) => depository.strikeAt('dropped', 'unplug'),
    code: 'DEP-01' as const,
    paper: 'unknown' as const,
    mend: ({ depository }: Bench) => depository.plug(),
  },
  {
    name: 'fallen and left to the staff: the counter tells',
    strike: ({ depository }: Bench) => depository.strikeAt('dropped', 'unplug'),
    code: 'DEP-01' as const,
    paper: 'unknown' as const,
    mend: ({ depository }: Bench) => depository.plug(),
    remedy: 'withoutDevice' as const,
    endsAt: 'unknown' as const,
  },
].map((row) => ({ at: 'confirm', paper: 'withResident', remedy: 'retry', sheets: 2, ...row }) as const);

const receipt: readonly FailureRow[] = [
  {
    name: 'no paper for the receipt',
    strike: ({ printer }: Bench) => printer.takePaper(),
    code: 'RCP-01' as const,
    mend: ({ printer }: Bench) => printer.replacePaper(),
  },
  {
    name: 'paper out in the middle of the receipt',
    strike: ({ printer }: Bench) => printer.runOutAfter(2000),
    code: 'RCP-01' as const,
    mend: ({ printer }: Bench) => printer.replacePaper(),
  },
  {
    name: 'cover opened in the middle of the receipt',
    strike: ({ printer }: Bench) => printer.openCoverAfter(2000),
    code: 'RCP-01' as const,
    mend: ({ printer }: Bench) => printer.closeCover(),
  },
  {
    name: 'cutter jammed before',
    strike: ({ printer }: Bench) => printer.jamCutter(),
    code: 'RCP-01' as const,
    mend: ({ printer }: Bench) => printer.freeCutter(),
  },
  {
    name: 'cutter jammed when the receipt was out',
    strike: ({ printer }: Bench) => printer.jamCutterAtEnd(),
    code: 'RCP-02' as const,
    remedy: 'itCameOut' as const,
  },
  {
    name: 'printer unplugged in the middle of the receipt',
    strike: ({ printer }: Bench) => printer.unplugAfter(2000),
    code: 'RCP-02' as const,
    mend: ({ printer }: Bench) => printer.plug(),
    remedy: 'itDidNot' as const,
  },
  {
    name: 'printer mute in the middle of the receipt',
    strike: ({ printer }: Bench) => printer.muteAfter(2000),
    code: 'RCP-02' as const,
    mend: ({ printer }: Bench) => printer.plug(),
    remedy: 'itDidNot' as const,
  },
  {
    name: 'no receipt: number and code are on the screen',
    strike: ({ printer }: Bench) => printer.takePaper(),
    code: 'RCP-01' as const,
    remedy: 'withoutDevice' as const,
    receipt: false as const,
  },
].map((row) => ({ at: 'confirm', paper: 'inBox', remedy: 'retry', sheets: 1, ...row }) as const);

export const failureTable: readonly FailureRow[] = [...card, cardGivenUp, ...label, ...scan, ...number, ...save, ...deposit, ...receipt];
