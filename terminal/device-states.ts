import { deviceClasses } from '../contract/words.ts';
import type { DeviceStates } from '../services/appeals/rules/readiness.ts';
import type { Devices } from './devices.ts';

/** The condition of every configured device. */
export function deviceStates(devices: Devices): DeviceStates {
  const states: [string, string][] = deviceClasses.flatMap((device) => {
    const status = devices[device]?.status;
    return status ? [[device, status.state]] : [];
  });
  return Object.fromEntries(states);
}

/** Calls `changed` after every change of any device's condition. */
export function watchDevices(devices: Devices, changed: () => void): () => void {
  const ends = deviceClasses.map((device) => devices[device]?.watch(() => changed()));
  return () => {
    for (const end of ends) end?.();
  };
}
