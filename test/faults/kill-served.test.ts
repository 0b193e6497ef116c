import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { ResidentEvent } from '../../contract/events.ts';
import type { View } from '../../contract/view.ts';
import { stepOn } from '../../terminal/cli/walk.ts';
import { folder } from './bench.ts';
import { deliveredIn } from './delivered.ts';
import { Served } from './served.ts';

const kills = Number(process.env['VIKNO_SERVE_KILLS'] ?? 40);
const seed = Number(process.env['VIKNO_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** Milliseconds after which what was done is on the disk, also on a busy machine. */
const moment = 100;

const answers = {
  identify: 'none',
  kind: 'complaint',
  behalf: 'self',
  category: 'none',
  reply: 'post',
  draft: { surname: 'Ґудзь', given: 'Євген', settlement: 'м. Дніпро', building: '999', subject: 'Ремонт' },
} as const;

/** What a resident remembers of the session that a restart must not have forgotten. */
interface Memory {
  sessionId: string;
  step: number;
  pages: number;
  number: string | null;
  /** By field, and before how many kills it was typed. */
  readonly typed: Map<string, { readonly value: string; readonly kill: number }>;
}

function remember(memory: Memory, { sessionId, screen, progress }: View): void {
  memory.sessionId = sessionId;
  memory.step = Math.max(memory.step, progress?.step ?? 0);
  if (screen.name === 'scan') memory.pages = Math.max(memory.pages, screen.pages);
  if ('number' in screen && screen.number !== null) memory.number = screen.number;
}

/** The next event on the way to «done»; null where the machine works. */
async function move(served: Served): Promise<ResidentEvent | null> {
  const { screen } = served.view;
  if (screen.name === 'done' || screen.name === 'ended') return { type: 'NEXT' };
  if (screen.name === 'trouble') {
    const { code, remedies } = screen.trouble;
    const remedy = code === 'RCP-02' ? 'itDidNot' : remedies[0];
    if (remedy === undefined || remedy === 'cancel') throw new Error(`${code} offers no way on`);
    return { type: 'REMEDY', remedy };
  }
  if (screen.name === 'scan' && screen.phase === 'load' && screen.pages === 0)
    await served.dock.dock.command({ do: 'loadSamples', count: 2, sticky: false });
  const { events, stuck } = stepOn(screen, answers);
  if (stuck) throw new Error(stuck.join());
  return events[0] ?? null;
}

/** The first view after a restart: the same session, no step back, what was typed is there, the pages are counted. */
function expectSamePlace(view: View, memory: Memory): void {
  const { screen } = view;
  if (memory.step === 0) return;
  expect(view.sessionId).toBe(memory.sessionId);
  if (screen.name === 'trouble') {
    // SCN-05: the scan had ended and only the journey had not heard; its pages are stored and the feeder is empty.
    expect(['SCN-05', 'SCN-08', 'DEP-09', 'RCP-02']).toContain(screen.trouble.code);
    expect(screen.trouble.safe.pages).toBeGreaterThanOrEqual(memory.pages);
  } else {
    expect(view.progress?.step).toBeGreaterThanOrEqual(memory.step);
  }
  if (screen.name === 'form')
    for (const field of screen.fields) if (memory.typed.has(field.id)) expect(field.value).toBe(memory.typed.get(field.id)?.value);
  if (screen.name === 'scan') expect(screen.pages).toBeGreaterThanOrEqual(memory.pages);
  if (memory.number !== null && 'number' in screen) expect(screen.number).toBe(memory.number);
}

test(`${kills} kills of the terminal in the middle of a session: it comes back at the same place and gets to «done»`, async () => {
  const data = folder();
  writeFileSync(path.join(data, 'vikno.json5'), `{ label: 'none' }`);
  console.log(`seed ${seed}`);
  const moments = fc.sample(fc.noBias(fc.record({ after: fc.integer({ min: 0, max: 26 }), ms: fc.integer({ min: 0, max: 300 }) })), {
    seed,
    numRuns: kills,
  });
  let served = await Served.start(data, 15);
  onTestFinished(() => served.kill('SIGKILL'));
  const done: string[] = [];
  let memory: Memory = { sessionId: '', step: 0, pages: 0, number: null, typed: new Map() };
  let earlier = structuredClone(memory);
  let kill = 0;
  for (const { after, ms } of moments) {
    for (let events = 0; events < after; events += 1) await go();
    await pause(ms);
    // A session is written down right after the glass has changed: of what was done in the last moment, nothing is promised.
    if (ms < moment) memory = structuredClone(earlier);
    else remember(memory, served.view);
    await served.kill('SIGKILL');
    kill += 1;
    served = await Served.start(data, 15);
    expectSamePlace(served.view, memory);
  }
  while (memory.step > 0) await go();
  await served.kill('SIGTERM');
  const delivered = deliveredIn(path.join(data, 'edms'));
  expect(delivered.map(({ number }) => number).toSorted()).toEqual(done.toSorted());
  expect(delivered.every(({ paper }) => paper.state === 'inBox')).toBe(true);
  console.log(`${done.length} sessions got to «done» over ${kills} kills`);
  expect(done.length).toBeGreaterThan(0);

  /** One thing done by the resident, waiting for the machine where it works. */
  async function go(): Promise<void> {
    // What changes while one looks must not be missed: the wait is for a change since before the look.
    let changed = served.changed();
    let event = await move(served);
    while (event === null) {
      await changed;
      changed = served.changed();
      event = await move(served);
    }
    remember(memory, served.view);
    earlier = structuredClone(memory);
    const { screen } = served.view;
    if (screen.name === 'done' && !done.includes(screen.number)) done.push(screen.number);
    const before = JSON.stringify(served.view);
    changed = served.changed();
    const { taken } = await served.kiosk.session.send(event);
    if (!taken) return;
    if (event.type === 'EDIT') {
      // What was once taken must never have to be typed again.
      expect(memory.typed.get(event.field)?.kill ?? kill).toBe(kill);
      memory.typed.set(event.field, { value: event.value, kill });
    }
    if (screen.name === 'done' || screen.name === 'ended') {
      // An ended session is forgotten at once, not a moment later.
      memory = { sessionId: '', step: 0, pages: 0, number: null, typed: new Map() };
      earlier = structuredClone(memory);
    }
    // Bounded, for an event may be taken without changing the glass; a look at an old view is then simply repeated.
    if (JSON.stringify(served.view) === before) await Promise.race([changed, pause(1000)]);
  }
});
