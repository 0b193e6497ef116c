import { readFileSync } from 'node:fs';
import JSON5 from 'json5';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkConfiguration } from './read-configuration.ts';

const problemsOf = (devices: object): string => {
  const checked = checkConfiguration({ devices });
  return checked.ok ? '' : checked.problems.join('\n');
};
const port = { serial: '/dev/ttyUSB0' };

describe('settings of serial devices', () => {
  test('a port is enough, the rest has defaults', () => {
    const devices = { barcodeReader: { driver: 'serial', port }, depository: { driver: 'modbus', port } };
    expect(checkConfiguration({ devices })).toMatchObject({
      ok: true,
      configuration: { devices: { barcodeReader: { terminator: 'any', gapMs: 250 }, depository: { unit: 1, pollMs: 100, map: {} } } },
    });
  });

  test.each([
    [{ barcodeReader: 'serial' }, "{ driver: 'serial', port: … }"],
    [{ barcodeReader: { driver: 'serial', port, prefix: 'ї' } }, 'prefix: characters of one byte'],
    [{ depository: { driver: 'modbus', port, unit: 248 } }, 'unit: '],
    [{ depository: { driver: 'modbus' } }, 'port: '],
    [{ depository: { driver: 'modbus', port, map: { paper: 'coil:1.3' } } }, 'map.paper: «coil:1.3» is no address of that kind'],
    [{ depository: { driver: 'modbus', port, map: { staple: 'coil:2' } } }, 'map.drop: writes the same as «staple»'],
    [{ depository: { driver: 'modbus', port, map: { shuter: 'coil:2' } } }, 'shuter'],
  ])('%j: the sentence says what is wrong', (devices, sentence) => {
    expect(problemsOf(devices)).toContain(sentence);
  });

  test.each(['barcode-reader', 'depository'])('docs/devices/%s.md gives an example that the terminal takes', (page) => {
    const text = readFileSync(new URL(`../docs/devices/${page}.md`, import.meta.url), 'utf8');
    const [, example = ''] = /```json5\n([\s\S]+?)```/.exec(text) ?? [];
    expect(checkConfiguration(z.record(z.string(), z.unknown()).parse(JSON5.parse(`{${example}}`)))).toMatchObject({ ok: true });
  });
});
