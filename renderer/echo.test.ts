import { expect, test } from 'vitest';
import { echoOf, heard, settled, typedHere } from './echo.ts';

test('a late answer never takes back what was typed since', () => {
  let echo = echoOf('');
  for (const value of ['Л', 'Лу', 'Лук']) echo = typedHere(echo, value);
  echo = heard(echo, 'Л');
  expect(echo.shown).toBe('Лук');
  echo = heard(echo, 'Лук');
  expect(echo).toEqual(echoOf('Лук'));
});

test('a value of the terminal’s own is taken when nothing is awaited', () => {
  expect(heard(echoOf('AB123456'), 'АВ123456').shown).toBe('АВ123456');
});

test('while an answer is awaited, another value waits; after a pause the terminal’s stands', () => {
  const awaiting = typedHere(echoOf(''), 'AB');
  expect(heard(awaiting, 'АВ').shown).toBe('AB');
  expect(settled('АВ')).toEqual(echoOf('АВ'));
});
