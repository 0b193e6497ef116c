// npm run bench [-- --quick] [--json FILE] [--only pages,delivery,memory,rivals,taps,start]: measures what the issue promises, on this machine.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { z } from 'zod';
import { measureDelivery } from './delivery.ts';
import { missed, table, type Figure } from './figures.ts';
import { measurePages, measureStages } from './page-work.ts';
import { measureRivals } from './rivals.ts';
import { measureStart, measureTaps } from './screens.ts';

const { values: asked } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'string' }, only: { type: 'string' } },
});
const { quick } = asked;
const folder = await mkdtemp(path.join(tmpdir(), 'vikno-bench-'));

/** In a process of its own, so that nothing else is counted. */
async function measureMemory(pages: number): Promise<Figure[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(import.meta.dirname, 'memory.ts'), String(pages)]);
  const rss = z.array(z.number()).min(10).parse(JSON.parse(stdout));
  const megabytes = (from: number, to: number): number => {
    const part = rss.slice(Math.floor(rss.length * from), Math.ceil(rss.length * to));
    return part.reduce((sum, bytes) => sum + bytes, 0) / part.length / 2 ** 20;
  };
  const early = megabytes(0.1, 0.2);
  const late = megabytes(0.9, 1);
  return [
    { name: `memory, pages ${pages / 10}–${pages / 5}`, value: early, unit: 'MB', target: null },
    {
      name: `memory, pages ${pages * 0.9}–${pages}`,
      value: late,
      unit: 'MB',
      target: Math.round(early * 1.1),
      note: 'flat: within a tenth',
    },
    { name: 'memory, highest', value: Math.max(...rss) / 2 ** 20, unit: 'MB', target: null },
  ];
}

const sections: Readonly<Record<string, () => Promise<Figure[]>>> = {
  pages: async () => [...(await measurePages(quick ? [10] : [10, 50])), ...(await measureStages())],
  delivery: () => measureDelivery(path.join(folder, 'delivery'), quick ? 5 : 20, 10),
  memory: () => measureMemory(quick ? 100 : 500),
  rivals: () => measureRivals(path.join(folder, 'rivals'), quick ? 5 : 10),
  taps: () => measureTaps(path.join(folder, 'taps'), quick ? 60 : 240),
  start: () => measureStart(path.join(folder, 'start')),
};

const chosen = asked.only?.split(',') ?? Object.keys(sections);
const figures: Figure[] = [];
try {
  console.log(`Node ${process.version}, ${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)} at the start`);
  for (const name of chosen) {
    const section = sections[name];
    if (!section) throw new Error(`there is no section «${name}»; there are ${Object.keys(sections).join(', ')}`);
    const measured = await section();
    console.log(`\n${name}\n${table(measured)}`);
    figures.push(...measured);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
const misses = figures.filter(missed).map(({ name }) => name);
console.log(
  `\nload ${loadavg()[0]?.toFixed(1)} at the end. ${misses.length === 0 ? 'All targets are met.' : `Missed: ${misses.join('; ')}.`}`,
);
if (asked.json !== undefined) await writeFile(asked.json, `${JSON.stringify(figures, null, 2)}\n`);
