import type { BitTable, ModbusRequest, WordTable } from './modbus-rtu.ts';

/** One bit that the controller shows: a coil, a discrete input, or a bit of a register. */
export interface SignalAddress {
  readonly table: BitTable | WordTable;
  readonly address: number;
  /** Of a register, 0 is the lowest. */
  readonly bit: number;
  /** True where the controller shows 0 for what the name says. */
  readonly inverted: boolean;
}

/** A number: one register, or two, high word first unless `lowFirst`. */
export interface NumberAddress {
  readonly table: WordTable;
  readonly address: number;
  readonly words: 1 | 2;
  readonly lowFirst: boolean;
}

/** What is written to make the machine do something. Without `value` a coil is set, and reset when the move is over. */
export interface CommandAddress {
  readonly table: 'coil' | 'holding';
  readonly address: number;
  readonly value: number | undefined;
}

const largest = 0xffff;
const inRange = (address: number): boolean => address <= largest;

/** `discrete:3`, `coil:3`, `input:10.2` (bit 2), `holding:10.0`; a `!` in front inverts. */
export function parseSignal(text: string): SignalAddress | undefined {
  const [, not, table, address = '', bit] = /^(!?)(coil|discrete|holding|input):(\d{1,5})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  const at = { address: Number(address), bit: Number(bit ?? 0), inverted: not === '!' };
  if (!inRange(at.address) || at.bit > 15) return undefined;
  if (table === 'coil' || table === 'discrete') return bit === undefined ? { table, ...at } : undefined;
  return (table === 'holding' || table === 'input') && bit !== undefined ? { table, ...at } : undefined;
}

/** `input:4` is one register; `input:4/32` two with the high word first, `input:4/32le` with the low word first. */
export function parseNumber(text: string): NumberAddress | undefined {
  const [, table, address = '', wide] = /^(holding|input):(\d{1,5})(\/32|\/32le)?$/.exec(text) ?? [];
  if ((table !== 'holding' && table !== 'input') || !inRange(Number(address) + (wide ? 1 : 0))) return undefined;
  return { table, address: Number(address), words: wide ? 2 : 1, lowFirst: wide === '/32le' };
}

/** `coil:1` is set and reset again; `coil:1=0` and `holding:5=3` are written once and left. */
export function parseCommand(text: string): CommandAddress | undefined {
  const [, table, address = '', value] = /^(coil|holding):(\d{1,5})(?:=(\d{1,5}))?$/.exec(text) ?? [];
  const at = { address: Number(address), value: value === undefined ? undefined : Number(value) };
  if (!inRange(at.address) || (at.value ?? 0) > largest) return undefined;
  if (table === 'coil') return (at.value ?? 0) > 1 ? undefined : { table, ...at };
  // A register says which command it is by its value; there is no telling what would reset it.
  return table === 'holding' && at.value !== undefined ? { table, ...at } : undefined;
}

/** What the driver wants to see of a machine, and where a controller of our own drawing would show it. `null`: the machine has no such sensor. */
export const defaultRegisterMap = {
  shutterOpen: 'discrete:0',
  shutterClosed: 'discrete:1',
  paper: 'discrete:2',
  slotJam: 'discrete:3',
  staplerJam: 'discrete:4',
  staplerEmpty: 'discrete:5',
  shutterStuck: 'discrete:6',
  boxPresent: 'discrete:7',
  boxFull: 'discrete:8',
  doorOpen: 'discrete:9',
  paperStapled: 'discrete:10',
  drops: 'input:0/32',
  staples: 'input:2/32',
  boxLevel: 'input:4',
  open: 'coil:0=1',
  close: 'coil:0=0',
  staple: 'coil:1',
  drop: 'coil:2',
  giveBack: 'coil:3',
} as const;

