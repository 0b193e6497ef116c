import { describe, expect, test } from 'vitest';
import { everyone } from '../../test/fixtures/people.ts';
import { transliterate } from './transliteration.ts';

describe('КМУ 55', () => {
  test.each(everyone)('$surname $given', ({ surname, given, latin }) => {
    expect({ surname: transliterate(surname.toUpperCase()), given: transliterate(given.toUpperCase()) }).toEqual(latin);
  });

  test.each([
    ['Згурський', 'Zghurskyi'],
    ['Кадиївка', 'Kadyivka'],
    ['Знам’янка', 'Znamianka'],
    ['Олексій', 'Oleksii'],
    ['Гадяч', 'Hadiach'],
    ['Щербухи', 'Shcherbukhy'],
    ['Єнакієве', 'Yenakiieve'],
    ['Їжакевич', 'Yizhakevych'],
    ['Йосипівка', 'Yosypivka'],
    ['Стрий', 'Stryi'],
    ['Юрій', 'Yurii'],
    ['Крюківка', 'Kriukivka'],
    ['Яготин', 'Yahotyn'],
    ['Костянтин', 'Kostiantyn'],
    ['Розгон', 'Rozghon'],
    ['Ґорґани', 'Gorgany'],
  ])('%s is %s', (ukrainian, latin) => {
    expect(transliterate(ukrainian)).toBe(latin);
  });

  test('each of the apostrophes is dropped, and starts no word', () => {
    for (const apostrophe of "'’ʼ") expect(transliterate(`Солов${apostrophe}яненко`)).toBe('Solovianenko');
  });

  test('a word starts after a hyphen and a blank', () => {
    expect(transliterate('Анастасія-Єлизавета Юрʼєва')).toBe('Anastasiia-Yelyzaveta Yurieva');
  });

  test('capitals stay capitals, a single one among small letters has one capital', () => {
    expect(transliterate('ЩУР Щур щур')).toBe('SHCHUR Shchur shchur');
    expect(transliterate('Я і ЮШЩ')).toBe('Ya i YUSHSHCH');
  });

  test('what is not Ukrainian stays', () => {
    expect(transliterate('№ 5, Smith')).toBe('№ 5, Smith');
  });
});
