import { expect, test } from '@playwright/test';
import { uk } from '../../renderer/words/uk.ts';
import { dockToken } from '../../terminal/guard.ts';
import { handOn, type Hand } from './hand.ts';
import { openShell, type OpenShell } from './open-shell.ts';
import { Resident } from './resident.ts';

let shell: OpenShell;

test.beforeEach(async () => {
  shell = await openShell('terminal/cli/vikno.ts');
});
test.afterEach(async () => {
  await shell.app.close();
});

/** The dock of the terminal that the shell supervises; its token follows from the window's cookie. */
async function dockHand(): Promise<Hand> {
  const { origin } = new URL(shell.page.url());
  const token = await shell.app.evaluate(async ({ BrowserWindow }) => {
    const cookies = await BrowserWindow.getAllWindows()[0]?.webContents.session.cookies.get({ name: 'vikno-kiosk' });
    return cookies?.[0]?.value;
  });
  if (token === undefined) throw new Error('the window has no launch token');
  return handOn(`${origin}/dock?token=${dockToken(token)}`);
}

test('a resident hands in an appeal in the real shell', async () => {
  const hand = await dockHand();
  const resident = new Resident(shell.page);
  await resident.comesToLabel('card', () => hand.does({ do: 'insertCard', persona: 'P3', needsKey: false, quality: 'good' }));
  await resident.scans(() => hand.does({ do: 'loadSamples', count: 2, sticky: true }));
  await resident.confirmsAndDeposits(() => hand.putsPaperIn());
  await expect.poll(async () => (await hand.stage()).edms.delivered).toHaveLength(1);
  expect((await hand.stage()).slips).toHaveLength(2);
  await resident.goesOn();
  await resident.sees(uk.start.title);
});
