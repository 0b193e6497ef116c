import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testFolder } from '../test-folder.ts';
import { AnswerReader } from './answers.ts';
import type { AnswersOutcome } from './answers.ts';
import { EdmsFolder } from './folder.ts';
import { highestNumberSeen, raiseHighWater } from './high-water.ts';
import { sampleShipment } from './sample-shipment.ts';

const { stem, sidecar } = sampleShipment(1);
const { number } = sidecar;
const status = { number, state: 'registered', index: 'Л-123', date: '2026-12-02', due: '2027-01-04' };

async function desk(): Promise<{ folder: EdmsFolder; reader: AnswerReader }> {
  const folder = new EdmsFolder(join(testFolder(), 'edms'));
  await folder.prepare({ mayCreate: true });
  return { folder, reader: new AnswerReader(folder, (candidate) => candidate === number) };
}

function told(outcome: AnswersOutcome): Extract<AnswersOutcome, { ok: true }> {
  if (!outcome.ok) throw new Error(outcome.fault);
  return outcome;
}

describe('answers of the EDMS', () => {
  test('are told once, and again when they change', async () => {
    const { folder, reader } = await desk();
    const path = folder.path('status', `${number}.json`);
    writeFileSync(path, JSON.stringify(status));
    expect(told(await reader.read()).answers).toEqual([{ kind: 'status', number, status }]);
    expect(told(await reader.read()).answers).toEqual([]);
    const extended = { ...status, state: 'extended', due: '2027-01-18' };
    writeFileSync(path, JSON.stringify(extended));
    expect(told(await reader.read()).answers).toEqual([{ kind: 'status', number, status: extended }]);
    reader.forget();
    expect(told(await reader.read()).answers).toHaveLength(1);
  });

  test('tell what was taken, and what was rejected with its reason', async () => {
    const { folder, reader } = await desk();
    writeFileSync(folder.path('rejected', `${stem}.reason.txt`), 'Немає\u0007 підпису\r\n');
    expect(told(await reader.read()).answers).toEqual([]);
    writeFileSync(folder.path('rejected', `${stem}.pdf`), '');
    expect(told(await reader.read()).answers).toContainEqual({ kind: 'rejected', number, reason: 'Немає підпису' });
    writeFileSync(folder.path('taken', `${stem}.json`), '');
    writeFileSync(folder.path('answers', `${number}.pdf`), '');
    expect(told(await reader.read()).answers).toEqual([
      { kind: 'taken', number },
      { kind: 'answerReady', number },
    ]);
  });

  test('may be half-written: the file is a problem until it is whole', async () => {
    const { folder, reader } = await desk();
    const path = folder.path('status', `${number}.json`);
    const text = JSON.stringify(status);
    writeFileSync(path, text.slice(0, 30));
    expect(told(await reader.read())).toMatchObject({ answers: [], problems: [{ file: `status/${number}.json`, problem: 'notJson' }] });
    appendFileSync(path, text.slice(30));
    expect(told(await reader.read())).toMatchObject({ answers: [{ kind: 'status' }], problems: [] });
  });

  test.each([
    ['huge', 'x'.repeat(70_000)],
    ['wrongShape', JSON.stringify({ number, state: 'зареєстровано' })],
    ['wrongShape', '[]'],
    ['otherNumber', JSON.stringify({ ...status, number: 'DP01-26-000002-X' })],
    ['notJson', Buffer.from([0xff, 0xfe, 0x7b])],
  ])('that cannot be understood are a problem: %s', async (problem, content) => {
    const { folder, reader } = await desk();
    writeFileSync(folder.path('status', `${number}.json`), content);
    expect(told(await reader.read()).problems).toEqual([{ file: `status/${number}.json`, problem }]);
  });

  test('are looked for among anything whatever', async () => {
    const { folder, reader } = await desk();
    mkdirSync(folder.path('status', `${number}.json`));
    execFileSync('mkfifo', [folder.path('status', 'DP01-26-000009-X.json'), folder.path('rejected', `${stem}.reason.txt`)]);
    for (const name of ['Thumbs.db', '.DS_Store', 'Скан.pdf', `~$${stem}.pdf`]) writeFileSync(folder.path('taken', name), 'x');
    const all = told(await reader.read());
    expect(all.problems).toEqual([{ file: `status/${number}.json`, problem: 'notFile' }]);
    expect(all.answers).toEqual([]);
    writeFileSync(folder.path('rejected', `${stem}.json`), '');
    expect(told(await reader.read()).answers).toContainEqual({ kind: 'rejected', number, reason: undefined });
  });

  test('never break the reader, whatever bytes a status holds', async () => {
    const { folder, reader } = await desk();
    const junk = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(junk, async (bytes) => {
        writeFileSync(folder.path('status', `${number}.json`), bytes);
        expect(told(await reader.read()).answers).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('are away with the folder', async () => {
    const { folder, reader } = await desk();
    rmSync(folder.root, { recursive: true });
    expect(await reader.read()).toEqual({ ok: false, fault: 'away' });
  });
});

describe('the highest number seen', () => {
  const positionOf = (text: string): { year: number; last: number } | undefined => {
    const match = /^DP01-(\d\d)-(\d{6})-.$/.exec(text);
    return match === null ? undefined : { year: 2000 + Number(match[1]), last: Number(match[2]) };
  };
  const highest = async (folder: EdmsFolder): Promise<string> => {
    const seen = await highestNumberSeen(folder, 'DP01', positionOf);
    return seen.ok ? `${seen.position?.year}-${seen.position?.last}` : seen.fault;
  };

  test('is found in the mark and in every kind of name, and other terminals do not count', async () => {
    const { folder } = await desk();
    expect(await highest(folder)).toBe('undefined-undefined');
    await raiseHighWater(folder, 'DP01', { year: 2026, last: 5 });
    expect(await highest(folder)).toBe('2026-5');
    writeFileSync(folder.path('taken', `${sampleShipment(7).stem}.pdf`), '');
    expect(await highest(folder)).toBe('2026-7');
    writeFileSync(folder.path('status', 'DP01-26-000008-X.json'), 'junk');
    writeFileSync(folder.path('answers', 'DP02-26-000099-X.pdf'), '');
    expect(await highest(folder)).toBe('2026-8');
    rmSync(folder.root, { recursive: true });
    expect(await highest(folder)).toBe('away');
  });

  test('is never noted lower', async () => {
    const { folder } = await desk();
    await raiseHighWater(folder, 'DP01', { year: 2026, last: 5 });
    await raiseHighWater(folder, 'DP01', { year: 2026, last: 3 });
    expect(await highest(folder)).toBe('2026-5');
  });
});
