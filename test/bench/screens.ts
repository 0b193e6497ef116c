import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { z } from 'zod';
import { percentile, timed, type Figure } from './figures.ts';

const root = path.join(import.meta.dirname, '..', '..');

interface Running {
  readonly kiosk: string;
  stop(): Promise<void>;
}

/** Starts a program that prints the address of the resident's screens. */
async function running(args: readonly string[]): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await gone;
  };
  if (!child.stdout) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+\/[^\s"]*/.exec(line)?.[0];
    if (address !== undefined) return { kiosk: address, stop };
  }
  throw new Error(`${args.join(' ')} ended without an address`);
}

/** Runs in the page: notes for every touch how long it takes until something on the screen has changed and the frame is drawn. */
function noteReactions(): void {
  const reactions: number[] = [];
  let touched: number | null = null;
  addEventListener('pointerdown', (event) => (touched = event.timeStamp), { capture: true });
  new MutationObserver(() => {
    if (touched === null) return;
    const since = touched;
    touched = null;
    requestAnimationFrame(() => {
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => reactions.push(performance.now() - since);
      drawn.port2.postMessage(0);
    });
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  Reflect.set(globalThis, 'reactions', reactions);
}

/** What {@link noteReactions} has noted so far, milliseconds. */
async function reactions(page: Page): Promise<number[]> {
  return z.array(z.number()).parse(await page.evaluate((): unknown => Reflect.get(globalThis, 'reactions')));
}

/** Touches a round of things: into the service, on, back, back, another language, larger letters. Each must show before the next. */
async function tap(page: Page, taps: number): Promise<number[]> {
  const round = [
    '.window-pane[data-lit=true]',
    'button.next',
    'button.back',
    'button.back',
    '.tools button:nth-of-type(1)',
    '.tools button:nth-of-type(2)',
  ];
  for (let i = 0; i < taps; i++) {
    await page
      .locator(round[i % round.length] ?? '')
      .first()
      .tap();
    await page.waitForFunction(
      (count) => {
        const noted: unknown = Reflect.get(globalThis, 'reactions');
        return Array.isArray(noted) && noted.length >= count;
      },
      i + 1,
      { timeout: 5000 },
    );
  }
  return reactions(page);
}

/** From a touch to the changed frame, in Chromium against the served terminal; the first screen's time beside. */
export async function measureTaps(data: string, taps: number): Promise<Figure[]> {
  const terminal = await running(['terminal/cli/vikno.ts', 'serve', '--data', data, '--simulated', '--json']);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, hasTouch: true });
    const page = await context.newPage();
    const { seconds } = await timed(async () => {
      await page.goto(terminal.kiosk);
      await page.locator('.window-pane').first().waitFor();
    });
    await page.evaluate(noteReactions);
    const all = await tap(page, taps);
    return [
      { name: 'address to the first screen in Chromium', value: seconds, unit: 's', target: null },
      { name: 'touch to changed frame, p50', value: percentile(all, 0.5), unit: 'ms', target: null, note: `${all.length} touches` },
      { name: 'touch to changed frame, p99', value: percentile(all, 0.99), unit: 'ms', target: 100 },
    ];
  } finally {
    await browser.close();
    await terminal.stop();
  }
}

/** `npm start` for the second time, until the address serves the resident's page. */
export async function measureStart(data: string): Promise<Figure[]> {
  const start = ['scripts/start.mjs', '--no-window', '--data', data];
  await (await running(start)).stop();
  const { seconds, result } = await timed(async () => {
    const started = await running(start);
    const { status } = await fetch(started.kiosk, { redirect: 'manual' });
    if (status >= 400) throw new Error(`the resident's page answers ${status}`);
    return started;
  });
  await result.stop();
  return [{ name: 'second npm start to the page', value: seconds, unit: 's', target: 3 }];
}
