import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScannerCapabilities, ScanRequest } from '../contract.ts';
import { type DeviceOption, parseDeviceOptions } from './device-options.ts';
import { argumentsFor, capabilitiesOf, sensorsOf } from './scan-settings.ts';

const transcripts = new URL('../../../test/fixtures/scanimage/', import.meta.url);
const options = (name: string): readonly DeviceOption[] => parseDeviceOptions(readFileSync(new URL(`${name}.txt`, transcripts), 'utf8'));
const option = (name: string, which: string): DeviceOption | undefined => options(name).find((one) => one.name === which);
const pile: ScanRequest = { source: 'feeder', duplex: false, colour: 'grey', dpi: 300 };

describe('reading the options of a scanner', () => {
  test('lists keep the words of the scanner, brackets and all', () => {
    expect(option('brother4', '--mode')).toEqual({
      name: '--mode',
      choices: ['Black & White', 'Gray[Error Diffusion]', 'True Gray', '24bit Color', '24bit Color[Fast]'],
      current: '24bit Color[Fast]',
      inactive: false,
      readOnly: false,
    });
    expect(option('brother4', '--source')?.choices).toContain('Automatic Document Feeder(left aligned,Duplex)');
  });

  test('lists of numbers lose the unit, and empty places', () => {
    expect(option('epson2', '--resolution')).toMatchObject({
      choices: ['auto', '75', '100', '150', '200', '240', '300', '400', '600', '1200'],
      unit: 'dpi',
      current: '75',
    });
  });

  test('ranges have ends, steps and a unit, with points or commas', () => {
    expect(option('fujitsu', '--page-width')).toMatchObject({
      range: { least: 0, most: 221.121, step: 0.021_163_9 },
      unit: 'mm',
      current: '215.872',
    });
    expect(option('epson2', '-y')).toMatchObject({ range: { least: 0, most: 297.18, step: 0.1 }, unit: 'mm', current: '297,18' });
    expect(option('brother4', '--brightness')).toMatchObject({ range: { least: -50, most: 50, step: 1 }, unit: '%', inactive: true });
    expect(option('test-backend', '--resolution')).toMatchObject({ range: { least: 1, most: 1200, step: 1 }, unit: 'dpi' });
  });

  test('switches and sensors', () => {
    expect(option('fujitsu', '--page-loaded')).toEqual({
      name: '--page-loaded',
      choices: ['yes', 'no'],
      current: 'yes',
      inactive: false,
      readOnly: true,
    });
    expect(option('fujitsu', '--compression')).toMatchObject({ choices: ['None', 'JPEG'], inactive: true, readOnly: false });
    expect(sensorsOf(options('fujitsu'))).toEqual({ paper: 'loaded', coverOpen: false, doubleFeed: false });
    expect(sensorsOf(options('brother4'))).toEqual({});
  });

  test('all options of the test backend are there, and no explanation is taken for one', () => {
    const names = options('test-backend').map(({ name }) => name);
    expect(names).toHaveLength(48);
    expect(new Set(names).size).toBe(48);
    expect(names).toEqual(
      expect.arrayContaining(['--three-pass-order', '--read-return-value', '-l', '--gamma-table', '--string', '--button']),
    );
  });

  test('whatever is read, nothing breaks', () => {
    const all = readdirSync(transcripts).map((name) => readFileSync(new URL(name, transcripts), 'utf8'));
    const torn = fc.tuple(fc.constantFrom(...all), fc.nat(), fc.nat(200), fc.string()).map(([text, at, length, other]) => {
      const start = at % text.length;
      return text.slice(0, start) + other + text.slice(start + length);
    });
    fc.assert(
      fc.property(torn, (text) => {
        const read = parseDeviceOptions(text);
        const { resolutions } = capabilitiesOf(read);
        expect(resolutions.every((dpi) => Number.isFinite(dpi))).toBe(true);
        argumentsFor(read, pile);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what a scanner can', () => {
  const usual = [75, 100, 150, 200, 240, 300, 400, 600, 1200];
  const colours = ['bw', 'grey', 'colour'] as const;
  const both = ['feeder', 'flatbed'] as const;
  const families: Readonly<Record<string, ScannerCapabilities>> = {
    fujitsu: { sources: ['feeder'], duplex: true, colours, resolutions: [75, 100, 150, 200, 240, 300, 400, 600] },
    brother4: { sources: both, duplex: true, colours, resolutions: [100, 150, 200, 300, 400, 600, 1200, 2400, 4800, 9600] },
    epson2: { sources: both, duplex: true, colours, resolutions: [75, 100, 150, 200, 240, 300, 400, 600, 1200] },
    airscan: { sources: both, duplex: true, colours, resolutions: [75, 100, 200, 300, 600] },
    hpaio: { sources: both, duplex: true, colours, resolutions: [75, 100, 150, 200, 300, 600, 1200] },
    canon_dr: { sources: ['feeder'], duplex: true, colours, resolutions: [100, 150, 200, 240, 300, 400, 600] },
    plustek: { sources: ['flatbed'], duplex: false, colours, resolutions: usual },
    scangear: { sources: ['flatbed'], duplex: false, colours: ['grey', 'colour'], resolutions: [75, 100, 150, 200, 300] },
    'test-backend': { sources: both, duplex: false, colours, resolutions: usual },
  };

  test('every transcript is of a family named here', () => {
    expect(readdirSync(transcripts).toSorted()).toEqual(
      Object.keys(families)
        .map((name) => `${name}.txt`)
        .toSorted(),
    );
  });

  test.each(Object.keys(families))('%s', (name) => {
    expect(capabilitiesOf(options(name))).toEqual(families[name]);
  });
});

describe('how a page is asked for', () => {
  const asked = (name: string, request: Partial<ScanRequest> = {}) => argumentsFor(options(name), { ...pile, ...request });

  test('one-sided, in the scanner’s words, a whole A4', () => {
    expect(asked('fujitsu')).toEqual([
      '--source=ADF Front',
      '--mode=Gray',
      '--resolution=300',
      '--page-width=210',
      '--page-height=297',
      '-l',
      '0',
      '-t',
      '0',
      '-x',
      '210',
      '-y',
      '279.364',
    ]);
    expect(asked('brother4', { colour: 'colour' })?.slice(0, 3)).toEqual([
      '--source=Automatic Document Feeder(left aligned)',
      '--mode=24bit Color',
      '--resolution=300',
    ]);
    expect(asked('test-backend', { source: 'flatbed', colour: 'bw' })?.slice(0, 4)).toEqual([
      '--source=Flatbed',
      '--mode=Gray',
      '--depth=1',
      '--resolution=300',
    ]);
  });

  test.each([
    ['fujitsu', ['--source=ADF Duplex']],
    ['brother4', ['--source=Automatic Document Feeder(left aligned,Duplex)']],
    ['epson2', ['--source=Automatic Document Feeder', '--adf-mode=Duplex']],
    ['hpaio', ['--source=Duplex']],
    ['canon_dr', ['--source=ADF Duplex']],
    ['airscan', ['--source=ADF Duplex']],
  ])('both sides with %s', (name, sides) => {
    expect(asked(name, { duplex: true })?.slice(0, sides.length)).toEqual(sides);
  });

  test('one side where the sides are an option of their own', () => {
    expect(asked('epson2')?.slice(0, 2)).toEqual(['--source=Automatic Document Feeder', '--adf-mode=Simplex']);
  });

  test('an option that is inactive, or measured in dots, is left alone', () => {
    expect(asked('plustek', { source: 'flatbed' })).toEqual([
      '--mode=Gray',
      '--depth=8',
      '--resolution=300',
      '-l',
      '0',
      '-t',
      '0',
      '-x',
      '210',
      '-y',
      '297',
    ]);
    expect(asked('scangear', { source: 'flatbed' })).toEqual(['--mode=Gray', '--resolution=300']);
  });

  test('what it has not is answered with the nearest better, or the best', () => {
    expect(asked('airscan', { dpi: 240 })).toContain('--resolution=300');
    expect(asked('airscan', { dpi: 1200 })).toContain('--resolution=600');
    expect(asked('scangear', { source: 'flatbed', colour: 'bw' })).toContain('--mode=Gray');
  });

  test('a source or a second side it has not is refused', () => {
    expect(asked('plustek')).toBeUndefined();
    expect(asked('fujitsu', { source: 'flatbed' })).toBeUndefined();
    expect(asked('test-backend', { duplex: true })).toBeUndefined();
  });
});
