import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readApplicant } from './applicant-file.ts';

function file(content: unknown): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'vikno-applicant-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const place = path.join(folder, 'applicant.json');
  writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content));
  return place;
}
const someone = { surname: 'Ґудзь', given: 'Євген', address: { settlement: 'Дніпро', building: '9' } };

test.each([
  ['nothing', undefined, 'none', {}],
  ['a booklet', { type: 'booklet', series: 'АЕ', number: '000002' }, 'booklet', { bookletNumber: 'АЕ000002' }],
  ['another document', { type: 'Посвідка', number: '9' }, 'other', { otherDocumentName: 'Посвідка', otherDocumentNumber: '9' }],
  ['a document without a number', { type: 'Посвідка' }, 'none', {}],
  ['a card', { type: 'idCard', mrz: ['a', 'b', 'c'] }, 'card', {}],
])('who has %s is identified so', async (_, document, identify, draft) => {
  const applicant = await readApplicant(file({ ...someone, document }));
  expect(applicant.identify).toBe(identify);
  expect(applicant.draft).toEqual({ surname: 'Ґудзь', given: 'Євген', settlement: 'Дніпро', building: '9', ...draft });
});

test('an address may be free text', async () => {
  expect((await readApplicant(file({ ...someone, address: 'до запитання' }))).draft.freeAddress).toBe('до запитання');
});

test('what is wrong is named, and nothing is taken', async () => {
  await expect(readApplicant(file({ ...someone, surname: '' }))).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining('surname'),
  });
  await expect(readApplicant(file('{'))).rejects.toMatchObject({ exitCode: 2 });
  await expect(readApplicant('/nowhere')).rejects.toMatchObject({ exitCode: 2 });
});
