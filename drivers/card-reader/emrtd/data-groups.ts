import type { CardData } from '../contract.ts';
import { readWithin, valueOf } from './tlv.ts';

/** The tags of the data groups 1 to 16, in their order (ICAO 9303-10 § 4.7): how EF.COM names what the chip holds. */
const groupTags = [0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f, 0x70];

/** Length of the MRZ → length of its lines: TD1, TD2, TD3. */
const lineLengths: ReadonlyMap<number, number> = new Map([
  [90, 30],
  [72, 36],
  [88, 44],
]);

/** The numbers of the data groups that EF.COM lists (9303-10 § 4.6.1), the face (2) included, which is never read. Undefined: no EF.COM. */
export function readCom(bytes: Uint8Array): readonly number[] | undefined {
  const listed = valueOf(readWithin(bytes, 0x60), 0x5c);
  return listed && [...listed].map((tag) => groupTags.indexOf(tag) + 1).filter((number) => number > 0);
}

/** The lines of the MRZ in DG1 (9303-10 § 4.7.1), or undefined where the bytes are no DG1. */
export function readDg1(bytes: Uint8Array): readonly string[] | undefined {
  const mrz = valueOf(readWithin(bytes, 0x61), 0x5f1f);
  const length = mrz && lineLengths.get(mrz.length);
  if (!mrz || length === undefined) return undefined;
  const text = Buffer.from(mrz).toString('latin1');
  if (!/^[A-Z0-9<]*$/.test(text)) return undefined;
  return Array.from({ length: mrz.length / length }, (_, line) => text.slice(line * length, (line + 1) * length));
}

/** The holder's name in national characters, out of DG11 (9303-10 § 4.7.11, object 5F0E); undefined where it holds none. */
export function readDg11(bytes: Uint8Array): CardData['nationalName'] | undefined {
  const name = valueOf(readWithin(bytes, 0x6b), 0x5f0e);
  const text = name && readText(name);
  return text === undefined ? undefined : splitName(text);
}

/** Who issued the document and when (YYYYMMDD), out of DG12 (9303-10 § 4.7.12); undefined where the bytes are no DG12. */
export function readDg12(bytes: Uint8Array): { readonly authority?: string; readonly issued?: string } | undefined {
  const objects = readWithin(bytes, 0x6c);
  if (!objects) return undefined;
  const authority = textOf(valueOf(objects, 0x5f19))?.replaceAll('<', ' ').trim();
  const date = valueOf(objects, 0x5f26);
  // Four bytes of BCD, or eight digits as older versions of the LDS had it.
  const issued = date?.length === 4 ? Buffer.from(date).toString('hex') : textOf(date);
  return { ...(authority && { authority }), ...(issued && /^\d{8}$/.test(issued) && { issued }) };
}

/** How Ukrainian patronymics end. Only such a word is taken for one: given names may be several. */
const patronymic = /(?:ович|евич|йович|ьович|івна|ївна|лліч|укич|омич|узьмич)$/iu;

/** «SURNAME<<GIVEN<PATRONYMIC», «<» between the words; a third part, if any, is the patronymic. */
function splitName(text: string): CardData['nationalName'] | undefined {
  const [surname = '', given = '', third = '', ...more] = text
    .replace(/<+$/, '')
    .split('<<')
    .map((part) => part.replaceAll('<', ' ').replace(/\s+/g, ' ').trim());
  if (surname === '' || more.some((part) => part !== '')) return undefined;
  if (third !== '') return { surname, given, patronymic: third };
  const words = given.split(' ');
  const last = words.at(-1) ?? '';
  if (words.length > 1 && patronymic.test(last)) return { surname, given: words.slice(0, -1).join(' '), patronymic: last };
  return { surname, given };
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes && readText(bytes);
}

/** UTF-8 without control characters, of a length that a name may have. */
function readText(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0 || bytes.length > 400) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /\p{Cc}/u.test(text) ? undefined : text.normalize('NFC');
  } catch {
    return undefined;
  }
}
