import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everyone } from '../../test/fixtures/people.ts';
import { suggestCyrillic } from './cyrillic-suggestion.ts';
import { givenNames } from './given-names.ts';
import { readNamePart } from './person-name.ts';
import { transliterate } from './transliteration.ts';

/** Common surnames, and some with what Latin loses: soft signs, apostrophes, й and ї, зг, щ. */
const surnames = `
Мельник Шевченко Коваленко Бондаренко Бойко Ткаченко Кравченко Ковальчук Коваль Олійник Шевчук Поліщук Ткачук Савченко Бондар Марченко Руденко
Мороз Лисенко Петренко Клименко Павленко Кравчук Іваненко Савчук Кузьменко Левченко Пономаренко Василенко Харченко Карпенко Гаврилюк Мельничук
Литвиненко Попович Швець Сидоренко Кравець Романюк Гнатюк Лук’яненко Заєць Коломієць Дем’яненко Гайдай Майборода Мойсеєнко Сергієнко
Андрієвський Козловський Вишневецька Ґудзь Гузь Щербак Згурська Йосипенко Дячук Гальченко Ільченко Кобзар Соловйов Солов’їв Воробйов Кисіль
Соболь Москаль Орел Козел Журавель Лебідь Гринь Яременко Яковенко Євтушенко Їжак Юхименко В’юн Стець Запорожець Березовський Зінов’єв
Прокоп’юк Шульга Горбань Хоменко Онищенко Третяк Гордієнко Матвієнко Тищенко Рябко Грицюк Панасюк Кондратюк Українець Палій Кушнір Чорний
Білий Гуцуляк Касьян Ульяненко Луценко Стецько Грінченко Цимбалюк Цвях Святенко Волошин Вовк Бевзенко
`
  .trim()
  .split(/\s+/);

describe('surnames', () => {
  test('of nine in ten the first suggestion is right, of all but a few one of the first three', () => {
    const ranks = surnames.map((surname) => suggestCyrillic(transliterate(surname).toUpperCase(), 'surname').indexOf(surname));
    const share = (limit: number): number => ranks.filter((rank) => rank >= 0 && rank < limit).length / ranks.length;
    expect(share(1)).toBeGreaterThanOrEqual(0.9);
    expect(share(3)).toBeGreaterThanOrEqual(0.97);
  });

  test('with a hyphen, which the zone shows as a blank', () => {
    expect(suggestCyrillic('NECHUI HORA', 'surname')[0]).toBe('Нечуй-Гора');
    expect(suggestCyrillic('STAROVOITENKO-SHCHERBAKIVSKA', 'surname')[0]).toBe('Старовойтенко-Щербаківська');
  });

  test('spelled by other rules, still get something readable', () => {
    expect(suggestCyrillic('SMITH', 'surname')).toEqual(['Смітг']);
    expect(suggestCyrillic('ALEXEENKO', 'surname')[0]).toBe('Алексеенко');
  });
});

describe('given names', () => {
  test.each(everyone)('$latin.given is first of all $given', ({ latin, given }) => {
    expect(suggestCyrillic(latin.given, 'given')[0]).toBe(given);
  });

  test.each([
    ['SERGIY', 'Сергій'],
    ['SERHII', 'Сергій'],
    ['YULIA', 'Юлія'],
    ['JULIA', 'Юлія'],
    ['NATALIA', 'Наталія'],
    ['OLEXANDR', 'Олександр'],
    ['ANDRIY', 'Андрій'],
    ['OLGA', 'Ольга'],
    ['GALYNA', 'Галина'],
  ])('%s, as older documents have it, is %s', (latin, ukrainian) => {
    expect(suggestCyrillic(latin, 'given')[0]).toBe(ukrainian);
  });

  test('a name that is not in the list is read by rule', () => {
    expect(givenNames).not.toContain('Жостір');
    expect(suggestCyrillic('ZHOSTIR', 'given')[0]).toBe('Жостір');
  });

  test('the list is of Ukrainian names, each once', () => {
    expect(new Set(givenNames).size).toBe(givenNames.length);
    expect(givenNames.filter((name) => !readNamePart(name).ok)).toEqual([]);
  });
});

describe('whatever comes', () => {
  test.each(['', '  ', 'ІВАНЕНКО', 'R2D2', '<<<'])('«%s» gives nothing', (latin) => {
    expect(suggestCyrillic(latin, 'given')).toEqual([]);
  });

  test('of suggestions for a surname, either all transliterate back to it or, for other spellings, none does', () => {
    const word = fc.string({ unit: fc.constantFrom(...'абвгґдежзийклмнопрстуфхцчшщьюяєії'.split('')), minLength: 1, maxLength: 12 });
    let readBack = 0;
    fc.assert(
      fc.property(word, (ukrainian) => {
        const latin = transliterate(ukrainian);
        const exact = suggestCyrillic(latin, 'surname').map((suggestion) => transliterate(suggestion).toLowerCase() === latin);
        expect(new Set(exact).size).toBeLessThanOrEqual(1);
        if (exact[0] === true) readBack += 1;
      }),
      { numRuns: 300, seed: 55 },
    );
    // Even of letters thrown together nine in ten are read back.
    expect(readBack).toBeGreaterThan(270);
  });

  test('a long name takes no longer than its letters', () => {
    expect(suggestCyrillic('IAIEIUIAIEIUIAIEIUIAIEIUIAIEIUIAIEIUIA', 'surname').length).toBeLessThanOrEqual(5);
  });
});
