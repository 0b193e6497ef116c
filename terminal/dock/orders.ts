import type { SimulatedDepository } from '../../drivers/depository/simulator.ts';
import type { Simulation } from '../simulation.ts';

/** Orders that a device takes in several steps. */

export function paperOrder(
  { receiptPrinter, pagePrinter }: Simulation,
  device: 'receiptPrinter' | 'pagePrinter',
  level: 'full' | 'nearEnd' | 'out',
): void {
  if (device === 'pagePrinter') {
    pagePrinter?.setPaper({ full: 250, nearEnd: 5, out: 0 }[level]);
    return;
  }
  if (level === 'out') receiptPrinter?.takePaper();
  else receiptPrinter?.replacePaper();
  if (level === 'nearEnd') receiptPrinter?.lowerPaper();
}

const levels = { empty: 0, half: 0.5, nearFull: 0.95, full: 1 } as const;

export function boxOrder(depository: SimulatedDepository | null, set: keyof typeof levels | 'missing' | 'doorOpen'): void {
  if (!depository) return;
  if (set === 'doorOpen') return depository.openDoor();
  if (set === 'missing') {
    depository.openDoor();
    return depository.removeBox();
  }
  const { status } = depository;
  if (set === 'empty' && 'box' in status) {
    depository.openDoor();
    if (status.box.present) depository.removeBox();
    depository.putBox('emptied');
  } else if ('box' in status && !status.box.present) {
    depository.putBox('asItWas');
  }
  depository.closeDoor();
  if (set !== 'empty') depository.fillBox(levels[set]);
}

export function staplerOrder(depository: SimulatedDepository | null, set: 'ok' | 'empty' | 'jam'): void {
  if (set === 'ok') depository?.mendStapler();
  else if (set === 'empty') depository?.emptyStapler();
  else depository?.jamStapler();
}

export function slotOrder(depository: SimulatedDepository | null, set: 'ok' | 'jam' | 'shutterStuck'): void {
  if (set === 'jam') return depository?.jamSlot();
  if (set === 'shutterStuck') return depository?.stickShutter();
  depository?.clearSlot('stays');
  depository?.freeShutter();
}
