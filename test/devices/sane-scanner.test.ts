import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drain, never, reaches } from '../../drivers/device-contract-suite.ts';
import { describeDocumentScanner, type DocumentScannerRig } from '../../drivers/document-scanner/contract-suite.ts';
import type { ScanRequest } from '../../drivers/document-scanner/contract.ts';
import { SaneScanner } from '../../drivers/document-scanner/sane/sane-scanner.ts';
import type { PileState } from './pile-feeder.ts';
import { listening, requireSane, SaneConfiguration, Saned, scanimagesRunning, sheetOf } from './sane-peers.ts';
import { briskTiming, writeProgram } from './scanner-bench.ts';

requireSane();
const configuration = new SaneConfiguration();
const saned = new Saned(configuration);
const pile: ScanRequest = { source: 'feeder', duplex: false, colour: 'grey', dpi: 75 };
const local = { ...process.env, SANE_CONFIG_DIR: configuration.local };
const client = { ...process.env, SANE_CONFIG_DIR: configuration.client };

beforeAll(async () => {
  saned.start();
  await listening(6566);
});

afterAll(() => {
  saned.stop();
  configuration.remove();
});

/** A feeder with a pile, before the real `scanimage`. */
function pileFeeder(environment: NodeJS.ProcessEnv) {
  const file = path.join(configuration.root, 'pile.json');
  const load = (): PileState => JSON.parse(readFileSync(file, 'utf8')) as PileState;
  const write = (state: PileState): void => {
    writeFileSync(`${file}.next`, JSON.stringify(state));
    renameSync(`${file}.next`, file);
  };
  write({ pile: [], jammed: false, cover: 'closed', strike: null, server: saned.pid });
  const change = (part: Partial<PileState>): void => write({ ...load(), ...part });
  const strike = (index: number, what: 'jam' | 'coverOpen' | 'unplug'): void => change({ strike: { index, what }, server: saned.pid });
  const rig: Omit<DocumentScannerRig, 'plug' | 'unplug'> = {
    loadFeeder: (sheets) => change({ pile: Array.from({ length: sheets }, (_, index) => index) }),
    loadFlatbed: () => change({ pile: [0] }),
    whichSheet: (image) => sheetOf(image, 75),
    jamOn: (index) => strike(index, 'jam'),
    openCoverOn: (index) => strike(index, 'coverOpen'),
    clearJam: () => change({ jammed: false }),
    openCover: () => change({ cover: 'open' }),
    closeCover: () => change({ cover: 'closed' }),
  };
  const unplugOn = (index: number): void => strike(index, 'unplug');
  return { command: writeProgram(configuration.root, './pile-feeder.ts'), environment: { ...environment, SANE_PILE: file }, rig, unplugOn };
}

describeDocumentScanner('sane over the network, behind saned', async () => {
  const { command, environment, rig, unplugOn } = pileFeeder(client);
  const plug = (): void => {
    saned.thaw();
    saned.start();
  };
  plug();
  const device = new SaneScanner({ device: 'net:127.0.0.1:test:0', command, environment, timing: { ...briskTiming, lookMs: 2000 } });
  await reaches(device, 'ready');
  return { device, rig: { ...rig, plug, unplug: () => saned.stop(), goMute: () => saned.freeze(), unplugOn } };
});

describeDocumentScanner('sane, a scanner at this machine', async () => {
  const { command, environment, rig } = pileFeeder(local);
  configuration.plugLocal(true);
  const device = new SaneScanner({ device: 'test:0', command, environment, timing: briskTiming });
  await reaches(device, 'ready');
  return { device, rig: { ...rig, plug: () => configuration.plugLocal(true), unplug: () => configuration.plugLocal(false) } };
});

