import { readdirSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { drain, never, reaches } from '../../drivers/device-contract-suite.ts';
import { describeDocumentScanner } from '../../drivers/document-scanner/contract-suite.ts';
import type { ScanRequest } from '../../drivers/document-scanner/contract.ts';
import { SaneScanner } from '../../drivers/document-scanner/sane/sane-scanner.ts';
import { memoryRoot } from '../../drivers/document-scanner/sane/scan-folder.ts';
import { briskTiming, StubScanner } from './scanner-bench.ts';
import type { StubState, Truth } from './stub-scanimage.ts';

const request: ScanRequest = { source: 'feeder', duplex: false, colour: 'bw', dpi: 300 };
const stubs: StubScanner[] = [];
const foldersLeft = (): readonly string[] => readdirSync(memoryRoot()).filter((name) => name.startsWith(`vikno-scan-${process.pid}-`));

async function withStub(state: Partial<StubState> = {}, timing = briskTiming): Promise<{ stub: StubScanner; device: SaneScanner }> {
  const stub = new StubScanner(state);
  stubs.push(stub);
  const device = new SaneScanner({ device: 'stub:0', command: stub.command, environment: stub.environment, timing });
  await reaches(device, 'ready');
  return { stub, device };
}

afterAll(() => {
  for (const stub of stubs) stub.remove();
});

describeDocumentScanner('sane, behind a stub with sensors', async () => {
  const { stub, device } = await withStub({ paceMs: 30 });
  return { device, rig: stub.rig };
});

/** Every pile of up to six sheets, and every sheet of it. */
const places = [1, 2, 3, 4, 5, 6].flatMap((sheets) => Array.from({ length: sheets }, (_, struck) => ({ sheets, struck })));
const upTo = (end: number, from = 0): number[] => Array.from({ length: end - from }, (_, index) => from + index);

/** What a scan gave when sheet `struck` of `sheets` was struck, and what the next one gave after the scanner was mended. */
async function struckScans(what: Truth | 'jam' | 'coverOpen', { sheets, struck }: (typeof places)[number]) {
  const { stub, device } = await withStub(
    { sensors: false, paceMs: 0 },
    { ...briskTiming, calmMs: 60_000, stallMs: what === 'hang' ? 4000 : 30_000 },
  );
  stub.rig.loadFeeder(sheets);
  stub.set({ strike: { index: struck, what } });
  const before = await drain(device.scan(request, never));
  stub.set({ jammed: false, cover: 'closed' });
  const left = stub.state.pile;
  const after = await drain(device.scan(request, never));
  const { state } = device.status;
  await device.close();
  const seen = {
    before: before.items.map(stub.rig.whichSheet),
    end: before.end,
    left,
    after: after.items.map(stub.rig.whichSheet),
    afterEnd: after.end,
    state,
  };
  return { sheets, struck, ...seen };
}

describe('the ugly truths of scanimage, at every sheet of every pile', () => {
  const fault = (name: string) => ({ end: 'fault', fault: name });

  test.each([
    { what: 'jam', end: fault('jam') },
    { what: 'hangAfterJam', end: fault('jam') },
    { what: 'coverOpen', end: fault('coverOpen') },
    { what: 'emptyFile', end: fault('failed') },
    { what: 'hang', end: fault('failed') },
    { what: 'killed', end: fault('failed') },
    { what: 'silentEnd', end: fault('failed') },
    { what: 'ioError', end: fault('failed') },
    { what: 'busy', end: fault('failed') },
  ] as const)('$what: the sheets before it are kept, the next scan takes the rest', async ({ what, end }) => {
    const scans = await Promise.all(places.map(async (place) => struckScans(what, place)));
    for (const { sheets, struck, ...seen } of scans) {
      const rest = upTo(sheets, struck);
      expect(seen, `sheet ${struck} of ${sheets}`).toEqual({
        before: upTo(struck),
        end,
        left: rest,
        after: rest,
        afterEnd: { end: 'finished' },
        state: 'ready',
      });
    }
    expect(foldersLeft()).toEqual([]);
  });

  test('half a page is no page, and nothing after it is taken for one', async () => {
    const scans = await Promise.all(places.map(async (place) => struckScans('halfFile', place)));
    for (const { sheets, struck, before, end, left, after, afterEnd } of scans) {
      expect({ before, end }, `sheet ${struck} of ${sheets}`).toEqual({ before: upTo(struck), end: fault('failed') });
      expect(after).toEqual(left);
      expect(afterEnd).toEqual(left.length > 0 ? { end: 'finished' } : fault('noPaper'));
    }
    expect(foldersLeft()).toEqual([]);
  });

  test('garbage on its error output changes nothing', async () => {
    const scans = await Promise.all(places.map(async (place) => struckScans('garbage', place)));
    for (const { sheets, before, end } of scans) expect({ before, end }).toEqual({ before: upTo(sheets), end: { end: 'finished' } });
  });
});
