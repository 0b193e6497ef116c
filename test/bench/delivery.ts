import { watch } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DocumentScanner } from '../../drivers/document-scanner/contract.ts';
import { walk } from '../../terminal/cli/walk.ts';
import { checkConfiguration } from '../../terminal/read-configuration.ts';
import { openTerminal, type Terminal } from '../../terminal/terminal.ts';
import { percentile, type Figure } from './figures.ts';
import { textPages } from './text-pages.ts';

/** A sheet each 400 ms is 150 a minute: faster than any scanner that fits into a terminal. */
const sheetMs = 400;
const draft = {
  surname: 'Лук’яненко',
  given: 'Мар’яна',
  patronymic: 'Ігорівна',
  freeAddress: 'м. Дніпро, просп. Дмитра Яворницького, 999',
};

/** Makes a scanner as slow as paper; `lastPage` is called whenever the last image so far is handed over. */
function withPaper(scanner: DocumentScanner, handedOver: () => void): void {
  const scan = scanner.scan.bind(scanner);
  scanner.scan = async function* (request, signal) {
    const images = scan(request, signal);
    for (let step = await images.next(); ; step = await images.next()) {
      if (step.done) return step.value;
      await pause(sheetMs);
      handedOver();
      yield step.value;
    }
  };
}

/** Milliseconds of `performance.now()` at which the ready mark of an appeal appears in the folder. */
function sidecarAppears(folder: string): Promise<number> {
  return new Promise((resolve) => {
    const watcher = watch(folder, (_, name) => {
      if (!name?.endsWith('.json') || name.startsWith('.')) return;
      watcher.close();
      resolve(performance.now());
    });
  });
}

async function open(data: string): Promise<Terminal> {
  const checked = checkConfiguration({ label: 'none' });
  if (!checked.ok) throw new Error(checked.problems.join('\n'));
  const opened = await openTerminal({
    data,
    configuration: checked.configuration,
    simulation: { paceMs: 0, autoInsert: true },
    resume: false,
    log: (event, facts) => process.stderr.write(`${event} ${JSON.stringify(facts)}\n`),
  });
  if (!opened.ok) throw new Error(opened.problem);
  return opened.terminal;
}

/** From the last page's image to the sidecar in the EDMS folder, through the real terminal, with a resident who answers at once. */
export async function measureDelivery(data: string, handIns: number, pagesEach: number): Promise<Figure[]> {
  const terminal = await open(data);
  const { session, simulation } = terminal;
  const scanner = simulation.documentScanner;
  if (!scanner) throw new Error('no scanner is configured');
  let lastImage = 0;
  withPaper(scanner, () => {
    lastImage = performance.now();
  });
  const incoming = path.join(terminal.edmsFolder, 'incoming');
  await mkdir(incoming, { recursive: true });
  const pages = await textPages(pagesEach);
  const seconds: number[] = [];
  try {
    for (let i = 0; i < handIns; i++) {
      scanner.load(pages, { where: 'feeder', append: false });
      const appeared = sidecarAppears(incoming);
      const end = await walk(session, { identify: 'none', kind: 'application', behalf: 'self', category: 'none', reply: 'post', draft });
      if (end.name !== 'done') throw new Error(`a hand-in ended on ${JSON.stringify(end)}`);
      seconds.push(((await appeared) - lastImage) / 1000);
      session.send({ type: 'NEXT' });
    }
  } finally {
    await terminal.close();
  }
  const note = `${handIns} hand-ins of ${pagesEach} pages, a sheet each ${sheetMs} ms`;
  return [
    { name: 'last page to file in the folder, p50', value: percentile(seconds, 0.5), unit: 's', target: null, note },
    { name: 'last page to file in the folder, p95', value: percentile(seconds, 0.95), unit: 's', target: 1.5 },
  ];
}
