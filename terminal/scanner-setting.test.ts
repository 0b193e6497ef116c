import { expect, test } from 'vitest';
import { checkConfiguration } from './read-configuration.ts';

test.each([
  'simulated',
  'none',
  { driver: 'sane', device: 'fujitsu:fi-7160:123456' },
  { driver: 'sane', device: 'airscan:e0:Сканер «біля каси»' },
])('a document scanner may be %j', (documentScanner) => {
  expect(checkConfiguration({ devices: { documentScanner } })).toMatchObject({ ok: true, configuration: { devices: { documentScanner } } });
});

test.each([
  'sane',
  { driver: 'sane' },
  { driver: 'sane', device: '' },
  { driver: 'sane', device: 'a\0b' },
  { driver: 'twain', device: 'x' },
  { driver: 'sane', device: 'x', dpi: 300 },
])('a document scanner cannot be %j, and the problem names the setting', (documentScanner) => {
  const checked = checkConfiguration({ devices: { documentScanner } }, 'vikno.json5');
  expect(checked.ok ? '' : checked.problems.join('\n')).toMatch(/^vikno\.json5: devices\.documentScanner\b/);
});
