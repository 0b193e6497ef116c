import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { en } from '../../renderer/words/en.ts';
import { uk } from '../../renderer/words/uk.ts';
import { sidecarSchema, type Sidecar } from '../../sync/edms/sidecar.ts';
import { handOn } from './hand.ts';
import { Resident } from './resident.ts';
import { startTerminal, type TerminalProcess } from './terminal-process.ts';

let terminal: TerminalProcess;

test.beforeEach(async () => {
  terminal = await startTerminal();
});
test.afterEach(async () => {
  await terminal.stop();
});

const incoming = (): string[] => readdirSync(path.join(terminal.data, 'edms', 'incoming')).filter((name) => !name.startsWith('.'));

function sidecar(): Sidecar {
  const name = incoming().find((one) => one.endsWith('.json'));
  if (name === undefined) throw new Error('no sidecar came');
  return sidecarSchema.parse(JSON.parse(readFileSync(path.join(terminal.data, 'edms', 'incoming', name), 'utf8')));
}

test('a resident with an ID card hands in three sheets and leaves with a receipt', async ({ page }) => {
  const hand = handOn(terminal.dock);
  const resident = new Resident(page, { examine: true });
  await page.goto(terminal.kiosk);
  await resident.comesToLabel('card', () => hand.does({ do: 'insertCard', persona: 'P1', needsKey: false, quality: 'good' }));
  const number = (await hand.stage()).slips.length;
  expect(number).toBe(1);
  await resident.scans(() => hand.does({ do: 'loadSamples', count: 3, sticky: true }));
  await resident.sees(uk.review.title);
  await expect(page.locator('main img')).toHaveCount(3);
  await resident.confirmsAndDeposits(() => hand.putsPaperIn());
  await expect.poll(incoming).toHaveLength(4);
  expect(sidecar()).toMatchObject({
    pages: 3,
    applicant: { surname: 'Лук’яненко' },
    identification: { method: 'mrz' },
    paper: { state: 'inBox' },
  });
  expect((await hand.stage()).slips).toHaveLength(2);
  await resident.goesOn();
  await resident.sees(uk.start.title);
});

test('in English, without a document, typing on the screen’s own keyboard', async ({ page }) => {
  const resident = new Resident(page, { words: en });
  await page.goto(terminal.kiosk);
  await page.getByRole('button', { name: uk.frame.switchLanguage }).click();
  await resident.sees(en.start.title);
  await resident.presses(en.services.appeal.name);
  await resident.goesOn();
  await resident.chooses(en.identify.none.name);
  await resident.sees(en.forms.personName.title);
  for (const letter of ['Ґ', 'у', 'д', 'з', 'ь']) await page.getByRole('button', { name: letter, exact: true }).click();
  await expect(page.getByLabel(en.fields.surname.label).first()).toHaveValue('Ґудзь');
  await resident.fills('given', 'Євген');
  await resident.goesOn();
  await resident.sees(en.forms.address.title);
});

test('a reload or a power cut brings the same screen back, with what was typed', async ({ page }) => {
  const hand = handOn(terminal.dock);
  const resident = new Resident(page);
  await page.goto(terminal.kiosk);
  await resident.comesToLabel('none');
  await page.reload();
  await resident.sees(uk.label.stick.title);
  await resident.scans(() => hand.does({ do: 'loadSamples', count: 2, sticky: true }));
  await resident.sees(uk.review.title);
  await terminal.killAndRestart();
  await resident.sees(uk.review.title);
  await expect(page.locator('main img')).toHaveCount(2);
  await resident.confirmsAndDeposits(() => hand.putsPaperIn());
  await expect.poll(incoming).toHaveLength(4);
  expect(sidecar().applicant.surname).toBe('Лук’яненко');
});

