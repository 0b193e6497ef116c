import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { viewSchema } from '../../contract/view.ts';
import type { FieldId, PaperPlace } from '../../contract/words.ts';
import { failureCodes, failures } from '../../contract/failures.ts';
import { failuresUk } from '../../renderer/words/uk-failures.ts';
import { canMount } from '../../sync/test-folder.ts';
import { entriesAfter } from '../../sync/journal.ts';
import { walk } from '../../terminal/cli/walk.ts';
import { openBench, untilFolder, type Bench } from './bench.ts';
import { deliveredIn } from './delivered.ts';
import type { FailureRow } from './failure-row.ts';
import { failureTable } from './failure-table.ts';

/** Whether the paper is where it is said to be, by the metal. */
function isThere(paper: PaperPlace, { code, at }: FailureRow, { scanner, depository, strangers }: Bench): boolean {
  const { pile, stuck } = scanner.snapshot().paper;
  const { slot, taken, drops } = depository.snapshot();
  const inSlot = slot !== null && taken > strangers;
  switch (paper) {
    case 'withResident':
      return at === undefined && !code.startsWith('SCN')
        ? stuck.length === 0
        : pile.length === 0 && stuck.length === 0 && !inSlot && drops === 0;
    case 'inScanner':
      // An opened cover lets go of the sheet that moved: it lies on what is left of the pile.
      return stuck.length > 0 || (code === 'SCN-03' && pile.length > 0);
    case 'inFeeder':
      return pile.length > 0;
    case 'inSlot':
      return inSlot;
    case 'inBox':
      return drops === 1;
    case 'unknown':
      return true;
  }
}

/** Lets the row's failure strike at its screen. */
async function arm(row: FailureRow, bench: Bench): Promise<void> {
  if (row.at === undefined) return row.strike(bench);
  const unwatch = bench.session.watch(() => {
    if (bench.session.view.screen.name !== row.at) return;
    unwatch();
    void row.strike(bench);
  });
}

/** Notes the fields that are typed from now on. */
function typing({ session }: Bench): Set<FieldId> {
  const typed = new Set<FieldId>();
  const send = session.send.bind(session);
  session.send = (event) => {
    if (event.type === 'EDIT') typed.add(event.field);
    return send(event);
  };
  return typed;
}

test.for(failureTable)('$code: $name', { timeout: 30_000 }, async (row, { skip }) => {
  if (row.disk && !canMount) skip('only root may mount a small disk');
  const bench = await openBench({
    label: row.label ?? false,
    card: row.card ?? false,
    sheets: row.sheets ?? 3,
    smallSpool: row.disk ?? false,
  });
  const { session, answers, terminal, printer, depository } = bench;
  await arm(row, bench);
  const typed = typing(bench);

  const trouble = await walk(session, answers);
  if (trouble.name !== 'trouble') throw new Error(`no trouble, but ${JSON.stringify(trouble)}`);
  expect(viewSchema.parse(session.view).screen).toEqual(trouble);
  expect(trouble.trouble).toMatchObject({ code: row.code, paper: row.paper });
  expect(isThere(row.paper, row, bench)).toBe(true);
  expect(trouble.trouble.remedies).toContain(row.remedy);
  const saved = ['DEP', 'RCP'].includes(row.code.slice(0, 3));
  expect(trouble.trouble.safe).toMatchObject({ typed: true, saved });

  row.mend?.(bench);
  const before = new Set(typed);
  typed.clear();
  expect(session.send({ type: 'REMEDY', remedy: row.remedy })).toBe(true);
  for (const event of row.next?.(bench) ?? []) expect(session.send(event)).toBe(true);
  const done = await walk(session, answers);
  if (done.name !== 'done') throw new Error(`not done, but ${JSON.stringify(done)}`);
  expect([...typed].filter((field) => before.has(field))).toEqual(row.typesAgain ?? []);
  expect(done).toMatchObject({ paper: row.endsAt ?? 'inBox', receiptPrinted: row.receipt !== false });
  expect(isThere(row.endsAt ?? 'inBox', { ...row, at: 'done' }, bench)).toBe(true);
  if (row.receipt !== false) expect(printer.printed.at(-1)?.complete).toBe(true);

  await untilFolder(terminal.courier, ({ waiting }) => waiting === 0);
  const delivered = deliveredIn(terminal.edmsFolder);
  const state = depository.snapshot().drops === 1 ? 'inBox' : done.paper === 'withResident' ? 'withResident' : 'unknown';
  expect(delivered).toMatchObject([{ number: done.number, pages: row.sheets ?? 3, paper: { state } }]);
  const arrivals = entriesAfter(terminal.house.database, 0, 10_000).filter(
    ({ event }) => event === 'edms.delivered' || event === 'edms.alreadyThere',
  );
  expect(arrivals).toHaveLength(1);
});

test('the table has a row for every code but those of a restart and of bugs', () => {
  const told = new Set(failureTable.map(({ code }) => code));
  expect(failureCodes.filter((code) => !told.has(code))).toEqual(['SCN-06', 'SCN-08', 'DEP-09', 'SYS-01']);
  expect(Object.keys(failures)).toHaveLength(failureCodes.length);
});

test('docs/failure-codes.md explains every code, with the words that residents read', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../docs/failure-codes.md'), 'utf8');
  const rows = page.split('\n').filter((line) => /^\| [A-Z]{3}-\d\d \|/u.test(line));
  expect(rows.map((row) => row.slice(2, 8))).toEqual(failureCodes);
  for (const row of rows) {
    const cells = row.split('|').map((cell) => cell.trim());
    const code = failureCodes.find((one) => one === cells[1]);
    if (!code) throw new Error(row);
    expect(cells[3]).toBe(failures[code].cause);
    expect(cells[5]).toContain(failuresUk[code].what);
    expect(cells[6]).not.toBe('');
  }
});
