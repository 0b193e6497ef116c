import { describe, expect, test } from 'vitest';
import { SimulatedCardReader } from './card-reader/simulator.ts';
import { SimulatedDepository } from './depository/simulator.ts';
import type { Device } from './device.ts';
import { drain, never, reaches } from './device-contract-suite.ts';
import { SimulatedDocumentScanner } from './document-scanner/simulator.ts';
import { SimulatedPagePrinter } from './page-printer/simulator.ts';
import type { Pause } from './pause.ts';
import { SimulatedReceiptPrinter } from './receipt-printer/simulator.ts';
import { type PlugControls, SimulatedDevice } from './simulated-device.ts';

/** A clock that stands still: a pause ends only when it is cut short. */
const standstill: Pause = (_ms, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

type Subject = Device<{ readonly state: string }> & PlugControls;

/** Every class, in the middle of its work. `busy` is the status that shows that it has begun, where there is one. */
const works: Record<
  string,
  () => { readonly device: Subject; readonly busy?: string; readonly work: (signal: AbortSignal) => Promise<unknown> }
> = {
  'card reader': () => {
    const device = new SimulatedCardReader({ pause: standstill, initial: { card: { mrz: [], authenticity: 'notChecked' } } });
    return { device, work: (signal) => device.read(undefined, signal) };
  },
  'document scanner': () => {
    const device = new SimulatedDocumentScanner({ pause: standstill });
    device.load([Uint8Array.of(1), Uint8Array.of(2)], { where: 'feeder', append: false });
    return {
      device,
      busy: 'scanning',
      work: (signal) => drain(device.scan({ source: 'feeder', duplex: false, colour: 'bw', dpi: 300 }, signal)),
    };
  },
  'receipt printer': () => {
    const device = new SimulatedReceiptPrinter({ pause: standstill });
    return { device, busy: 'printing', work: (signal) => device.print(new Uint8Array(5000), signal) };
  },
  'page printer': () => {
    const device = new SimulatedPagePrinter({ pause: standstill, count: () => 3 });
    return { device, busy: 'printing', work: (signal) => drain(device.print(new Uint8Array(1), { copies: 1, duplex: false }, signal)) };
  },
  depository: () => {
    const device = new SimulatedDepository({ pause: standstill });
    return { device, busy: 'working', work: (signal) => drain(device.deposit({ sheets: 2, insertWithinMs: 60_000 }, signal)) };
  },
};

describe.each(Object.entries(works))('a %s in motion', (_name, make) => {
  test.each(['unplug', 'goMute', 'close'] as const)('is stopped at once by %s', async (trouble) => {
    const { device, busy, work } = make();
    const working = work(never);
    if (busy) await reaches(device, busy);
    void device[trouble]();
    const gone = trouble === 'goMute' ? 'mute' : 'disconnected';
    expect(device.status).toEqual({ state: gone });
    await working;
    expect(device.status).toEqual({ state: gone });
  });

  test('is stopped at once by its caller, and free for the next', async () => {
    const { device, busy, work } = make();
    const idle = device.status;
    const leaving = new AbortController();
    const working = work(leaving.signal);
    if (busy) await reaches(device, busy);
    leaving.abort();
    await working;
    expect(device.status.state).toBe(idle.state);
    const next = new AbortController();
    const again = work(next.signal);
    next.abort();
    await again;
  });
});

class Lamp extends SimulatedDevice<{ readonly state: 'on' | 'off' }> {
  #on = false;

  protected override look(): { readonly state: 'on' | 'off' } {
    return { state: this.#on ? 'on' : 'off' };
  }

  switch(on: boolean): void {
    this.#on = on;
    this.changed();
  }

  seenOn(): Promise<'on' | undefined> {
    return this.until(() => (this.#on ? 'on' : undefined), never);
  }
}

describe('simulated device', () => {
  test('a change that is undone at once was seen all the same', async () => {
    const lamp = new Lamp();
    lamp.watch(({ state }) => state === 'on' && lamp.switch(false));
    const seen = lamp.seenOn();
    lamp.switch(true);
    expect(lamp.status).toEqual({ state: 'off' });
    expect(await seen).toBe('on');
  });

  test('tells of every physical change, also of one that no status shows', () => {
    let changes = 0;
    const lamp = new Lamp({ onChange: () => changes++ });
    lamp.switch(false);
    lamp.unplug();
    lamp.switch(true);
    expect(changes).toBe(3);
  });

  test('being mute needs a cable', () => {
    const lamp = new Lamp();
    lamp.unplug();
    lamp.goMute();
    expect(lamp.status).toEqual({ state: 'disconnected' });
  });
});