describe('scanimage itself, with nothing between', () => {
  let device: SaneScanner;

  const open = async (
    settings: {
      readonly environment?: NodeJS.ProcessEnv;
      readonly name?: string;
      readonly ahead?: number;
      readonly format?: 'png' | 'jpeg';
    } = {},
  ) => {
    const { environment = local, name = 'test:0', ahead = 8, format } = settings;
    device = new SaneScanner({
      device: name,
      environment,
      timing: { ...briskTiming, calmMs: 60_000, stallMs: 20_000, ahead },
      ...(format && { format }),
    });
    await reaches(device, 'ready');
    return device;
  };

  test('tells what the scanner can', async () => {
    configuration.plugLocal(true);
    const { capabilities } = await open();
    expect(capabilities).toMatchObject({ sources: ['feeder', 'flatbed'], duplex: false, colours: ['bw', 'grey', 'colour'] });
    expect(capabilities.resolutions).toContain(300);
    await device.close();
  });

  test.each([
    ['bw', 1, 1],
    ['grey', 1, 8],
    ['colour', 3, 8],
  ] as const)('%s from the glass at 300 dots an inch is a whole A4', async (colour, channels, depth) => {
    const { items, end } = await drain((await open()).scan({ ...pile, source: 'flatbed', colour, dpi: 300 }, never));
    expect(end).toEqual({ end: 'finished' });
    const image = sharp(items[0]?.bytes);
    const { width, height, density, channels: seen } = await image.metadata();
    expect({ pages: items.length, width, height, density, channels: seen }).toEqual({
      pages: 1,
      width: 2480,
      height: 3507,
      density: 300,
      channels,
    });
    // Not compressed, so its size says how deep it is.
    const bytes = (2480 * 3507 * channels * depth) / 8;
    expect(Math.abs((items[0]?.bytes.length ?? 0) - bytes)).toBeLessThan(1000);
    await device.close();
  });

  test.each(['png', 'jpeg'] as const)('pages come as %s where that is wanted', async (format) => {
    const { items, end } = await drain((await open({ format })).scan(pile, never));
    expect(end).toEqual({ end: 'finished' });
    expect(items).toHaveLength(10);
    expect((await sharp(items[9]?.bytes).metadata()).format).toBe(format);
    await device.close();
  });

  test.each([
    ['at this machine', local, 'test:0'],
    ['over the network', client, 'net:127.0.0.1:test:0'],
  ])('takes the ten sheets of the feeder, page by page, %s', async (_where, environment, name) => {
    const { items, end } = await drain((await open({ environment, name })).scan(pile, never));
    expect(end).toEqual({ end: 'finished' });
    expect(items).toHaveLength(10);
    await device.close();
  });

  test('the first page is given while later sheets still wait', async () => {
    const scan = (await open({ ahead: 1 })).scan(pile, never);
    expect((await scan.next()).done).toBe(false);
    expect(scanimagesRunning(configuration)).toHaveLength(1);
    expect(device.status.state).toBe('scanning');
    expect(await scan.return({ end: 'cancelled' })).toMatchObject({ done: true });
    expect(scanimagesRunning(configuration)).toEqual([]);
    expect(device.status.state).toBe('ready');
    await device.close();
  });

  test.each([1, 4, 9])('aborting at page %i gives at most the sheet in motion besides', async (page) => {
    const leaving = new AbortController();
    const scan = (await open({ ahead: 1 })).scan(pile, leaving.signal);
    const { items, end } = await drain(scan, (_image, index) => index + 1 === page && leaving.abort());
    expect(items.length).toBeGreaterThanOrEqual(page);
    expect(items.length).toBeLessThanOrEqual(page + 1);
    expect(end).toEqual({ end: 'cancelled' });
    expect(scanimagesRunning(configuration)).toEqual([]);
    await device.close();
  });

  test('closing stops a scan under way', async () => {
    const scan = (await open({ ahead: 1 })).scan(pile, never);
    await scan.next();
    const [end] = await Promise.all([drain(scan), device.close()]);
    expect(end.end).toEqual({ end: 'fault', fault: 'disconnected' });
    expect(device.status.state).toBe('disconnected');
    expect(scanimagesRunning(configuration)).toEqual([]);
  });

  test.each([
    ['JAMMED', 'jam', 'jam'],
    ['COVER_OPEN', 'coverOpen', 'coverOpen'],
    ['NO_DOCS', 'noPaper', 'ready'],
    ['IO_ERROR', 'failed', 'ready'],
    ['INVAL', 'failed', 'ready'],
    ['EOF', 'failed', 'ready'],
    ['CANCELLED', 'failed', 'ready'],
    ['DEVICE_BUSY', 'failed', 'ready'],
    ['NO_MEM', 'failed', 'ready'],
    ['ACCESS_DENIED', 'failed', 'ready'],
    ['UNSUPPORTED', 'failed', 'ready'],
  ])('SANE_STATUS_%s while reading means %s, and no page', async (status, fault, state) => {
    const command = path.join(configuration.root, `scanimage-${status}`);
    writeFileSync(
      command,
      `#!/bin/sh\ncase "$*" in *--batch*) set -- "$@" --read-return-value=SANE_STATUS_${status};; esac\nexec scanimage "$@"\n`,
      { mode: 0o755 },
    );
    device = new SaneScanner({ device: 'test:0', command, environment: local, timing: { ...briskTiming, calmMs: 60_000 } });
    await reaches(device, 'ready');
    for (const source of ['feeder', 'flatbed'] as const) {
      const { items, end } = await drain(device.scan({ ...pile, source }, never));
      expect({ items, end }).toEqual({ items: [], end: { end: 'fault', fault } });
      expect(device.status.state).toBe(state);
    }
    await device.close();
  });

  test('a scanner that is slow is waited for as long as anything moves', async () => {
    const command = path.join(configuration.root, 'scanimage-slow');
    const slow = '--read-limit=yes --read-limit-size=4096 --read-delay=yes --read-delay-duration=50000';
    writeFileSync(command, `#!/bin/sh\ncase "$*" in *--batch*) set -- "$@" ${slow};; esac\nexec scanimage "$@"\n`, { mode: 0o755 });
    device = new SaneScanner({ device: 'test:0', command, environment: local, timing: { ...briskTiming, calmMs: 60_000, stallMs: 2500 } });
    await reaches(device, 'ready');
    const { items, end } = await drain(device.scan({ ...pile, source: 'flatbed' }, never));
    expect(end).toEqual({ end: 'finished' });
    expect(items).toHaveLength(1);
    await device.close();
  });

  test('without scanimage the scanner is disconnected, and nothing breaks', async () => {
    device = new SaneScanner({
      device: 'test:0',
      command: path.join(configuration.root, 'no-such-program'),
      environment: local,
      timing: briskTiming,
    });
    expect(await drain(device.scan(pile, never))).toEqual({ items: [], end: { end: 'fault', fault: 'disconnected' } });
    expect(device.status.state).toBe('disconnected');
    await device.close();
  });

  test('the transcript among the fixtures is what this scanimage writes', () => {
    const { stdout } = spawnSync('scanimage', ['-d', 'test:0', '-A'], { env: { ...local, LC_ALL: 'C' }, encoding: 'utf8' });
    expect(stdout).toBe(readFileSync(new URL('../fixtures/scanimage/test-backend.txt', import.meta.url), 'utf8'));
  });
});
