import { readFileSync } from 'node:fs';
import JSON5 from 'json5';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { printerProfiles } from '../printing/profiles.ts';
import { configurationSchema } from './configuration.ts';
import { checkConfiguration } from './read-configuration.ts';

const page = readFileSync(new URL('../docs/configuration.md', import.meta.url), 'utf8');

/** The page's tables: setting → what stands as its default. */
const documented = new Map(
  [...page.matchAll(/^\| `([\w.]+)` \| (?:`([^`]+)`|none) \|/gm)].map(([, setting = '', fallback]) => [setting, fallback] as const),
);

const objectShape = z.object({ properties: z.record(z.string(), z.unknown()) });

/** Every setting of the schema by its path, `edms.folder`; groups are gone into, lists and calendars of dates are one setting. */
function settingsIn(schema: unknown, path = ''): string[] {
  const group = objectShape.safeParse(schema);
  if (!group.success) return [path];
  return Object.entries(group.data.properties).flatMap(([name, inner]) => settingsIn(inner, path === '' ? name : `${path}.${name}`));
}

function valueAt(path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => z.record(z.string(), z.unknown()).parse(value)[name], configurationSchema.parse({}));
}

describe('docs/configuration.md', () => {
  const settings = settingsIn(z.toJSONSchema(configurationSchema, { io: 'input' }));

  test('lists every setting, and none that is not there', () => {
    expect(settings.length).toBeGreaterThan(30);
    expect([...documented.keys()].toSorted()).toEqual(settings.toSorted());
  });

  test.each(settings)('tells the default of %s', (setting) => {
    const fallback = documented.get(setting);
    expect(fallback === undefined ? undefined : JSON5.parse(fallback)).toEqual(valueAt(setting));
  });

  test('gives an example that the terminal takes', () => {
    const [, example = ''] = /```json5\n([\s\S]+?)```/.exec(page) ?? [];
    expect(checkConfiguration(JSON5.parse(example))).toMatchObject({ ok: true, configuration: { terminal: { id: 'DP07' }, box: 'A-3' } });
  });

  test('names every profile of a receipt printer', () => {
    const row = page.split('\n').find((line) => line.startsWith('| `devices.receiptPrinterProfile`')) ?? '';
    for (const { id } of printerProfiles()) expect(row).toContain(`\`${id}\``);
  });
});

describe('checking a configuration', () => {
  test('says in a sentence which setting is wrong and how', () => {
    const checked = checkConfiguration(
      { terminal: { id: 'dp1' }, edms: { flder: '/mnt/edms' }, session: { idleSeconds: 0 } },
      'vikno.json5',
    );
    expect(checked).toMatchObject({ ok: false });
    const problems = checked.ok ? [] : checked.problems;
    expect(problems).toHaveLength(3);
    expect(problems.join('\n')).toMatch(/^vikno\.json5: terminal\.id: two capital letters/m);
    expect(problems.join('\n')).toMatch(/^vikno\.json5: edms: .*flder/m);
    expect(problems.join('\n')).toMatch(/^vikno\.json5: session\.idleSeconds: /m);
  });

  const printerAt = (port: unknown) => checkConfiguration({ devices: { receiptPrinter: { driver: 'escpos', port } } });

  test.each([
    [{ tcp: '192.168.1.50:9101' }, { tcp: { host: '192.168.1.50', port: 9101 } }],
    [{ tcp: 'printer.local' }, { tcp: { host: 'printer.local', port: 9100 } }],
    [{ tcp: '[fe80::1]:9100' }, { tcp: { host: 'fe80::1', port: 9100 } }],
    [{ usb: '/dev/usb/lp0' }, { usb: '/dev/usb/lp0' }],
    [
      { serial: '/dev/ttyUSB0', baud: 115_200, flow: 'hardware' },
      { serial: '/dev/ttyUSB0', baud: 115_200, flow: 'hardware' },
    ],
  ])('takes a receipt printer at %j', (port, meant) => {
    expect(printerAt(port)).toMatchObject({ ok: true, configuration: { devices: { receiptPrinter: { driver: 'escpos', port: meant } } } });
  });

  test.each([{}, { tcp: '' }, { tcp: 'host:99999' }, { tcp: 'http://host' }, { usb: 'lp0' }, { serial: '/dev/ttyUSB0', baud: 'fast' }])(
    'refuses a receipt printer at %j, and says what it takes',
    (port) => {
      const checked = printerAt(port);
      expect(checked.ok ? '' : checked.problems.join('\n')).toMatch(/^configuration: devices\.receiptPrinter.*: .*(port|tcp|device node)/);
    },
  );
});
