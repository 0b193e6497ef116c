import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkConfiguration, readConfiguration } from './read-configuration.ts';

function file(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'vikno-configuration-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, 'vikno.json5'), text);
  return path.join(folder, 'vikno.json5');
}

test('an empty file is a working terminal, and so is none', async () => {
  const empty = await readConfiguration(file('{}'), true);
  expect(empty).toEqual(await readConfiguration('/nowhere/vikno.json5', false));
  expect(empty).toMatchObject({ ok: true, configuration: { terminal: { id: 'DP01' }, label: 'stick' } });
});

test('a file asked for by name must be there and be JSON5', async () => {
  expect(await readConfiguration('/nowhere/vikno.json5', true)).toMatchObject({
    ok: false,
    problems: [expect.stringContaining('cannot be read')],
  });
  expect(await readConfiguration(file('{ terminal: '), true)).toMatchObject({
    ok: false,
    problems: [expect.stringContaining('is not JSON5')],
  });
});

test('every problem names its setting', () => {
  const checked = checkConfiguration({ terminal: { id: 'IO1' }, label: 'glue', session: { idleSeconds: 0 }, lables: 1 });
  const problems = checked.ok ? [] : checked.problems;
  expect(problems).toHaveLength(4);
  for (const name of ['terminal.id', 'label', 'session.idleSeconds', 'lables'])
    expect(problems.some((problem) => problem.includes(name))).toBe(true);
});
