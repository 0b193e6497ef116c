import { CODE128_QUIET, code128Widths, widthInModules } from './barcode-modules.ts';

/** What the stamp on page 1 of a scanned appeal says. */
export type StampFacts = {
  readonly organisation: string;
  readonly number: string;
  readonly at: Date;
  readonly terminal: string;
  /** IANA name of the zone in which the time is told. */
  readonly timeZone: string;
};

/** All lengths in millimetres from the stamp's upper left corner; font sizes in points. */
export type StampText = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly bold: boolean;
  readonly lines: 1 | 2;
};
export type StampBar = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type StampLayout = { readonly texts: readonly StampText[]; readonly bars: readonly StampBar[] };

/** Size of the stamp on paper, in millimetres, quiet zones and frame included: ask for that much free room. */
export const stampSize = { width: 70, height: 25 } as const;
/** Distance of the stamp from the page's edges where a strip is added for it, in millimetres. */
export const stampMargin = 4;

const padding = 2.2;
const bars = { top: 11.6, height: 8.9, widestModule: 0.34 };
/** Letters of the organisation's name that fit on one line. */
const oneLine = 50;

/** Lays the stamp out: organisation, number, Code 128 of the number, then when and where it was accepted. */
export function layOutStamp(facts: StampFacts): StampLayout {
  const width = stampSize.width - 2 * padding;
  const { date, time } = localTime(facts.at, facts.timeZone);
  const accepted = `Прийнято ${date} о ${time} · термінал ${facts.terminal}`;
  const long = facts.organisation.length > oneLine;
  return {
    texts: [
      { text: facts.organisation, x: padding, y: long ? 1.5 : 2.9, width, size: 6, bold: false, lines: long ? 2 : 1 },
      { text: facts.number, x: padding, y: 6.4, width, size: 11.5, bold: true, lines: 1 },
      { text: accepted, x: padding, y: 21.2, width, size: 6.5, bold: false, lines: 1 },
    ],
    bars: placeBars(facts.number),
  };
}

function placeBars(number: string): StampBar[] {
  const widths = code128Widths(number);
  const modules = widthInModules(widths) + 2 * CODE128_QUIET;
  const module = Math.min(bars.widestModule, stampSize.width / modules);
  let x = (stampSize.width - widthInModules(widths) * module) / 2;
  const placed: StampBar[] = [];
  widths.forEach((width, i) => {
    if (i % 2 === 0) placed.push({ x, y: bars.top, width: width * module, height: bars.height });
    x += width * module;
  });
  return placed;
}

/** Date and time as a resident writes them: 21.11.2026, 14:05. */
export function localTime(at: Date, timeZone: string): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat('uk-UA', {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((p) => p.type === type)?.value ?? '';
  return { date: `${part('day')}.${part('month')}.${part('year')}`, time: `${part('hour')}:${part('minute')}` };
}
