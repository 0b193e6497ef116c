import { readKatottg } from './katottg.ts';

/** Where someone lives, in the parts of a Ukrainian address; each as typed, kinds included («м. Дніпро», «просп. Науки»). */
export interface AddressParts {
  readonly postcode?: string;
  readonly region?: string;
  readonly district?: string;
  readonly hromada?: string;
  readonly settlement: string;
  readonly cityDistrict?: string;
  readonly street?: string;
  /** May hold letters and fractions: «13-А», «12/7», «б/н». */
  readonly building: string;
  readonly corpus?: string;
  readonly apartment?: string;
  readonly katottg?: string;
}

/** Parts, or free text for those who have no address: an appeal needs a place of residence, not a street. */
export type Address = AddressParts | { readonly free: string };

export type AddressField = keyof AddressParts | 'free';

export interface AddressFault {
  readonly field: AddressField;
  readonly why: 'empty' | 'format' | 'tooLong';
}

export type AddressReading =
  | { readonly ok: true; readonly value: Address }
  | { readonly ok: false; readonly faults: readonly AddressFault[] };

/** The address as typed: a text for each part, or the free text. */
export type TypedAddress = Readonly<Partial<Record<AddressField, string>>>;

const fields = [
  'postcode',
  'region',
  'district',
  'hromada',
  'settlement',
  'cityDistrict',
  'street',
  'building',
  'corpus',
  'apartment',
  'katottg',
] as const satisfies readonly (keyof AddressParts)[];

const maxLengths: Readonly<Partial<Record<AddressField, number>>> = { free: 300, building: 20, corpus: 20, apartment: 20 };
const usualMaxLength = 120;

/**
 * Reads an address. Free text, if there is any and no settlement, stands by itself; otherwise settlement and building
 * are needed, and a street is not, since small villages have none. The postcode has five digits.
 */
export function readAddress(typed: TypedAddress): AddressReading {
  const free = tidy(typed.free);
  if (free !== '' && tidy(typed.settlement) === '') {
    return isTooLong('free', free) ? { ok: false, faults: [{ field: 'free', why: 'tooLong' }] } : { ok: true, value: { free } };
  }
  const filled = fields.flatMap((field) => {
    const text = tidy(typed[field]);
    return text === '' ? [] : [[field, text] as const];
  });
  const parts: Partial<Record<keyof AddressParts, string>> = Object.fromEntries(filled);
  const { settlement = '', building = '' } = parts;
  const faults = [
    ...(settlement === '' ? [{ field: 'settlement', why: 'empty' } as const] : []),
    ...(building === '' ? [{ field: 'building', why: 'empty' } as const] : []),
    ...filled.flatMap(([field, text]) => faultOf(field, text)),
  ];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { ...parts, settlement, building } };
}

/**
 * One line, from the postcode down: «49000, Дніпропетровська область, м. Дніпро, вул. Робоча, буд. 998, кв. 73». The
 * district of the region is named for villages, of which many share a name, and left out for cities.
 */
export function addressLine(address: Address): string {
  if ('free' in address) return address.free;
  const isCity = /^(?:м\.|місто )/i.test(address.settlement);
  const parts = [
    address.postcode,
    address.region,
    isCity ? undefined : address.district,
    address.settlement,
    address.street,
    prefixed('буд.', address.building),
    prefixed('корп.', address.corpus),
    prefixed('кв.', address.apartment),
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

function faultOf(field: keyof AddressParts, text: string): readonly AddressFault[] {
  if (isTooLong(field, text)) return [{ field, why: 'tooLong' }];
  const isSound = field === 'postcode' ? /^\d{5}$/.test(text) : field === 'katottg' ? readKatottg(text).ok : /[\p{L}\p{N}]/u.test(text);
  return isSound ? [] : [{ field, why: 'format' }];
}

function isTooLong(field: AddressField, text: string): boolean {
  return text.length > (maxLengths[field] ?? usualMaxLength);
}

function tidy(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** People often type «буд. 5» or «кімн. 3» themselves. */
function prefixed(prefix: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return /^\p{L}{2,}\.? ?\d|^\p{L}{2,}\. /u.test(text) ? text : `${prefix} ${text}`;
}
