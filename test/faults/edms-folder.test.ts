import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { canMount, remount } from '../../sync/test-folder.ts';
import { entriesAfter } from '../../sync/journal.ts';
import { walk } from '../../terminal/cli/walk.ts';
import { fill, mountSmall, openBench, untilFolder, type Bench } from './bench.ts';
import { deliveredIn } from './delivered.ts';

interface FolderRow {
  readonly name: string;
  readonly state: string;
  readonly disk?: true;
  readonly strike: (edms: string) => void;
  readonly mend: (edms: string) => void;
}

const table: readonly FolderRow[] = [
  { name: 'away', state: 'away', strike: (edms) => renameSync(edms, `${edms}.away`), mend: (edms) => renameSync(`${edms}.away`, edms) },
  { name: 'read-only', state: 'readOnly', disk: true, strike: (edms) => remount(edms, 'ro'), mend: (edms) => remount(edms, 'rw') },
  { name: 'full', state: 'full', disk: true, strike: fill, mend: (edms) => rmSync(path.join(edms, 'filler')) },
];

const arrivals = ({ terminal }: Bench): number =>
  entriesAfter(terminal.house.database, 0, 10_000).filter(({ event }) => event === 'edms.delivered' || event === 'edms.alreadyThere')
    .length;

test.for(table)(
  'the EDMS folder is $name: the resident is done all the same, and the appeal is delivered once when it is back',
  { timeout: 60_000 },
  async (row, { skip }) => {
    if (row.disk && !canMount) skip('only root may mount a small disk');
    const bench = await openBench({
      label: false,
      card: false,
      sheets: 1,
      smallSpool: false,
      beforeStart: (data) => {
        if (row.disk) mountSmall(path.join(data, 'edms'), '1m');
      },
    });
    const { terminal, session, answers } = bench;
    const { courier, edmsFolder } = terminal;
    await untilFolder(courier, () => existsSync(path.join(edmsFolder, 'incoming')));
    row.strike(edmsFolder);

    expect(await walk(session, answers)).toMatchObject({ name: 'done', receiptPrinted: true, paper: 'inBox' });
    await untilFolder(courier, ({ folder, waiting }) => folder === row.state && waiting === 1);
    row.mend(edmsFolder);
    courier.kick();
    await untilFolder(courier, ({ waiting }) => waiting === 0);
    expect(deliveredIn(edmsFolder)).toHaveLength(1);
    expect(arrivals(bench)).toBe(1);
  },
);
