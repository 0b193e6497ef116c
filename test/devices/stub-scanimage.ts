/**
 * Stands in for `scanimage` where Debian's cannot be made to fail at will: a feeder with a pile, whose state lies in the file named by
 * SANE_STUB. Speaks as scanimage 1.1.1 was seen to speak, and misbehaves as it was seen to misbehave.
 */
import { readFileSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { smallTiff } from './small-tiff.ts';

export type Truth = 'emptyFile' | 'halfFile' | 'hang' | 'hangAfterJam' | 'killed' | 'silentEnd' | 'garbage' | 'ioError' | 'busy';

export interface StubState {
  readonly plugged: boolean;
  readonly mute: boolean;
  readonly cover: 'closed' | 'open';
  readonly jammed: boolean;
  /** What the sensor for two sheets at once says. */
  readonly doubleFed: boolean;
  readonly pile: readonly number[];
  readonly glass: number | null;
  /** What happens to the sheet of this index of the next scan, once. */
  readonly strike: { readonly index: number; readonly what: 'jam' | 'coverOpen' | 'doubleFeed' | 'unplug' | Truth } | null;
  /** Milliseconds a sheet takes. */
  readonly paceMs: number;
  /** Whether the scanner has sensors for the cover and for two sheets at once. */
  readonly sensors: boolean;
}

const args = process.argv.slice(2);
const file = process.env['SANE_STUB'] ?? '';
const load = (): StubState => JSON.parse(readFileSync(file, 'utf8')) as StubState;

function change(part: Partial<StubState>): void {
  writeFileSync(`${file}.${process.pid}`, JSON.stringify({ ...load(), ...part }));
  renameSync(`${file}.${process.pid}`, file);
}

const wait = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
const print = (line: string): void => writeFileSync(1, `${line}\n`);
const complain = (line: string): void => writeFileSync(2, `${line}\n`);
const hang = (): void => wait(600_000);
const argument = (name: string): string | undefined => args.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);

function options({ sensors, cover, doubleFed }: StubState): string {
  const yes = (value: boolean): string => (value ? 'yes' : 'no');
  return [
    '',
    "All options specific to device `stub:0':",
    '  Standard:',
    '    --source Flatbed|ADF Front|ADF Back|ADF Duplex [ADF Front]',
    '        Selects the scan source (such as a document-feeder).',
    '    --mode Lineart|Gray|Color [Lineart]',
    '    --resolution 50..600dpi (in steps of 1) [300]',
    ...(sensors
      ? [
          '  Sensors:',
          `    --cover-open[=(yes|no)] [${yes(cover === 'open')}] [hardware]`,
          `    --double-feed[=(yes|no)] [${yes(doubleFed)}] [hardware]`,
        ]
      : []),
    '',
  ].join('\n');
}

/** Ends like scanimage does when a page cannot be read: with words, whatever the exit code. */
function endWith(page: number, words: string, status: number, code: number): never {
  complain(`scanimage: sane_read: ${words}`);
  complain(`Scanned page ${page}. (scanner status = ${status})`);
  complain(`Batch terminated, ${page} pages scanned`);
  process.exit(code);
}

/** Lets a sheet in that something happens to; returns if it goes through all the same. */
function suffer(page: number, name: string, what: NonNullable<StubState['strike']>['what'], picture: Uint8Array): void {
  change({ strike: null });
  switch (what) {
    case 'jam':
      change({ jammed: true });
      return endWith(page, 'Document feeder jammed', 6, 0);
    case 'doubleFeed':
      change({ jammed: true, doubleFed: true });
      return endWith(page, 'Document feeder jammed', 6, 0);
    case 'coverOpen':
      change({ cover: 'open' });
      return endWith(page, 'Scanner cover is open', 8, 0);
    case 'unplug':
      change({ plugged: false });
      return endWith(page, 'Error during device I/O', 9, 9);
    case 'ioError':
      return endWith(page, 'Error during device I/O', 9, 0);
    case 'busy':
      return endWith(page, 'Device busy', 3, 3);
    case 'emptyFile':
      writeFileSync(name, '');
      print(name);
      process.exit(0);
    case 'halfFile':
      writeFileSync(name, picture.subarray(0, picture.length - 1));
      print(name);
      return;
    case 'hang':
      writeFileSync(`${name}.part`, picture.subarray(0, 20));
      return hang();
    case 'hangAfterJam':
      change({ jammed: true });
      complain('scanimage: sane_read: Document feeder jammed');
      return hang();
    case 'killed':
      process.kill(process.pid, 'SIGKILL');
      return hang();
    case 'silentEnd':
      complain('scanimage: received signal 13');
      complain('scanimage: trying to stop scanner');
      process.exit(0);
    case 'garbage':
      writeFileSync(2, Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0xc3, 0x28]));
      return complain('\n[backend] status: feeder jammed? cover is open? no :)\nlibpng warning: Document feeder out of documents');
  }
}

function batch({ mute, plugged }: StubState): void {
  if (!plugged) {
    complain(`scanimage: open of device stub:0 failed: Invalid argument`);
    process.exit(1);
  }
  if (mute) hang();
  const flatbed = argument('--source') === 'Flatbed';
  const count = Number(argument('--batch-count') ?? Infinity);
  for (let page = 1; page <= count; page++) {
    complain('Press <RETURN> to continue.');
    if (readSync(0, Buffer.alloc(1)) === 0) break;
    complain(`Scanning page ${page}`);
    const { pile, glass, strike, paceMs, jammed, cover } = load();
    const sheet = flatbed ? glass : pile[0];
    if (jammed) change({ doubleFed: false });
    if (jammed) endWith(page, 'Document feeder jammed', 6, 6);
    if (cover === 'open') endWith(page, 'Scanner cover is open', 8, 8);
    if (sheet === undefined || sheet === null) {
      complain('scanimage: sane_start: Document feeder out of documents');
      process.exit(page === 1 ? 7 : 0);
    }
    wait(paceMs);
    const name = (argument('--batch') ?? '').replace('%d', String(page));
    const picture = smallTiff(sheet);
    const struck = strike?.index === page - 1 ? strike.what : undefined;
    if (struck) suffer(page, name, struck, picture);
    if (!flatbed) change({ pile: load().pile.slice(1) });
    if (struck !== 'halfFile') {
      writeFileSync(`${name}.part`, picture);
      renameSync(`${name}.part`, name);
      print(name);
    }
    complain(`Scanned page ${page}. (scanner status = 5)`);
  }
}

if (file !== '') {
  const state = load();
  if (!args.includes('--all-options')) batch(state);
  else if (!state.plugged) {
    complain(`scanimage: open of device stub:0 failed: Invalid argument`);
    process.exit(1);
  } else if (state.mute) hang();
  else print(options(state));
}
