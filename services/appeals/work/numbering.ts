import { createHmac } from 'node:crypto';
import { append } from '../../../sync/journal.ts';
import { takeNext } from '../../../sync/counter.ts';
import type { Transaction } from '../../../sync/database.ts';
import { clockAt } from '../../calendar/civil-date.ts';
import { formatAcceptanceNumber, parseAcceptanceNumber } from '../rules/acceptance-number.ts';
import type { House } from './house.ts';
import { newSecret } from '../rules/receipt-code.ts';
import { addAppeal, claimReserved, findAppeal, findByNumber } from '../store/store.ts';
import type { TakenNumber } from '../journey/appeal-work.ts';

/** The MAC under which the secret of a receipt is kept: the terminal itself cannot tell it again. */
export function secretMac(key: Uint8Array, number: string, secret: string): Uint8Array {
  return createHmac('sha256', key).update(`${number}\n${secret}`).digest();
}

function take(house: House, tx: Transaction, id: string, state: 'numbered' | 'reserved'): TakenNumber {
  const at = house.now();
  const year = Number(clockAt(at, house.settings.calendar.timeZone).date.slice(0, 4));
  const position = takeNext(tx, year);
  const number = formatAcceptanceNumber({ terminal: house.settings.terminal.id, year: position.year, sequence: position.last });
  const secret = newSecret((count) => house.randomBytes(count));
  addAppeal(tx, { id, state, number, secretMac: secretMac(house.secretKey, number, secret), at });
  append(tx, { at: new Date(at), event: 'counter.taken', appeal: id, body: { year: position.year, last: position.last } });
  return { number, secret };
}

/**
 * Takes the appeal's number in one durable transaction. Called again for the same appeal (after a crash between the
 * commit and the journey's hearing of it) it keeps the number and makes a new secret, for the old one was never shown.
 */
export function takeNumber(house: House, appealId: string): TakenNumber {
  const done = house.database.transaction((tx) => {
    const known = findAppeal(tx, appealId);
    if (!known) return take(house, tx, appealId, 'numbered');
    const secret = newSecret((count) => house.randomBytes(count));
    tx.prepare('UPDATE appeal SET secret_mac = ? WHERE id = ?').run(secretMac(house.secretKey, known.number, secret), appealId);
    return { number: known.number, secret };
  });
  if (!done.ok) throw new Error(`no number could be taken: ${done.fault}`);
  return done.value;
}

/** Takes numbers ahead, to print on forms: each belongs to no session until its form is handed in. */
export function reserveNumbers(house: House, ids: readonly string[]): readonly TakenNumber[] {
  const done = house.database.transaction((tx) => ids.map((id) => take(house, tx, id, 'reserved')));
  if (!done.ok) throw new Error(`no numbers could be reserved: ${done.fault}`);
  return done.value;
}

/** A code read from a form: the reserved appeal it stands for, claimed for this session; null when it is nothing of the kind. */
export function claimForm(house: House, text: string): (TakenNumber & { readonly appealId: string }) | null {
  const reading = parseAcceptanceNumber(text);
  if (!reading.ok) return null;
  const known = findByNumber(house.database, formatAcceptanceNumber(reading.value));
  if (known?.state !== 'reserved') return null;
  const done = house.database.transaction((tx) => (claimReserved(tx, known.id, house.now()) ? { appealId: known.id } : null));
  if (!done.ok || !done.value) return null;
  return { ...takeNumber(house, known.id), appealId: known.id };
}
