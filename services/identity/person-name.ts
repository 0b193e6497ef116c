import { faulty, readAs } from './reading.ts';
import type { Reading } from './reading.ts';

/** A person's name in Ukrainian, each part as {@link readNamePart} gives it. Not everyone has a patronymic. */
export interface PersonName {
  readonly surname: string;
  readonly given: string;
  readonly patronymic?: string;
}

/** `latin`: Latin letters, alone or among Cyrillic ones; `alphabet`: Cyrillic letters that Ukrainian has not. */
export type NamePartFault = 'empty' | 'digits' | 'latin' | 'alphabet' | 'characters' | 'tooLong';

const maxLength = 60;

/**
 * Reads a surname, a given name or a patronymic in Ukrainian: blanks tidied, whichever apostrophe was typed becomes ’,
 * whichever dash a hyphen. A word all in capitals or all in small letters gets its first letter capital; a word in mixed
 * case keeps its inner capitals («МакКейн», «О’Генрі»). Several words are allowed («Оглу Мехмед»).
 */
export function readNamePart(text: string): Reading<string, NamePartFault> {
  const tidy = withOneApostrophe(text)
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/ ?- ?/g, '-')
    .trim();
  if (tidy === '') return faulty('empty');
  if (/\d/.test(tidy)) return faulty('digits');
  if (/\p{Script=Latin}/u.test(tidy)) return faulty('latin');
  if (/[ыэёъ]/i.test(tidy)) return faulty('alphabet');
  // An apostrophe or a hyphen stands between letters, never at an end.
  if (!/^[а-щьюяґєії]+(?:[’ -][а-щьюяґєії]+)*$/i.test(tidy)) return faulty('characters');
  if (tidy.length > maxLength) return faulty('tooLong');
  return readAs(tidy.replace(/[^ -]+/g, withCapital));
}

/** Puts ’ (U+2019) in the place of the apostrophes that keyboards and registers use: ' ’ ʼ ‘ ` ´ ′. */
export function withOneApostrophe(text: string): string {
  return text.replace(/['’ʼ‘`´′]/g, '’');
}

/** «Лук’яненко Мар’яна Ігорівна». */
export function fullName({ surname, given, patronymic }: PersonName): string {
  return [surname, given, patronymic].filter((part) => part !== undefined && part !== '').join(' ');
}

/** «Мар’яна ЛУК’ЯНЕНКО», the form beside a signature (ДСТУ 4163:2020, 5.23). */
export function signatureName({ surname, given }: PersonName): string {
  return `${given} ${surname.toLocaleUpperCase('uk')}`;
}

/** The first letter of the surname, capital, from which a registration index begins: «Ґ». */
export function registrationLetter({ surname }: PersonName): string {
  return [...surname][0]?.toLocaleUpperCase('uk') ?? '';
}

/** Whether two names are the same but for case, apostrophes, and hyphens written as blanks; a patronymic counts when both have one. */
export function isSameName(one: PersonName, other: PersonName): boolean {
  const sameParts = comparable(one.surname) === comparable(other.surname) && comparable(one.given) === comparable(other.given);
  const bothHavePatronymic = Boolean(one.patronymic) && Boolean(other.patronymic);
  return sameParts && (!bothHavePatronymic || comparable(one.patronymic ?? '') === comparable(other.patronymic ?? ''));
}

function comparable(part: string): string {
  return withOneApostrophe(part)
    .toLocaleLowerCase('uk')
    .replace(/[\s‐‑‒–—−-]+/g, ' ')
    .trim();
}

function withCapital(word: string): string {
  const lower = word.toLocaleLowerCase('uk');
  const oneCase = word === lower || word === word.toLocaleUpperCase('uk');
  const rest = oneCase ? lower : word;
  return rest.charAt(0).toLocaleUpperCase('uk') + rest.slice(1);
}
