import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Remedy } from '../../../contract/failures.ts';
import { remedies } from '../../../contract/failures.ts';
import {
  appealKinds,
  behalves,
  benefitCategories,
  fieldIds,
  identifyMethods,
  replyChannels,
  type IdentifyMethod,
} from '../../../contract/words.ts';
import { appealJourney } from './journey.ts';
import type { JourneyEvent } from './journey-context.ts';
import { goodAnswers, helpful } from './test-resident.ts';
import { settled, today, Walk } from './test-walk.ts';
import type { Dice } from './test-world-things.ts';
import { World } from './test-world.ts';
import type { AppealWork } from './appeal-work.ts';

/** Walks in `npm test`. */
const walks = Number(process.env['VIKNO_WALKS'] ?? 10_000);
/** Steps within which a helpful resident is done from anywhere. */
const enough = 200;

let world = new World(() => 0, true);
/** One chart for all walks; each has its own world behind it. */
const work: AppealWork = {
  readCard: (key, signal) => world.readCard(key, signal),
  takeNumber: (appealId) => world.takeNumber(appealId),
  printLabel: (appealId, signal) => world.printLabel(appealId, signal),
  storedPages: (appealId) => world.storedPages(appealId),
  scan: (order, tell, signal) => world.scan(order, tell, signal),
  checkNumber: (appealId, pages, number) => world.checkNumber(appealId, pages, number),
  seal: (appealId, details, pages) => world.seal(appealId, details, pages),
  deposit: (appealId, sheets, tell, signal) => world.deposit(appealId, sheets, tell, signal),
  printReceipt: (appealId, receipt, signal) => world.printReceipt(appealId, receipt, signal),
  slipFate: (appealId, slip) => world.slipFate(appealId, slip),
  settlePaper: (appealId, paper) => world.settlePaper(appealId, paper),
  abandon: (appealId) => world.abandon(appealId),
};
const journey = appealJourney(work, { now: () => 1_795_000_000_000, today: () => today });

beforeEach(() => {
  // Work that throws is a bug and is logged; here it throws by the thousand, on purpose.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

/** Mulberry32: small, and the same for the same seed. */
function diceOf(seed: number): Dice {
  let state = seed;
  return (count) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * count);
  };
}

const options = [...identifyMethods, ...appealKinds, ...behalves, ...benefitCategories, ...replyChannels, 'nonsense'];

/** Anything that can be sent, sensible or not. */
function anything(walk: Walk, dice: Dice): JourneyEvent {
  const one = <T>(list: readonly T[], otherwise: T): T => list[dice(list.length)] ?? otherwise;
  const page = one(
    walk.context.pages.map(({ id }) => id),
    'p0',
  );
  const field = one(fieldIds, 'phone');
  const offered: readonly Remedy[] = walk.context.trouble?.remedies ?? [];
  const choices: readonly (() => JourneyEvent)[] = [
    () => ({ type: 'NEXT' }),
    () => ({ type: 'NEXT' }),
    () => ({ type: 'BACK' }),
    () => ({ type: 'BACK' }),
    () => ({ type: 'CHOOSE', option: one(options, 'none') }),
    () => ({ type: 'EDIT', field, value: one(['', 'x', 'Ґудзь', goodAnswers[field] ?? ''], '') }),
    () => ({
      type: 'REMEDY',
      remedy: one(
        offered.filter((remedy) => remedy !== 'cancel'),
        one(remedies, 'retry'),
      ),
    }),
    () => ({ type: 'REMEDY', remedy: one(remedies, 'retry') }),
    () => ({ type: 'SCAN', source: one(['feeder', 'flatbed'], 'feeder') }),
    () => ({ type: 'SCANNED' }),
    () => ({ type: 'STOP' }),
    () => ({ type: 'ADD_PAGES' }),
    () => ({ type: 'ROTATE', page }),
    () => ({ type: 'REMOVE', page }),
    () => ({ type: 'MOVE', page, to: dice(5) }),
    () => ({ type: 'RESCAN', page }),
    () => ({ type: 'REPRINT' }),
    () => ({ type: 'LANGUAGE', language: 'en' }),
    () => ({ type: 'TEXT_SIZE', textSize: 'largest' }),
    () => ({ type: 'THEME', theme: 'night' }),
    () => ({ type: 'REACH', reach: true }),
  ];
  return one(choices, () => ({ type: 'NEXT' }))();
}

