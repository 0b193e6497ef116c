/** One option of a scanner, as `scanimage --all-options` lists it. */
export interface DeviceOption {
  /** With its dashes: `--mode`, `-x`. */
  readonly name: string;
  /** Values to choose from, in the scanner's own words; of a switch `yes` and `no`. Empty where any value goes. */
  readonly choices: readonly string[];
  readonly range?: { readonly least: number; readonly most: number; readonly step: number };
  /** `mm`, `dpi`, `pel`, `us`, `%`, `bit`; none where the values are plain. */
  readonly unit?: string;
  /** What it is set to now. */
  readonly current?: string;
  /** Cannot be set as things are; another option may wake it. */
  readonly inactive: boolean;
  /** Tells what a sensor or a button says, and cannot be set. */
  readonly readOnly: boolean;
}

const units = 'mm|dpi|pel|us|bit|%';
const number = String.raw`-?\d+(?:[.,]\d+)?`;
const optionLine = /^ {4}(--?[A-Za-z0-9][\w-]*)(?:\[=\((.+?)\)\])?(?: +(.*))?$/;
const rangeWords = new RegExp(String.raw`^(?:auto\|)?(${number})\.\.(${number})(${units})?(?:,\.\.\.)?(?: \(in steps of (${number})\))?$`);
const listUnit = new RegExp(String.raw`^(${number})(${units})$`);

/**
 * Reads the transcript of `scanimage -A`. Lines that are no option (headings, explanations, whatever a backend says besides) are passed
 * over; decimal commas are read as points, as some backends follow the locale whatever they are told.
 */
export function parseDeviceOptions(transcript: string): readonly DeviceOption[] {
  return transcript.split(/\r?\n/).flatMap((line) => {
    const [, name, switchWords, rest = ''] = optionLine.exec(line) ?? [];
    return name === undefined ? [] : [readOption(name, switchWords, rest)];
  });
}

/** A number as scanners write it; undefined if it is none. */
export function readNumber(words: string): number | undefined {
  const read = Number(words.trim().replace(',', '.'));
  return words.trim() === '' || Number.isNaN(read) ? undefined : read;
}

function readOption(name: string, switchWords: string | undefined, rest: string): DeviceOption {
  // What stands in brackets at the end: the current value, then remarks. Values bear brackets of their own («24bit Color[Fast]»), but no blank before them.
  const [values = '', ...brackets] = ` ${rest}`.split(/ \[/);
  const remarks = brackets.map((words) => words.replace(/\]\s*$/, ''));
  const current = remarks.find((words) => !isRemark(words));
  return {
    name,
    ...readValues(switchWords ?? values.trim()),
    ...(current !== undefined && { current }),
    inactive: remarks.includes('inactive'),
    readOnly: remarks.some((words) => words === 'hardware' || words === 'read-only'),
  };
}

function isRemark(words: string): boolean {
  return ['inactive', 'hardware', 'read-only', 'advanced', 'button'].includes(words);
}

function readValues(words: string): Pick<DeviceOption, 'choices' | 'range' | 'unit'> {
  const [, least, most, rangeUnit, step = '0'] = rangeWords.exec(words) ?? [];
  if (least !== undefined && most !== undefined) {
    const range = { least: readNumber(least) ?? 0, most: readNumber(most) ?? 0, step: readNumber(step) ?? 0 };
    return { choices: [], range, ...(rangeUnit !== undefined && { unit: rangeUnit }) };
  }
  // One backend writes «auto||75||100»; only the last value bears the unit.
  const choices = words.split('|').filter((choice) => choice !== '' && !choice.startsWith('<'));
  const [, last, unit] = listUnit.exec(choices.at(-1) ?? '') ?? [];
  return unit === undefined || last === undefined ? { choices } : { choices: [...choices.slice(0, -1), last], unit };
}
