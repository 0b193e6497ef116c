/**
 * What a run of `scanimage` came to, judged by what it said and not by its exit code: a jam in a batch exits 0, and so does a run that
 * was struck by a signal and left an empty file.
 */
export type Said =
  /** The feeder has no more sheets (or had none). */
  | 'noDocuments'
  | 'jam'
  | 'coverOpen'
  /** The scanner could not be opened at all. */
  | 'unreachable'
  /** Someone else holds it. */
  | 'busy'
  /** It went wrong in some other way. */
  | 'error'
  /** Nothing went wrong as far as it told. */
  | 'nothing';

/** Words of `sane_strstatus` (SANE standard 1.06, 4.2.7 and 4.3.11), which are English whatever the locale. */
const statusWords: Readonly<Record<string, Said>> = {
  'Document feeder out of documents': 'noDocuments',
  'Document feeder jammed': 'jam',
  'Scanner cover is open': 'coverOpen',
  'Device busy': 'busy',
};

/** Numbers of SANE_Status, which `scanimage` tells after each page; 0 is good, 5 is the end of the page. */
const statusNumbers: ReadonlyMap<number, Said> = new Map([
  [0, 'nothing'],
  [3, 'busy'],
  [5, 'nothing'],
  [6, 'jam'],
  [7, 'noDocuments'],
  [8, 'coverOpen'],
]);

const trouble = /^[^\s:]+: (sane_start|sane_read|open of device .* failed): (.+)$/;
const pageEnd = /^Scanned page \d+\. \(scanner status = (\d+)\)$/;
const otherTrouble = /^[^\s:]+: (?:received signal|setting of option|attempted to set|no SANE devices|sane_init|argument without option)/;

/** Reads what a run wrote to its standard error. The first trouble is the cause; words of others (libraries, backends) are passed over. */
export function whatItSaid(words: string): Said {
  for (const line of words.split(/\r?\n/)) {
    const [, where, status] = trouble.exec(line) ?? [];
    if (where !== undefined && status !== undefined) {
      const said = statusWords[status.trim()];
      return where.startsWith('open') ? (said === 'busy' ? 'busy' : 'unreachable') : (said ?? 'error');
    }
    const [, ended] = pageEnd.exec(line) ?? [];
    if (ended !== undefined) {
      const said = statusNumbers.get(Number(ended)) ?? 'error';
      if (said !== 'nothing') return said;
    } else if (otherTrouble.test(line)) return 'error';
  }
  return 'nothing';
}
