import { faulty, readAs } from './reading.ts';
import type { Reading } from './reading.ts';

/** `cyrillic`: a letter of the other keyboard layout; addresses in .укр are not taken either. */
export type EmailFault = 'empty' | 'cyrillic' | 'at' | 'name' | 'domain' | 'tooLong';

/**
 * Reads an e-mail address: no proof that it exists, only a net for slips of the finger. The part before @ is taken in
 * the unquoted form (RFC 5321 dot-string), the domain as letters, digits and hyphens with at least one dot, in small
 * letters.
 */
export function readEmail(text: string): Reading<string, EmailFault> {
  const typed = text.trim();
  if (typed === '') return faulty('empty');
  if (/\p{Script=Cyrillic}/u.test(typed)) return faulty('cyrillic');
  if (typed.length > 254) return faulty('tooLong');
  const [name = '', domain, ...more] = typed.split('@');
  if (domain === undefined || more.length > 0) return faulty('at');
  if (name.length > 64 || !/^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(name)) return faulty('name');
  const labels = domain.toLowerCase().split('.');
  const wellFormed = labels.length > 1 && labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
  if (!wellFormed || !/^(?:[a-z]{2,}|xn--.+)$/.test(labels.at(-1) ?? '')) return faulty('domain');
  return readAs(`${name}@${labels.join('.')}`);
}
