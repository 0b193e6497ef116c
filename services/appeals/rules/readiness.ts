import type { Blocker } from '../../../contract/view.ts';
import type { DeviceClass, IdentifyMethod, ServiceId } from '../../../contract/words.ts';

/** The condition of each device that is configured; a class that is absent here is switched off and blocks nothing. */
export type DeviceStates = Readonly<Partial<Record<DeviceClass, string>>>;

/** Which devices a service cannot do without, and the conditions in which they still serve. Everything else has a way round. */
const needs: Readonly<Record<ServiceId, readonly DeviceClass[]>> = {
  appeal: ['documentScanner', 'depository', 'receiptPrinter'],
};

const serving: Readonly<Record<DeviceClass, readonly string[]>> = {
  cardReader: ['empty', 'card'],
  documentScanner: ['ready', 'scanning'],
  receiptPrinter: ['ready', 'printing'],
  pagePrinter: ['ready', 'printing'],
  barcodeReader: ['ready'],
  depository: ['ready', 'working'],
};

function blockersOf(classes: readonly DeviceClass[], states: DeviceStates): Blocker[] {
  return classes.flatMap((device) => {
    const state = states[device];
    return state === undefined || serving[device].includes(state) ? [] : [{ device, state }];
  });
}

/** What keeps a service from being started now: the menu, the banner and the guard all read this one list. */
export function serviceBlockers(service: ServiceId, states: DeviceStates): Blocker[] {
  return blockersOf(needs[service], states);
}

/** What keeps one way of identifying from being taken; a card reader that is not configured is `disconnected`. */
export function identifyBlockers(method: IdentifyMethod, states: DeviceStates): Blocker[] {
  if (method !== 'card') return [];
  return states.cardReader === undefined ? [{ device: 'cardReader', state: 'disconnected' }] : blockersOf(['cardReader'], states);
}
