import { describe, expect, test } from 'vitest';
import { sampleStages } from '../../test/gallery/stages.ts';
import type { Stage } from '../../contract/dock.ts';
import { boxLevel, deviceNow, machineInWords, nextStep } from './reading.ts';

function only(device: Stage['devices'][number]): Stage {
  return { ...sampleStages.idle, devices: [device] };
}

describe('nextStep', () => {
  test('leads from the card over the sheets to the open slot', () => {
    expect(nextStep(sampleStages.idle)).toBe(1);
    expect(nextStep(sampleStages.withCard)).toBe(2);
    expect(nextStep(sampleStages.loaded)).toBeNull();
    expect(nextStep(sampleStages.slotOpen)).toBe(3);
  });

  test('no longer asks for paper that already lies in the open slot', () => {
    const laid = only({ device: 'depository', state: 'working', detail: { shutter: 'open', paper: 'inSlot' } });
    expect(nextStep(laid)).not.toBe(3);
  });
});

describe('deviceNow', () => {
  test('a terminal without the device has nothing to show', () => {
    expect(deviceNow(only({ device: 'cardReader', state: 'empty', detail: {} }), 'pagePrinter')).toBeUndefined();
  });

  test('a state it does not know is shown by its own name, as trouble', () => {
    const now = deviceNow(only({ device: 'receiptPrinter', state: 'headTooHot', detail: {} }), 'receiptPrinter');
    expect(now).toMatchObject({ tone: 'trouble', words: 'headTooHot' });
  });

  test.each(['level', 'box.level', 'boxLevel'])('reads the level of the box under the name %s', (key) => {
    const now = deviceNow(only({ device: 'depository', state: 'ready', detail: { [key]: 0.4 } }), 'depository');
    expect(now && boxLevel(now)).toBe(0.4);
  });
});

describe('machineInWords', () => {
  test('says that all is well, names the one that is not, and counts when several are not', () => {
    expect(machineInWords(sampleStages.idle)).toEqual({ tone: 'fine', words: 'Every device is well' });
    expect(machineInWords(only({ device: 'documentScanner', state: 'coverOpen', detail: {} })).words).toBe('Document scanner: cover open');
    expect(machineInWords(sampleStages.troubled).words).toBe('6 devices want a hand');
  });
});
