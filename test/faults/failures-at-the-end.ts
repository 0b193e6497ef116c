import type { Bench } from './bench.ts';
import type { FailureRow } from './failure-row.ts';

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

/** What can fail once the resident has confirmed: disk, slot and box, receipt. */
export const failuresAtTheEnd: readonly FailureRow[] = [...save, ...deposit, ...receipt];
