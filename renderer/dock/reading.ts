import type { Stage } from '../../contract/dock.ts';
import type { DeviceClass } from '../../contract/words.ts';

/** How a condition is to be felt: fine, moving, wanting a hand, or not there. */
export type Tone = 'fine' | 'moving' | 'trouble' | 'gone';

/** One device as the dock needs it: the bare state, words for people, and what its drawing and switches show. */
export interface DeviceNow {
  readonly device: DeviceClass;
  readonly state: string;
  readonly tone: Tone;
  readonly words: string;
  readonly detail: ReadonlyMap<string, string | number | boolean | null>;
}

export const deviceNames: Record<DeviceClass, string> = {
  cardReader: 'Card reader',
  documentScanner: 'Document scanner',
  receiptPrinter: 'Receipt printer',
  pagePrinter: 'Page printer',
  barcodeReader: 'Barcode reader',
  depository: 'Slot and box',
};

type Meaning = readonly [Tone, string];

const everywhere: Readonly<Record<string, Meaning>> = {
  disconnected: ['gone', 'Unplugged'],
  mute: ['trouble', 'Does not answer'],
  ready: ['fine', 'Ready'],
};

const meanings: Readonly<Record<DeviceClass, Readonly<Record<string, Meaning>>>> = {
  cardReader: { empty: ['fine', 'No card'], card: ['fine', 'Card on the reader'] },
  documentScanner: { scanning: ['moving', 'Scanning'], jam: ['trouble', 'Paper jam'], coverOpen: ['trouble', 'Cover open'] },
  receiptPrinter: {
    printing: ['moving', 'Printing'],
    paperOut: ['trouble', 'Out of paper'],
    coverOpen: ['trouble', 'Cover open'],
    cutterError: ['trouble', 'Cutter jammed'],
  },
  pagePrinter: {
    printing: ['moving', 'Printing'],
    paperOut: ['trouble', 'Out of paper'],
    coverOpen: ['trouble', 'Cover open'],
    jam: ['trouble', 'Paper jam'],
    tonerOut: ['trouble', 'Out of toner'],
  },
  barcodeReader: {},
  depository: {
    working: ['moving', 'Working'],
    staplerEmpty: ['trouble', 'Stapler empty'],
    staplerJam: ['trouble', 'Stapler jammed'],
    slotJam: ['trouble', 'Paper stuck in the slot'],
    shutterStuck: ['trouble', 'Shutter stuck'],
    boxFull: ['trouble', 'Box full'],
    boxMissing: ['trouble', 'No box'],
    doorOpen: ['trouble', 'Door open'],
  },
};

/** `box.level` and `boxLevel` are the same fact as `level`. */
function plainKey(key: string): string {
  const bare = key.replace(/^box[._]?(?=.)/, '');
  return bare.charAt(0).toLowerCase() + bare.slice(1);
}

function finer(device: DeviceClass, state: string, detail: DeviceNow['detail']): Meaning | undefined {
  if (state !== 'ready') return undefined;
  if (device === 'documentScanner' && detail.get('feeder') === 'loaded') return ['fine', 'Ready, sheets in the feeder'];
  if (device === 'receiptPrinter' && detail.get('paper') === 'nearEnd') return ['fine', 'Ready, paper near its end'];
  if (device === 'pagePrinter' && detail.get('toner') === 'low') return ['fine', 'Ready, toner low'];
  if (device === 'depository' && detail.get('shutter') === 'open') return ['moving', 'Slot open, waiting for paper'];
  return undefined;
}

/** Reads one device off the stage; undefined where this terminal has none. A state the dock does not know is shown as it is called. */
export function deviceNow(stage: Stage, device: DeviceClass): DeviceNow | undefined {
  const found = stage.devices.find((one) => one.device === device);
  if (found === undefined) return undefined;
  const detail = new Map(Object.entries(found.detail).map(([key, value]) => [plainKey(key), value]));
  const [tone, words] = finer(device, found.state, detail) ??
    meanings[device][found.state] ??
    everywhere[found.state] ?? ['trouble', found.state];
  return { device, state: found.state, tone, words, detail };
}

/** The step of the happy path that is next, as far as the devices show it: 1 card, 2 sheets, 3 paper into the slot; null when none is. */
export function nextStep(stage: Stage): 1 | 2 | 3 | null {
  const depository = deviceNow(stage, 'depository');
  if (depository?.detail.get('shutter') === 'open' && depository.detail.get('paper') !== 'inSlot') return 3;
  if (stage.feeder.sheets > 0) return null;
  return stage.card === null ? 1 : 2;
}

/** One sentence on the whole machine. */
export function machineInWords(stage: Stage): { readonly tone: Tone; readonly words: string } {
  const unwell = stage.devices
    .map((one) => deviceNow(stage, one.device))
    .filter((one): one is DeviceNow => one !== undefined && (one.tone === 'trouble' || one.tone === 'gone'));
  const [first] = unwell;
  if (first === undefined) return { tone: 'fine', words: 'Every device is well' };
  if (unwell.length > 1) return { tone: 'trouble', words: `${unwell.length} devices want a hand` };
  return { tone: 'trouble', words: `${deviceNames[first.device]}: ${first.words.charAt(0).toLowerCase()}${first.words.slice(1)}` };
}

/** Filled share of the box, 0 to 1, or null where the sensor does not say. */
export function boxLevel(depository: DeviceNow): number | null {
  const level = depository.detail.get('level');
  return typeof level === 'number' ? Math.min(1, Math.max(0, level)) : null;
}