test('a jam keeps the pages before it, and the rest follows without typing again', async ({ page }) => {
  const hand = handOn(terminal.dock);
  const resident = new Resident(page, { examine: true });
  await page.goto(terminal.kiosk);
  await resident.comesToLabel('none');
  await hand.does({ do: 'jamOn', sheet: 2, kind: 'jam' });
  await resident.scans(() => hand.does({ do: 'loadSamples', count: 3, sticky: true }));
  await resident.sees(uk.failures['SCN-02'].what);
  await hand.does({ do: 'clearJam' });
  await page.locator('button.next').click();
  await resident.sees(uk.scan.load.title);
  await resident.presses(uk.scan.feeder);
  await resident.sees(uk.review.title);
  await expect(page.locator('main img')).toHaveCount(3);
  await resident.confirmsAndDeposits(() => hand.putsPaperIn());
});

test('paper that runs out in the middle of the receipt is put in, and the receipt follows', async ({ page }) => {
  const hand = handOn(terminal.dock);
  const resident = new Resident(page);
  await page.goto(terminal.kiosk);
  await resident.comesToLabel('none');
  await resident.scans(() => hand.does({ do: 'loadSamples', count: 1, sticky: true }));
  await resident.sees(uk.review.title);
  await resident.goesOn();
  await resident.sees(uk.confirm.title);
  await hand.does({ do: 'runOutDuring', share: 0.5 });
  await resident.goesOn();
  await resident.sees(uk.deposit.insert.title);
  await hand.putsPaperIn();
  await resident.sees(uk.failures['RCP-01'].what);
  await hand.does({ do: 'paper', device: 'receiptPrinter', level: 'full' });
  await page.locator('button.next').click();
  await resident.sees(uk.done.title);
});

test('the start screen says what keeps the service from working', async ({ page }) => {
  const hand = handOn(terminal.dock);
  await page.goto(terminal.kiosk);
  await hand.does({ do: 'unplug', device: 'documentScanner' });
  await expect(page.getByRole('button', { name: uk.services.appeal.name })).toHaveAttribute('aria-disabled', 'true');
  await hand.does({ do: 'plug', device: 'documentScanner' });
  await expect(page.getByRole('button', { name: uk.services.appeal.name })).not.toHaveAttribute('aria-disabled', 'true');
});

test('a label that was forgotten is printed again, and only the first sheet is scanned again', async ({ page }) => {
  const hand = handOn(terminal.dock);
  const resident = new Resident(page);
  await page.goto(terminal.kiosk);
  await resident.comesToLabel('none');
  await resident.scans(() => hand.does({ do: 'loadSamples', count: 2, sticky: false }));
  await resident.sees(uk.review.title);
  await resident.goesOn();
  await resident.sees(uk.failures['NUM-01'].what);
  await resident.presses(uk.remedyFor['NUM-01']?.again ?? '');
  await resident.sees(uk.label.stick.title);
  await resident.scans(() => hand.does({ do: 'loadSamples', count: 1, sticky: true }));
  await resident.sees(uk.review.title);
  await expect(page.locator('main img')).toHaveCount(2);
  await resident.confirmsAndDeposits(() => hand.putsPaperIn());
  await expect.poll(incoming).toHaveLength(4);
  expect(sidecar()).toMatchObject({ pages: 2, numberOnPaper: 'label' });
});

test('who leaves with a sheet in the scanner is told where it is, on the screen and on paper', async ({ page }) => {
  const hand = handOn(terminal.dock);
  const resident = new Resident(page);
  await page.goto(terminal.kiosk);
  await resident.comesToLabel('none');
  await hand.does({ do: 'jamOn', sheet: 1, kind: 'jam' });
  await resident.scans(() => hand.does({ do: 'loadSamples', count: 1, sticky: true }));
  await resident.sees(uk.failures['SCN-02'].what);
  await page.locator('footer').getByRole('button', { name: uk.remedies.cancel }).click();
  await resident.sees(uk.ended.cancelled.title);
  await expect(page.getByText(uk.paper.inScanner)).toBeVisible();
  await expect.poll(async () => (await hand.stage()).slips.length).toBe(2);
});
