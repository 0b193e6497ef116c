/**
 * A feeder with a pile for Debian's `scanimage` and its test backend, which knows no piles: each sheet is a run of the real program, asked
 * for a page whose height says which sheet it is, or for the error that strikes it. The pile lies in the file named by SANE_PILE.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, readSync, renameSync, writeFileSync } from 'node:fs';

export interface PileState {
  readonly pile: readonly number[];
  readonly jammed: boolean;
  readonly cover: 'closed' | 'open';
  readonly strike: { readonly index: number; readonly what: 'jam' | 'coverOpen' | 'unplug' } | null;
  /** The group of processes to be killed when someone pulls the cable. */
  readonly server: number;
}

/** Height of a sheet's page, millimetres. */
export const sheetHeight = (sheet: number): number => 20 + 10 * sheet;

const args = process.argv.slice(2);
const file = process.env['SANE_PILE'] ?? '';
const load = (): PileState => JSON.parse(readFileSync(file, 'utf8')) as PileState;

function change(part: Partial<PileState>): void {
  writeFileSync(`${file}.${process.pid}`, JSON.stringify({ ...load(), ...part }));
  renameSync(`${file}.${process.pid}`, file);
}

const real = (more: readonly string[]): number =>
  spawnSync('scanimage', [...args.filter((one) => one !== '--batch-prompt'), ...more], { stdio: ['ignore', 'inherit', 'inherit'] })
    .status ?? 1;

function feed(): number {
  const flatbed = args.includes('--source=Flatbed');
  const last = args.includes('--batch-count=1') ? 1 : Infinity;
  for (let page = 1; page <= last; page++) {
    if (readSync(0, Buffer.alloc(1)) === 0) return 0;
    const { strike, server } = load();
    const struck = strike?.index === page - 1 ? strike.what : undefined;
    if (struck) change({ strike: null, ...(struck === 'jam' && { jammed: true }), ...(struck === 'coverOpen' && { cover: 'open' }) });
    if (struck === 'unplug') process.kill(-server, 'SIGKILL');
    const { pile, jammed, cover } = load();
    const [sheet = flatbed ? 0 : undefined] = pile;
    const one = [`--batch-start=${page}`, '--batch-count=1'];
    const failing = (status: string): number => real([...one, `--read-return-value=SANE_STATUS_${status}`]);
    if (jammed) return failing('JAMMED');
    if (cover === 'open') return failing('COVER_OPEN');
    if (sheet === undefined) return failing('NO_DOCS');
    const exit = real([...one, '-y', String(sheetHeight(sheet))]);
    if (struck === 'unplug') return exit;
    if (!flatbed) change({ pile: load().pile.slice(1) });
  }
  return 0;
}

if (file !== '') process.exit(args.includes('--all-options') ? real([]) : feed());
