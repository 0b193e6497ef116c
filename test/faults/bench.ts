import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import type { SimulatedCardReader } from '../../drivers/card-reader/simulator.ts';
import type { SimulatedDepository } from '../../drivers/depository/simulator.ts';
import type { SimulatedDocumentScanner } from '../../drivers/document-scanner/simulator.ts';
import type { SimulatedReceiptPrinter } from '../../drivers/receipt-printer/simulator.ts';
import { encodeSlip } from '../../printing/escpos-encode.ts';
import { labelSlip } from '../../printing/slips/label.ts';
import { formatAcceptanceNumber } from '../../services/appeals/rules/acceptance-number.ts';
import type { Courier } from '../../sync/courier.ts';
import type { Answers } from '../../terminal/cli/walk.ts';
import { sampleSheets } from '../../terminal/dock/sample-letter.ts';
import { withLabel } from '../../terminal/dock/stuck-label.ts';
import { checkConfiguration } from '../../terminal/read-configuration.ts';
import type { Session } from '../../terminal/session.ts';
import type { Simulation } from '../../terminal/simulation.ts';
import { openTerminal, type Terminal } from '../../terminal/terminal.ts';
import { card } from '../fixtures/card.ts';

interface CardOptions {
  readonly quality?: 'unreadable' | 'notADocument';
  readonly expiry?: string;
  readonly needsKey?: boolean;
  readonly spoilt?: boolean;
}

/** A whole terminal with simulated devices, the hands at them, and what its resident would answer. */
export interface Bench {
  readonly terminal: Terminal;
  readonly session: Session;
  readonly simulation: Simulation;
  readonly reader: SimulatedCardReader;
  readonly scanner: SimulatedDocumentScanner;
  readonly printer: SimulatedReceiptPrinter;
  readonly depository: SimulatedDepository;
  readonly answers: Omit<Answers, 'draft' | 'identify'> & { identify: Answers['identify']; readonly draft: Record<string, string> };
  /** The disk under the spool; only where one was asked for. */
  readonly disk: { fill(): void; free(): void; hide(): void; unhide(): void };
  layCard(options: CardOptions): void;
  layPile(kind?: 'whole' | 'one' | 'spoilt' | 'strange'): void;
  leaveStrangePaper(): Promise<void>;
  /** Papers of others that went into the slot. */
  strangers: number;
}

export interface BenchOptions {
  readonly label: boolean;
  readonly card: boolean;
  readonly sheets: number;
  readonly smallSpool: boolean;
  /** What is done to the data directory before the terminal starts on it. */
  readonly beforeStart?: (data: string) => void;
}

/** Readable, and small enough for a table of many rows. */
const small = async (sheet: Uint8Array): Promise<Uint8Array> => sharp(sheet).resize(1240).png().withMetadata({ density: 150 }).toBuffer();
const sheets = await Promise.all((await sampleSheets(3)).map(small));

/** A folder for one test. */
export function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'vikno-faults-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** Puts a small file system of its own at `place`. */
export function mountSmall(place: string, size: string): void {
  mkdirSync(place, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', place]);
  onTestFinished(() => void execFileSync('umount', ['-l', place]));
}

/** Fills what is left of a disk; removing the file makes room again. */
export function fill(place: string): void {
  const file = path.join(place, 'filler');
  for (let size = 16 * 1024 * 1024; size >= 4096; size /= 2) {
    for (;;) {
      try {
        writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
      } catch {
        break;
      }
    }
  }
}

/** Waits until the courier is so far. */
export async function untilFolder(courier: Courier, so: (status: Courier['status']) => boolean): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = (): void => {
    if (so(courier.status)) resolve();
  };
  const unwatch = courier.watch(look);
  look();
  courier.kick();
  await promise;
  unwatch();
}

export async function openBench({ label, card: withCard, sheets: count, smallSpool, beforeStart }: BenchOptions): Promise<Bench> {
  const data = folder();
  const spool = path.join(data, 'spool');
  if (smallSpool) mountSmall(spool, '16m');
  beforeStart?.(data);
  const settings = checkConfiguration({ label: label ? 'stick' : 'none', session: { slotSeconds: 1 } });
  if (!settings.ok) throw new Error(settings.problems.join());
  const opened = await openTerminal({
    data,
    configuration: settings.configuration,
    simulation: { paceMs: 0, autoInsert: true },
    resume: false,
    log: (event, facts) => console.log(event, facts),
  });
  if (!opened.ok) throw new Error(opened.problem);
  const { terminal } = opened;
  onTestFinished(() => terminal.close());
  const { simulation, session, house } = terminal;
  const { cardReader: reader, documentScanner: scanner, receiptPrinter: printer, depository } = simulation;
  if (!reader || !scanner || !printer || !depository) throw new Error('a device is not simulated');
  const other = await encodeSlip(
    labelSlip({
      organisation: 'ЦНАП',
      number: formatAcceptanceNumber({ terminal: 'DP01', year: 2026, sequence: 999 }),
      date: '21.11.2026',
    }),
    house.settings.printer,
  );
  const strange = await withLabel(sheets[0] ?? new Uint8Array(), other, house.settings.printer);
  const piles = {
    whole: sheets.slice(0, count),
    one: sheets.slice(0, 1),
    spoilt: [sheets[0] ?? new Uint8Array(), Buffer.from('not an image'), sheets[1] ?? new Uint8Array()],
    strange: [strange],
  };
  const hidden: (readonly [string, string])[] = [];
  const bench: Bench = {
    terminal,
    session,
    simulation,
    reader,
    scanner,
    printer,
    depository,
    strangers: 0,
    answers: {
      identify: withCard ? 'card' : 'none',
      kind: 'complaint',
      behalf: 'self',
      category: 'none',
      reply: 'post',
      draft: {
        documentNumber: '999000014',
        birthDate: '12.04.1987',
        expiryDate: '16.05.2032',
        surname: 'Лук’яненко',
        given: 'Мар’яна',
        settlement: 'м. Дніпро',
        building: '999',
        phone: '+380500000001',
        subject: 'Ремонт тротуару',
      },
    },
    disk: {
      fill: () => fill(spool),
      free: () => rmSync(path.join(spool, 'filler')),
      hide: () => {
        const place = path.join(spool, session.snapshot.context.appealId);
        for (const name of readdirSync(place)) hidden.push([path.join(place, name), path.join(data, name)]);
        for (const [from, to] of hidden) renameSync(from, to);
      },
      unhide: () => {
        for (const [from, to] of hidden) renameSync(to, from);
      },
    },
    layCard: ({ quality, expiry, needsKey, spoilt }) => {
      const lines = card(expiry === undefined ? {} : { expiry });
      const mrz = spoilt ? lines.map((line) => line.replace('870412', '870413')) : lines;
      const key = { kind: 'mrz', documentNumber: '999000014', birthDate: '870412', expiryDate: '320516' } as const;
      reader.insertCard({ mrz, authenticity: 'notChecked', ...(quality ? { quality } : {}), ...(needsKey ? { needsKey: key } : {}) });
    },
    layPile: (kind = 'whole') => {
      simulation.sticky = kind !== 'strange';
      scanner.load(piles[kind], { where: 'feeder', append: false });
    },
    leaveStrangePaper: async () => {
      depository.strikeAt('stapling', 'jamStapler');
      const steps = depository.deposit({ sheets: 2, insertWithinMs: 1000 }, new AbortController().signal);
      while (!(await steps.next()).done);
      depository.mendStapler();
      bench.strangers = 1;
    },
  };
  bench.layPile();
  if (withCard) bench.layCard({});
  return bench;
}
