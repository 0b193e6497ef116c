import { describe, expect, test } from 'vitest';
import { everyone, person } from '../../test/fixtures/people.ts';
import { fullName, isSameName, readNamePart, registrationLetter, signatureName } from './person-name.ts';

describe('a part of a name', () => {
  test.each(everyone.flatMap(({ surname, given, patronymic }) => [surname, given, patronymic]))('%s stays as it is', (part) => {
    expect(readNamePart(part)).toEqual({ ok: true, value: part });
    expect(readNamePart(part.toUpperCase())).toEqual({ ok: true, value: part });
    expect(readNamePart(part.toLowerCase())).toEqual({ ok: true, value: part });
  });

  test.each([
    ["мар'яна", 'Мар’яна'],
    ['Марʼяна', 'Мар’яна'],
    ['МАР`ЯНА', 'Мар’яна'],
    ['  нечуй – гора ', 'Нечуй-Гора'],
    ['О’Генрі', 'О’Генрі'],
    ['МакКейн', 'МакКейн'],
    ['оглу  мехмед', 'Оглу Мехмед'],
    ['ї', 'Ї'],
  ])('%s becomes %s', (text, value) => {
    expect(readNamePart(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['Іван2', 'digits'],
    ['Ivan', 'latin'],
    ['Iван', 'latin'],
    ['Рыжов', 'alphabet'],
    ['’Яна', 'characters'],
    ['Гора-', 'characters'],
    ['Гора--Нечуй', 'characters'],
    ['Іван!', 'characters'],
    ['А.', 'characters'],
    ['а'.repeat(61), 'tooLong'],
  ])('«%s»: %s', (text, fault) => {
    expect(readNamePart(text)).toEqual({ ok: false, fault });
  });
});

describe('a whole name', () => {
  test('full, and beside a signature', () => {
    expect(fullName(person('P1'))).toBe('Лук’яненко Мар’яна Ігорівна');
    expect(fullName({ surname: 'Мехмед', given: 'Алі' })).toBe('Мехмед Алі');
    expect(signatureName(person('P1'))).toBe('Мар’яна ЛУК’ЯНЕНКО');
  });

  test.each(everyone)('$surname is registered under $letter', (one) => {
    expect(registrationLetter(one)).toBe(one.letter);
  });

  test('the same in other dress', () => {
    const dressed = { surname: 'НЕЧУЙ ГОРА', given: 'оксана' };
    expect(isSameName(person('P4'), dressed)).toBe(true);
    expect(isSameName(person('P1'), { ...person('P1'), surname: "Лук'яненко", given: 'Марʼяна' })).toBe(true);
  });

  test('another person', () => {
    expect(isSameName(person('P1'), { ...person('P1'), given: 'Маріана' })).toBe(false);
    expect(isSameName(person('P1'), { ...person('P1'), patronymic: 'Петрівна' })).toBe(false);
    expect(isSameName(person('P2'), { ...person('P2'), surname: 'Гудзь' })).toBe(false);
  });
});
