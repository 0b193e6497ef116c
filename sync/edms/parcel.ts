import { z } from 'zod';
import type { Transaction } from '../database.ts';
import { enqueue, find, release } from '../outbox.ts';
import { sidecarSchema } from './sidecar.ts';
import type { Sidecar } from './sidecar.ts';

/** What an outbox row of an appeal holds: where its document lies in the spool, and the data that go with it. */
export const parcelSchema = z.strictObject({
  /** Common part of the names in the EDMS folder, from `stemOf`. */
  stem: z.string(),
  spool: z.strictObject({ appeal: z.string(), file: z.string() }),
  sidecar: sidecarSchema,
});

export type Parcel = z.infer<typeof parcelSchema>;

/** Puts an appeal into the outbox under its acceptance number, in the transaction that seals it. `held` until the paper's place is known. */
export function enqueueParcel(tx: Transaction, parcel: Parcel, state: 'held' | 'due', at: number): void {
  const body = parcelSchema.parse(parcel);
  if (!body.sidecar.document.file.startsWith(`${body.stem}.`)) throw new Error('the document is not named after the stem');
  enqueue(tx, { key: body.sidecar.number, appeal: body.spool.appeal, state, body, at });
}

/** Lets a held appeal go, with what is known of its paper now. False when it is not held. */
export function releaseParcel(tx: Transaction, number: string, paper: Sidecar['paper'], at: number): boolean {
  const row = find(tx, number);
  if (row?.state !== 'held') return false;
  const parcel = readParcel(row.body);
  return release(tx, number, at, parcelSchema.parse({ ...parcel, sidecar: { ...parcel.sidecar, paper } }));
}

/** Reads an outbox row's body. Throws when it is none: nobody else writes there. */
export function readParcel(body: string): Parcel {
  return parcelSchema.parse(JSON.parse(body));
}
