import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { kioskWindows, thisMachine } from '../../electron/windows.ts';

const root = path.join(import.meta.dirname, '..', '..');
const [chromium] = kioskWindows({ ...thisMachine, environment: { ...process.env, DISPLAY: ':0' } }, root).filter(
  (window) => window.kind === 'chromium',
);
if (chromium === undefined) throw new Error('Chromium is not installed: `npm run test:e2e` brings it where it may.');

/** One worker: the machine has one terminal. No retries: what fails now and then is a fault to be found. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    {
      name: 'chromium',
      testMatch: '**/*.spec.ts',
      testIgnore: '**/electron*.spec.ts',
      use: {
        browserName: 'chromium',
        viewport: { width: 1080, height: 1920 },
        launchOptions: { executablePath: chromium.binary, args: thisMachine.user === 0 ? ['--no-sandbox'] : [] },
      },
    },
    { name: 'electron', testMatch: '**/electron*.spec.ts' },
  ],
});