/** A hand at the machine: paper in the feeder, a label on the sheet, somebody else's number, a form before the reader. */
function hand(walk: Walk, dice: Dice): void {
  const number = walk.context.number ?? '';
  const what = dice(6);
  if (what < 3) world.feeder = 1 + dice(3);
  else if (what === 3 && world.labels.includes(number)) world.marked.add(number);
  else if (what === 4) {
    world.marked.clear();
    world.marked.add('N999');
  } else if (walk.path !== 'start' && number === '' && walk.state.can({ type: 'FORM_NUMBER', appealId: '', number: '', secret: '' })) {
    walk.send({ type: 'FORM_NUMBER', appealId: 'form', number: world.reserve('form'), secret: 'f' });
    world.marked.add(walk.context.number ?? '');
  }
}

/** One step of a walk; `step` is its share of chance. */
async function randomStep(walk: Walk, step: number, dice: Dice, identify: IdentifyMethod): Promise<void> {
  const act = step % 100;
  if (act < 30) world.step();
  else if (act < 33) await walk.crash();
  else if (act < 36) await walk.crash(() => world.step());
  else if (act < 38) await walk.crash(() => walk.send({ type: 'NEXT' }));
  else if (act < 46) hand(walk, dice);
  else if (act < 48) walk.send({ type: act === 46 ? 'CANCEL' : 'EXPIRE' });
  else if (act < 66) helpfulStep(walk, identify);
  else walk.send(anything(walk, dice));
  if (act % 4 !== 0) await settled();
}

function helpfulStep(walk: Walk, identify: IdentifyMethod): void {
  const move = helpful(walk.path, walk.screen, walk.context, world, today, identify);
  if (move === 'wait') world.step();
  else walk.send(move);
}

const journeyStates: readonly string[] = Object.entries(journey.root.states).flatMap(([name, node]) => {
  const inner = Object.keys(node.states);
  return inner.length > 0 ? inner.map((one) => `${name}.${one}`) : [name];
});

test(
  `${walks} walks with random faults and crashes: no dead end, no lost page, no number twice, no receipt before the seal`,
  { timeout: 300_000 },
  async () => {
    const visited = new Map<string, number>();
    const ends = new Map<string, number>();
    const arbitrary = fc.record({
      seed: fc.noShrink(fc.integer()),
      identify: fc.constantFrom(...identifyMethods),
      labels: fc.boolean(),
      slot: fc.boolean(),
      head: fc.nat(50),
      tail: fc.array(fc.nat(9999), { maxLength: 45, size: 'max' }),
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ seed, identify, labels, slot, head, tail }) => {
        const dice = diceOf(seed);
        world = new World(dice, slot);
        const walk = new Walk(journey, world, labels);
        world.mended = true;
        for (let at = 0; at < head && !walk.over; at += 1) {
          helpfulStep(walk, identify);
          await settled();
        }
        world.mended = false;
        for (const step of tail) {
          if (walk.over) break;
          await randomStep(walk, step, dice, identify);
          walk.check();
        }
        await settled();
        world.mended = true;
        for (let at = 0; !walk.over; at += 1) {
          if (at > enough) throw new Error(`no end is reached: ${walk.path}, ${JSON.stringify(walk.context.trouble)}`);
          helpfulStep(walk, identify);
          await settled();
          walk.check();
        }
        for (const [id, { state, settledTimes }] of world.appeals) {
          if (settledTimes !== (state === 'sealed' ? 1 : 0)) throw new Error(`the paper of ${id} was settled ${settledTimes} times`);
          ends.set(state, (ends.get(state) ?? 0) + 1);
        }
        for (const path of walk.visited) visited.set(path, (visited.get(path) ?? 0) + 1);
      }),
      { numRuns: walks, ...(process.env['VIKNO_SEED'] ? { seed: Number(process.env['VIKNO_SEED']) } : {}) },
    );
    console.log(`ends: ${JSON.stringify(Object.fromEntries(ends))}`);
    // A state that no walk came to would be one about which all this says nothing.
    expect(journeyStates.filter((path) => !visited.has(path))).toEqual([]);
  },
);
