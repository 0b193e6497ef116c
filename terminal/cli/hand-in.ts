import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AppealKind, Behalf, BenefitCategory, ReplyChannel } from '../../contract/words.ts';
import { failures } from '../../contract/failures.ts';
import { interpret, traitsOf } from '../../printing/escpos-interpret.ts';
import { findByNumber } from '../../services/appeals/store/store.ts';
import type { Terminal } from '../terminal.ts';
import { readApplicant } from './applicant-file.ts';
import { awaitDelivery } from './await-delivery.ts';
import { CommandFailure } from './failure.ts';
import { readPageFiles } from './page-files.ts';
import { openForCommand } from './open.ts';
import { walk, type WalkEnd } from './walk.ts';

export interface HandInOptions {
  readonly data: string;
  readonly config?: string;
  readonly applicant: string;
  readonly kind: AppealKind;
  readonly pages: readonly string[];
  readonly subject?: string;
  readonly onBehalfOf?: string;
  readonly behalf: Behalf;
  readonly category: BenefitCategory;
  readonly reply: ReplyChannel;
  readonly label: boolean;
  readonly deliverWithin: number;
}

export interface HandedIn {
  readonly number: string;
  /** Null while the EDMS folder cannot take it: the appeal is safe and will be delivered by the next run. */
  readonly pdf: string | null;
  readonly sidecar: string | null;
  readonly receipt: string;
}

/** Hands in page images as a resident would at a terminal with simulated devices: the same journey, the same work. */
export async function handIn(options: HandInOptions): Promise<HandedIn> {
  const applicant = await readApplicant(options.applicant);
  const pages = await readPageFiles(options.pages);
  const terminal = await openForCommand(options.data, options.config, (configuration) => ({
    ...configuration,
    label: options.label ? 'stick' : 'none',
  }));
  try {
    const { simulation, session } = terminal;
    if (applicant.mrz) simulation.cardReader?.insertCard({ mrz: applicant.mrz, authenticity: 'notChecked' });
    simulation.documentScanner?.load(pages, { where: 'feeder', append: false });
    simulation.sticky = options.label;
    const end = await walk(session, {
      identify: applicant.identify,
      kind: options.kind,
      behalf: options.behalf,
      category: options.category,
      reply: options.reply,
      draft: {
        ...applicant.draft,
        ...(options.subject ? { subject: options.subject } : {}),
        ...(options.onBehalfOf ? { onBehalfOf: options.onBehalfOf } : {}),
      },
    });
    if (end.name !== 'done') throw refusal(end);
    return await handedIn(terminal, end.number, options);
  } finally {
    await terminal.close();
  }
}

function refusal(end: Exclude<WalkEnd, { name: 'done' }>): CommandFailure {
  if (end.name === 'stuck') return new CommandFailure('badInput', `The applicant's data do not pass: ${end.faults.join(', ')}.`);
  if (end.name === 'ended') return new CommandFailure('trouble', `The session ended (${end.why}); nothing was accepted.`);
  const { code, paper, safe } = end.trouble;
  const saved = safe.saved ? 'The appeal is saved.' : 'Nothing was accepted; the number is void.';
  const kind = code === 'SCN-07' || code.startsWith('CRD') ? 'badInput' : 'trouble';
  return new CommandFailure(kind, `${code}: ${failures[code].cause}; the paper: ${paper}. ${saved}`);
}

async function handedIn(terminal: Terminal, number: string, options: HandInOptions): Promise<HandedIn> {
  const { house, edmsFolder } = terminal;
  const delivered = (await awaitDelivery(terminal, number, options.deliverWithin * 1000)) === 'sent';
  const file = findByNumber(house.database, number)?.document?.file;
  if (file === undefined) throw new Error('a handed-in appeal has no document');
  const incoming = path.join(edmsFolder, 'incoming');
  return {
    number,
    pdf: delivered ? path.join(incoming, file) : null,
    sidecar: delivered ? path.join(incoming, file.replace(/\.\w+$/, '.json')) : null,
    receipt: await keepReceipt(terminal, number, options.data),
  };
}

/** The receipt as the printer's bytes say it. It bears the secret, so only the owner may read it. */
async function keepReceipt({ simulation, house }: Terminal, number: string, data: string): Promise<string> {
  const slip = simulation.receiptPrinter?.printed.at(-1);
  if (!slip) throw new Error('no receipt came out');
  const [printed] = await interpret(slip.bytes, traitsOf(house.settings.printer));
  if (!printed) throw new Error('the receipt is empty');
  const folder = path.resolve(data, 'receipts');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `${number}.png`);
  await writeFile(file, await printed.png(), { mode: 0o600 });
  return file;
}
