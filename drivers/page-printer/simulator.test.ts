import Pdf from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { drain, never } from '../device-contract-suite.ts';
import { describePagePrinter } from './contract-suite.ts';
import { countPages } from './count-pages.ts';
import { SimulatedPagePrinter } from './simulator.ts';

const pdf = (pages: number): Uint8Array => Buffer.from(`%PDF-1.4\n<< /Type /Pages >>\n${'<< /Type /Page >>\n'.repeat(pages)}`);

describePagePrinter('simulator', async () => {
  const device = new SimulatedPagePrinter();
  const rig = {
    pdf,
    sidesOut: async () => device.printed.reduce((sum, { pages }) => sum + pages, 0),
    setPaper: (sheets: number) => device.setPaper(sheets),
    setToner: (toner: 'ok' | 'low' | 'out') => device.setToner(toner),
    openCover: () => device.openCover(),
    closeCover: () => device.closeCover(),
    jamOn: (side: number) => device.jamOn(side),
    clearJam: () => device.clearJam(),
    unplugOn: (side: number) => device.unplugOn(side),
    plug: () => device.plug(),
    unplug: () => device.unplug(),
    goMute: () => device.goMute(),
  };
  return { device, rig };
});

describe('simulated page printer', () => {
  test('counts the sheets it takes, two sides on each, and the one that was lost in a jam', async () => {
    const printer = new SimulatedPagePrinter();
    printer.setPaper(10);
    printer.jamOn(3);
    const printing = drain(printer.print(pdf(3), { copies: 2, duplex: true }, never));
    await new Promise<void>((resolve) => printer.watch(({ state }) => state === 'jam' && resolve()));
    printer.clearJam();
    expect((await printing).items).toEqual([2, 3, 5, 6]);
    expect(printer.snapshot().paper).toBe(10 - 4 - 1);
  });

  test('the last sheet in the tray still comes out', async () => {
    const printer = new SimulatedPagePrinter();
    printer.setPaper(1);
    expect((await drain(printer.print(pdf(1), { copies: 1, duplex: false }, never))).end).toEqual({ fate: 'printed', pages: 1 });
    expect(printer.status).toEqual({ state: 'paperOut' });
  });

  test('says that toner is low, and prints on', async () => {
    const printer = new SimulatedPagePrinter();
    printer.setToner('low');
    expect(printer.status).toEqual({ state: 'ready', toner: 'low' });
    expect((await drain(printer.print(pdf(1), { copies: 1, duplex: false }, never))).end.fate).toBe('printed');
  });

  test('what came out of a cut-short job is kept as cut short, also over a restart', async () => {
    const printer = new SimulatedPagePrinter({ now: () => 7 });
    printer.unplugOn(2);
    await drain(printer.print(pdf(2), { copies: 1, duplex: false }, never));
    const after = new SimulatedPagePrinter({ initial: printer.snapshot() });
    expect(after.printed).toMatchObject([{ id: 1, pages: 1, at: 7, complete: false }]);
  });

  test("counts the pages of a real writer's file", async () => {
    const document = new Pdf({ autoFirstPage: false });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    for (let page = 0; page < 4; page++) document.addPage().text('/Type /Page');
    document.end();
    await new Promise((resolve) => document.on('end', resolve));
    expect(countPages(Buffer.concat(chunks))).toBe(4);
  });
});
