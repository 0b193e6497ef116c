import { deviceClasses } from '../contract/words.ts';
import type { DeviceStates } from '../services/appeals/rules/readiness.ts';
import type { Simulation } from './simulation.ts';

/** The condition of every configured device. */
export function deviceStates(simulation: Simulation): DeviceStates {
  const states: [string, string][] = deviceClasses.flatMap((device) => {
    const status = simulation[device]?.status;
    return status ? [[device, status.state]] : [];
  });
  return Object.fromEntries(states);
}

/** Calls `changed` after every change of any device's condition. */
export function watchDevices(simulation: Simulation, changed: () => void): () => void {
  const ends = deviceClasses.map((device) => simulation[device]?.watch(() => changed()));
  return () => {
    for (const end of ends) end?.();
  };
}
