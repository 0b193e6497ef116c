import { expect, test } from 'vitest';
import type { Device } from './device.ts';

/**
 * What the suites need a rig to do to the device's cable; `goMute` may be beyond a real peer. The actions of all rigs are free functions:
 * the suites keep them in tables.
 */
export interface PlugRig {
  readonly plug: () => void;
  readonly unplug: () => void;
  readonly goMute?: () => void;
}

export interface Bench<D, Rig> {
  readonly device: D;
  readonly rig: Rig;
}

/** A signal for calls that nobody means to end. */
export const never: AbortSignal = new AbortController().signal;

/** Resolves once the device is in `state`; a device that never gets there is caught by the test's own time limit. */
export function reaches<Status extends { readonly state: string }>(device: Device<Status>, state: Status['state']): Promise<void> {
  return new Promise((resolve) => {
    if (device.status.state === state) return resolve();
    const stop = device.watch((status) => {
      if (status.state !== state) return;
      stop();
      resolve();
    });
  });
}

/** Everything a generator yielded, and what it returned. `each` is called with every item as it comes. */
export async function drain<Item, End>(
  generator: AsyncGenerator<Item, End, void>,
  each: (item: Item, index: number) => void = () => undefined,
): Promise<{ readonly items: readonly Item[]; readonly end: End }> {
  const items: Item[] = [];
  for (;;) {
    const step = await generator.next();
    if (step.done) return { items, end: step.value };
    items.push(step.value);
    each(step.value, items.length - 1);
  }
}

/** What every device keeps, whatever its class; to be called inside the `describe` of a class's suite. */
export function testDeviceBasics<Status extends { readonly state: string }>(make: () => Promise<Bench<Device<Status>, PlugRig>>): void {
  test('the status is a value while plugged, unplugged, and after closing', async () => {
    const { device, rig } = await make();
    const working = device.status;
    rig.unplug();
    await reaches(device, 'disconnected');
    rig.plug();
    await reaches(device, working.state);
    expect(device.status).toEqual(working);
    await device.close();
    expect(device.status.state).toBe('disconnected');
    await device.close();
    expect(device.status.state).toBe('disconnected');
  });

  test('watchers hear of changes only, and not after they left', async () => {
    const { device, rig } = await make();
    const working = device.status.state;
    const heard: string[] = [];
    const leave = device.watch((status) => heard.push(status.state));
    rig.unplug();
    rig.unplug();
    await reaches(device, 'disconnected');
    rig.plug();
    await reaches(device, working);
    expect(heard).toEqual(['disconnected', working]);
    leave();
    rig.unplug();
    await reaches(device, 'disconnected');
    expect(heard).toHaveLength(2);
    await device.close();
  });

  test('a device that is there and does not answer is mute, and comes back', async (context) => {
    const { device, rig } = await make();
    if (!rig.goMute) {
      context.skip('this peer cannot go mute');
      return;
    }
    const working = device.status.state;
    rig.goMute();
    await reaches(device, 'mute');
    rig.plug();
    await reaches(device, working);
    expect(device.status.state).toBe(working);
    await device.close();
  });
}
