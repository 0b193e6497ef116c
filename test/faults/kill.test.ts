import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { sampleSheets } from '../../terminal/dock/sample-letter.ts';
import { folder } from './bench.ts';
import { deliveredIn } from './delivered.ts';

/** Kills in all; `VIKNO_KILLS` sets another count, `VIKNO_SEED` repeats a run. */
const kills = Number(process.env['VIKNO_KILLS'] ?? 200);
const seed = Number(process.env['VIKNO_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/** Data directories worked on side by side. */
const lanes = 2;
/** Kills between two looks at everything. */
const stretch = 25;

const vikno = path.join(import.meta.dirname, '../../terminal/cli/vikno.ts');
const statusSchema = z.array(
  z.object({ number: z.string(), state: z.string(), delivery: z.string().nullable(), paper: z.string().nullable() }),
);

interface Papers {
  readonly applicant: string;
  readonly pages: readonly string[];
}

async function papers(): Promise<Papers> {
  const place = folder();
  const applicant = path.join(place, 'applicant.json');
  writeFileSync(applicant, JSON.stringify({ surname: 'Ґудзь', given: 'Євген', address: { settlement: 'м. Дніпро', building: '999' } }));
  const pages = await Promise.all(
    (await sampleSheets(2)).map(async (sheet, index) => {
      const file = path.join(place, `${index}.png`);
      await sharp(sheet).resize(1240).withMetadata({ density: 150 }).toFile(file);
      return file;
    }),
  );
  return { applicant, pages };
}

const handInWords = (data: string, { applicant, pages }: Papers): string[] => [
  vikno,
  'hand-in',
  '--data',
  data,
  '--applicant',
  applicant,
  '--kind',
  'complaint',
  '--pages',
  ...pages,
  '--json',
];

/** Runs a hand-in and kills it after `ms`; the number it had printed, if it was faster. */
async function handInUntil(data: string, given: Papers, ms: number): Promise<string | null> {
  const child = spawn(process.execPath, handInWords(data, given), { stdio: ['ignore', 'pipe', 'ignore'] });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), ms);
  await once(child, 'close');
  clearTimeout(timer);
  return printed === '' ? null : z.object({ number: z.string() }).parse(JSON.parse(printed)).number;
}

/** What is ready in `incoming` is whole at any moment: the sidecar comes last. */
function readyIsWhole(data: string): void {
  const incoming = path.join(data, 'edms/incoming');
  let names: string[];
  try {
    names = readdirSync(incoming);
  } catch {
    return;
  }
  for (const name of names.filter((one) => one.endsWith('.json'))) {
    for (const extension of ['.pdf', '.xml', '.sha256']) expect(names).toContain(name.replace('.json', extension));
  }
}

/** One data directory under fire. */
class Lane {
  readonly data = folder();
  readonly #fates = new Map<string, string>();
  readonly #promised = new Set<string>();

  async fire(given: Papers, ms: number): Promise<void> {
    const number = await handInUntil(this.data, given, ms);
    if (number !== null) this.#promised.add(number);
    readyIsWhole(this.data);
  }

  /** Starts the terminal, which deals with what the kills left, and holds what it says against the folder and against what it said before. */
  look(): { delivered: number; void: number } {
    const asked = spawnSync(process.execPath, [vikno, 'status', '--data', this.data, '--json'], { encoding: 'utf8' });
    expect(asked.stderr).toBe('');
    const rows = statusSchema.parse(JSON.parse(asked.stdout));
    const numbers = rows.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { number, state, delivery, paper } of rows) {
      expect([state, delivery]).toEqual(state === 'sealed' ? ['sealed', 'sent'] : ['void', null]);
      expect(paper).not.toBeNull();
      if (this.#fates.has(number)) expect(state).toBe(this.#fates.get(number));
      this.#fates.set(number, state);
    }
    expect(numbers).toEqual(expect.arrayContaining([...this.#fates.keys()]));
    const sealed = rows.filter(({ state }) => state === 'sealed').map(({ number }) => number);
    expect(
      deliveredIn(path.join(this.data, 'edms'))
        .map(({ number }) => number)
        .toSorted(),
    ).toEqual(sealed.toSorted());
    expect(sealed).toEqual(expect.arrayContaining([...this.#promised]));
    return { delivered: sealed.length, void: rows.length - sealed.length };
  }
}

test(`${kills} kills of a hand-in at random moments: each number is delivered once, whole, or void, and never comes again`, async () => {
  const given = await papers();
  const fields = Array.from({ length: lanes }, () => new Lane());
  const began = performance.now();
  await Promise.all(fields.map((lane) => lane.fire(given, 120_000)));
  // The first one was cold.
  const again = performance.now();
  await Promise.all(fields.map((lane) => lane.fire(given, 120_000)));
  const whole = performance.now() - again;
  console.log(`seed ${seed}; a hand-in takes ${Math.round(whole)} ms`);
  const moments = fc.sample(fc.noBias(fc.integer({ min: 0, max: 1020 })), { seed, numRuns: kills }).map((share) => (share / 1000) * whole);
  const totals = await Promise.all(
    fields.map(async (lane, index) => {
      const mine = moments.filter((_, at) => at % lanes === index);
      for (const [at, ms] of mine.entries()) {
        await lane.fire(given, ms);
        if (at % stretch === stretch - 1) lane.look();
      }
      return lane.look();
    }),
  );
  const delivered = totals.reduce((sum, one) => sum + one.delivered, 0);
  console.log(
    `${delivered} delivered, ${totals.reduce((sum, one) => sum + one.void, 0)} void, ${Math.round((performance.now() - began) / 1000)} s`,
  );
  expect(delivered).toBeGreaterThan(2 * lanes);
});
