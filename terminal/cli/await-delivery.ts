import { find, type OutboxRow } from '../../sync/outbox.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Waits for the courier to carry an appeal to the EDMS folder: until it is there, needs an administrator, the folder does not take it, or
 * `ms` have passed. Gives the outbox's word on it; null when the appeal is not in the outbox.
 */
export async function awaitDelivery({ courier, house }: Terminal, number: string, ms: number): Promise<OutboxRow['state'] | null> {
  const state = (): OutboxRow['state'] | null => find(house.database, number)?.state ?? null;
  const { promise, resolve } = Promise.withResolvers<void>();
  const unwatch = courier.watch(({ folder }) => {
    if (state() !== 'due' || folder !== 'ok') resolve();
  });
  const timer = setTimeout(resolve, ms);
  if (state() === 'due') await promise;
  clearTimeout(timer);
  unwatch();
  return state();
}
