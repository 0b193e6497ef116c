import type { ScannerCapabilities, ScanRequest } from '../contract.ts';
import { type DeviceOption, readNumber } from './device-options.ts';

/** Resolutions offered where a scanner takes any between two ends. */
const usual = [75, 100, 150, 200, 240, 300, 400, 600, 1200];
/** A4, millimetres. */
const sheet = { width: 210, height: 297 };

/** What the scanner's own sensors say; a part it has no sensor for is left out. */
export interface SensorReading {
  readonly paper?: 'loaded' | 'empty';
  readonly coverOpen?: boolean;
  readonly doubleFeed?: boolean;
}

/** What can be asked of a scanner with these options, in the words of all scanners. */
export function capabilitiesOf(options: readonly DeviceOption[]): ScannerCapabilities {
  const sources = (['feeder', 'flatbed'] as const).filter((source) => sourceFor(options, source) !== undefined);
  const colours = (['bw', 'grey', 'colour'] as const).filter((colour) => colourArguments(options, colour) !== undefined);
  return { sources, duplex: duplexArguments(options) !== undefined, colours, resolutions: resolutionsOf(options) };
}

/**
 * The arguments of `scanimage` that make the request, or undefined if the scanner has no such source or no second side. A resolution or a
 * colour that it does not have is answered with the nearest better one, else with the best: a page too fine serves, no page does not.
 */
export function argumentsFor(options: readonly DeviceOption[], request: ScanRequest): readonly string[] | undefined {
  const from = sourceArguments(options, request);
  if (!from) return undefined;
  const order = { bw: ['bw', 'grey', 'colour'], grey: ['grey', 'colour', 'bw'], colour: ['colour', 'grey', 'bw'] } as const;
  const colour = order[request.colour].map((one) => colourArguments(options, one)).find((found) => found !== undefined) ?? [];
  const all = resolutionsOf(options);
  const dpi = all.find((one) => one >= request.dpi) ?? all.at(-1);
  const name = resolutionOption(options)?.name;
  return [...from, ...colour, ...(dpi === undefined || name === undefined ? [] : [`${name}=${dpi}`]), ...areaArguments(options)];
}

/** What the scanner calls the source that serves the request; for asking which options it has with that source chosen. */
export function sourceName(options: readonly DeviceOption[], request: Pick<ScanRequest, 'source' | 'duplex'>): string | undefined {
  const [first] = sourceArguments(options, request) ?? [];
  return first?.startsWith('--source=') ? first : undefined;
}

/** What the sensors said when the options were read. */
export function sensorsOf(options: readonly DeviceOption[]): SensorReading {
  const says = (...names: readonly string[]): boolean | undefined => {
    const sensor = options.find((option) => names.includes(option.name) && option.readOnly && !option.inactive);
    return sensor?.current === 'yes' ? true : sensor?.current === 'no' ? false : undefined;
  };
  const loaded = says('--page-loaded', '--paper-loaded', '--hopper-loaded');
  const coverOpen = says('--cover-open', '--adf-open');
  const doubleFeed = says('--double-feed');
  return {
    ...(loaded !== undefined && { paper: loaded ? 'loaded' : 'empty' }),
    ...(coverOpen !== undefined && { coverOpen }),
    ...(doubleFeed !== undefined && { doubleFeed }),
  };
}

/** An option that can be set as things are: `scanimage` ends with an error when an inactive one is given. */
const find = (options: readonly DeviceOption[], name: string): DeviceOption | undefined =>
  options.find((option) => option.name === name && !option.inactive && !option.readOnly);

const isDuplex = (name: string): boolean => /duplex|both sides|double.?sided/i.test(name);
const isFeeder = (name: string): boolean => /adf|feeder|document feed|duplex|simplex/i.test(name) && !/transparen|slide|film/i.test(name);
const isFlatbed = (name: string): boolean => /flat ?bed|^normal$|document table|platen/i.test(name);

/** The one-sided source of a kind; an empty name where the scanner has a single source and no option for it. */
function sourceFor(options: readonly DeviceOption[], source: ScanRequest['source']): string | undefined {
  const choices = find(options, '--source')?.choices ?? [];
  if (choices.length === 0) {
    // Sheet-fed scanners without a glass have a paper sensor; without one a scanner of one source is a flatbed.
    const only = sensorsOf(options).paper === undefined ? 'flatbed' : 'feeder';
    return only === source ? '' : undefined;
  }
  if (source === 'flatbed') return choices.find(isFlatbed);
  const feeders = choices.filter((name) => isFeeder(name) && !isDuplex(name) && !/back/i.test(name));
  // A feeder that always takes both sides has no one-sided name.
  return feeders.find((name) => /front|simplex/i.test(name)) ?? feeders[0];
}