const optional = [
  'slotJam',
  'staplerJam',
  'staplerEmpty',
  'shutterStuck',
  'boxFull',
  'paperStapled',
  'staples',
  'boxLevel',
  'giveBack',
] as const;
export const signalNames = [
  'shutterOpen',
  'shutterClosed',
  'paper',
  'slotJam',
  'staplerJam',
  'staplerEmpty',
  'shutterStuck',
  'boxPresent',
  'boxFull',
  'doorOpen',
  'paperStapled',
] as const;
export const numberNames = ['drops', 'staples', 'boxLevel'] as const;
export const commandNames = ['open', 'close', 'staple', 'drop', 'giveBack'] as const;

export type SignalName = (typeof signalNames)[number];
export type NumberName = (typeof numberNames)[number];
export type CommandName = (typeof commandNames)[number];
export type PlaceName = keyof typeof defaultRegisterMap;

/** The addresses of one controller as an integrator writes them; what is left out is as in {@link defaultRegisterMap}. */
export type RegisterMapSettings = { readonly [Name in PlaceName]?: string | null | undefined };

export interface RegisterMap {
  readonly signals: Readonly<Partial<Record<SignalName, SignalAddress>>>;
  readonly numbers: Readonly<Partial<Record<NumberName, NumberAddress>>>;
  readonly commands: Readonly<Partial<Record<CommandName, CommandAddress>>>;
}

export type RegisterMapOutcome =
  | { readonly ok: true; readonly map: RegisterMap }
  /** Which setting is wrong, and how. */
  | { readonly ok: false; readonly problems: readonly { readonly name: PlaceName; readonly problem: string }[] };

/** Reads a map, or says everything that is wrong with it. */
export function readRegisterMap(settings: RegisterMapSettings = {}): RegisterMapOutcome {
  const problems: { name: PlaceName; problem: string }[] = [];
  const place = <Address>(name: PlaceName, parse: (text: string) => Address | undefined): Address | undefined => {
    const text = settings[name] === undefined ? defaultRegisterMap[name] : settings[name];
    const mayMiss = optional.some((one) => one === name);
    const address = text === null ? undefined : parse(text);
    if (text === null && !mayMiss) problems.push({ name, problem: 'the driver cannot do without this one' });
    if (text !== null && address === undefined) problems.push({ name, problem: `«${text}» is no address of that kind` });
    return address;
  };
  const map: RegisterMap = {
    signals: Object.fromEntries(signalNames.map((name) => [name, place(name, parseSignal)])),
    numbers: Object.fromEntries(numberNames.map((name) => [name, place(name, parseNumber)])),
    commands: Object.fromEntries(commandNames.map((name) => [name, place(name, parseCommand)])),
  };
  problems.push(...doubled(map));
  if (settings.staples === null && settings.paperStapled === null) {
    problems.push({ name: 'staples', problem: 'either this or «paperStapled» must tell that a staple went in' });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, map };
}

/** Two commands that write the same would be one: a slip of the pen that could drive a staple instead of the shutter. */
function doubled({ commands }: RegisterMap): { name: PlaceName; problem: string }[] {
  const seen = new Map<string, CommandName>();
  return commandNames.flatMap((name) => {
    const command = commands[name];
    if (!command) return [];
    const key = `${command.table}:${command.address}=${command.value ?? 1}`;
    const other = seen.get(key);
    seen.set(key, name);
    return other ? [{ name, problem: `writes the same as «${other}»` }] : [];
  });
}

/** The writes that begin a command and, for a coil that is only pressed, let it go. */
export function writesOf({ table, address, value }: CommandAddress): {
  readonly begin: ModbusRequest;
  readonly end: ModbusRequest | undefined;
} {
  if (table === 'holding') return { begin: { do: 'writeRegister', address, value: value ?? 0 }, end: undefined };
  return {
    begin: { do: 'writeCoil', address, value: value !== 0 },
    end: value === undefined ? { do: 'writeCoil', address, value: false } : undefined,
  };
}
