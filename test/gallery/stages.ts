import type { Stage } from '../../contract/dock.ts';

const at = Date.UTC(2026, 10, 21, 9, 15);

/** The dock when a terminal has just started: everything well, nobody there yet. */
const idle: Stage = {
  devices: [
    { device: 'cardReader', state: 'empty', detail: {} },
    { device: 'documentScanner', state: 'ready', detail: { feeder: 'empty' } },
    { device: 'receiptPrinter', state: 'ready', detail: { paper: 'ok' } },
    { device: 'pagePrinter', state: 'ready', detail: { toner: 'ok' } },
    { device: 'barcodeReader', state: 'ready', detail: {} },
    {
      device: 'depository',
      state: 'ready',
      detail: { shutter: 'closed', paper: 'none', 'box.present': true, 'box.door': 'closed', 'box.level': 0.12, drops: 3 },
    },
  ],
  card: null,
  feeder: { sheets: 0, jamOn: null, sticky: false },
  slips: [],
  autoInsert: false,
  edms: { folder: '/var/lib/vikno/edms', state: 'here', waiting: 0, delivered: [], rejected: [] },
  personas: [
    { id: 'A1', name: 'Гайдаєнко Соломія Юріївна', document: 'ID-картка', hasCard: true },
    { id: 'A2', name: 'Під’яблонський Остап Ґеоргійович', document: 'ID-картка', hasCard: true },
    { id: 'A3', name: 'Щур Їжакія', document: 'посвідка на проживання', hasCard: true },
    { id: 'A4', name: 'Незнамова-Перевізник Євдокія Костянтинівна', document: 'паспорт-книжечка', hasCard: false },
  ],
};

function withDevice(
  stage: Stage,
  device: Stage['devices'][number]['device'],
  state: string,
  detail: Stage['devices'][number]['detail'] = {},
): Stage {
  return {
    ...stage,
    devices: stage.devices.map((one) => (one.device === device ? { device, state, detail: { ...one.detail, ...detail } } : one)),
  };
}

const withCard: Stage = { ...withDevice(idle, 'cardReader', 'card'), card: 'A2', slips: [{ id: 'slip-1', at: at - 40_000, bytes: 1204 }] };

const loaded: Stage = {
  ...withDevice(withCard, 'documentScanner', 'ready', { feeder: 'loaded' }),
  feeder: { sheets: 3, jamOn: null, sticky: true },
};

const slotOpen: Stage = withDevice({ ...withCard, feeder: { sheets: 0, jamOn: null, sticky: false } }, 'depository', 'working', {
  shutter: 'open',
});

const done: Stage = {
  ...withDevice(idle, 'depository', 'ready', { 'box.level': 0.46, drops: 21 }),
  slips: [
    { id: 'slip-3', at, bytes: 8316 },
    { id: 'slip-2', at: at - 3_600_000, bytes: 2040 },
    { id: 'slip-1', at: at - 3_640_000, bytes: 1204 },
  ],
  autoInsert: true,
  edms: {
    ...idle.edms,
    waiting: 1,
    delivered: ['DN01-26-00041-X', 'DN01-26-00042-7', 'DN01-26-00043-K'],
    rejected: [{ number: 'DN01-26-00040-3', reason: 'підпис відсутній' }],
  },
};

/** Trouble on every device at once, each of another sort. */
const troubled: Stage = {
  ...[
    ['cardReader', 'disconnected', {}] as const,
    ['documentScanner', 'coverOpen', {}] as const,
    ['receiptPrinter', 'paperOut', {}] as const,
    ['pagePrinter', 'jam', {}] as const,
    ['barcodeReader', 'mute', {}] as const,
    ['depository', 'doorOpen', { 'box.door': 'open', 'box.level': 0.93 }] as const,
  ].reduce((stage, [device, state, detail]) => withDevice(stage, device, state, detail), done),
  feeder: { sheets: 8, jamOn: 3, sticky: true },
  edms: { ...done.edms, state: 'away', waiting: 4 },
};

/** Sample stages of the simulator dock, for its gallery and tests. All people are invented. */
export const sampleStages = { idle, withCard, loaded, slotOpen, done, troubled } as const satisfies Record<string, Stage>;