function sourceArguments(
  options: readonly DeviceOption[],
  { source, duplex }: Pick<ScanRequest, 'source' | 'duplex'>,
): readonly string[] | undefined {
  if (source === 'feeder' && duplex) return duplexArguments(options);
  const name = sourceFor(options, source);
  if (name === undefined) return undefined;
  const simplex = source === 'feeder' ? sidesArguments(options, 'one') : undefined;
  return [...(name === '' ? [] : [`--source=${name}`]), ...(simplex ?? [])];
}

function duplexArguments(options: readonly DeviceOption[]): readonly string[] | undefined {
  const feeder = sourceFor(options, 'feeder');
  const choices = find(options, '--source')?.choices ?? [];
  // Brother names one duplex source for each way the sheets lie; the one that lies like the one-sided feeder is meant.
  const named = choices.filter((name) => isFeeder(name) && isDuplex(name));
  const alike = named.find((name) => feeder !== undefined && name.startsWith(feeder.replace(/\)$/, ''))) ?? named[0];
  if (alike !== undefined) return [`--source=${alike}`];
  const sides = feeder === undefined ? undefined : sidesArguments(options, 'both');
  return sides && [...(feeder === '' ? [] : [`--source=${feeder}`]), ...sides];
}

/** Where the sides are an option of their own: Epson's `--adf-mode`, a switch `--duplex`. */
function sidesArguments(options: readonly DeviceOption[], sides: 'one' | 'both'): readonly string[] | undefined {
  for (const name of ['--adf-mode', '--scan-sides', '--duplex']) {
    const choices = find(options, name)?.choices ?? [];
    const both = choices.find((choice) => isDuplex(choice) || choice === 'yes');
    const one = choices.find((choice) => /simplex|one.?sided|^no$/i.test(choice));
    const wanted = sides === 'both' ? both : one;
    if (both !== undefined && wanted !== undefined) return [`${name}=${wanted}`];
  }
  return undefined;
}

const colourNames: Readonly<Record<ScanRequest['colour'], readonly RegExp[]>> = {
  bw: [/^(?:line ?art|binary|monochrome|black ?(?:&|and) ?white|bw|b&w|text)$/i, /line ?art|black ?(?:&|and) ?white/i],
  grey: [/^(?:true )?gr[ae]y(?:scale)?$/i, /^8.?bit gr[ae]y/i, /gr[ae]y(?!\[error)/i],
  colour: [/^colou?r$/i, /^24.?bit colou?r$/i, /colou?r/i],
};

/** A scanner without modes gives what it gives: that is taken for colour. */
function colourArguments(options: readonly DeviceOption[], colour: ScanRequest['colour']): readonly string[] | undefined {
  const modes = find(options, '--mode')?.choices ?? [];
  if (modes.length === 0) return colour === 'colour' ? [] : undefined;
  const depths = find(options, '--depth')?.choices ?? [];
  const mode = colourNames[colour].map((words) => modes.find((name) => words.test(name))).find((name) => name !== undefined);
  const eight = depths.includes('8') ? ['--depth=8'] : [];
  if (mode !== undefined) return [`--mode=${mode}`, ...(colour === 'bw' ? [] : eight)];
  // No line art among the modes, but one bit of grey is the same.
  const grey = colour === 'bw' && depths.includes('1') ? modes.find((name) => /gr[ae]y/i.test(name)) : undefined;
  return grey === undefined ? undefined : [`--mode=${grey}`, '--depth=1'];
}

function resolutionOption(options: readonly DeviceOption[]): DeviceOption | undefined {
  return find(options, '--resolution') ?? find(options, '--x-resolution');
}

function resolutionsOf(options: readonly DeviceOption[]): readonly number[] {
  const option = resolutionOption(options);
  if (!option) return [];
  const { range, choices, current } = option;
  if (range) {
    const inRange = usual.filter(
      (dpi) => dpi >= range.least && dpi <= range.most && (range.step <= 1 || (dpi - range.least) % range.step === 0),
    );
    return inRange.length > 0 ? inRange : [Math.round(range.most)];
  }
  const listed = choices.map((choice) => readNumber(choice)).filter((dpi) => dpi !== undefined);
  const fixed = readNumber((current ?? '').replace(/dpi$/, ''));
  return (listed.length > 0 || fixed === undefined ? listed : [fixed]).toSorted((a, b) => a - b);
}

/** A whole A4 sheet, as far as the scanner reaches; nothing where it measures in dots. The width of the paper comes before the area on it. */
function areaArguments(options: readonly DeviceOption[]): readonly string[] {
  const wanted = [
    ['--page-width', sheet.width],
    ['--page-height', sheet.height],
    ['-l', 0],
    ['-t', 0],
    ['-x', sheet.width],
    ['-y', sheet.height],
  ] as const;
  return wanted.flatMap(([name, length]) => {
    const option = find(options, name);
    if (option?.unit !== 'mm' || !option.range) return [];
    const value = String(Math.min(Math.max(length, option.range.least), option.range.most));
    return name.startsWith('--') ? [`${name}=${value}`] : [name, value];
  });
}
