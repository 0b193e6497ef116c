import { createHash } from 'node:crypto';
import { readdir, unlink } from 'node:fs/promises';
import { z } from 'zod';
import { fileFault, removeLeftovers, writeNew } from '../atomic-file.ts';
import { SHARED_FILE, readSmall, stateOf } from './folder.ts';
import type { EdmsFolder, FolderState, Place } from './folder.ts';
import { parseName } from './names.ts';
import { sidecarJson } from './sidecar.ts';
import type { Sidecar } from './sidecar.ts';
import { sidecarXml } from './sidecar-xml.ts';

/** One appeal, ready to go. `sidecar.document.file` is `stem` with the document's extension. */
export interface Shipment {
  readonly stem: string;
  readonly document: Uint8Array;
  readonly sidecar: Sidecar;
}

/**
 * What became of a delivery. `alreadyThere`: the same document was found under this number, and `place` says where; `conflict`: a file that is not
 * ours has our name, or another document our number, and was left as it is; the rest: the folder's condition, to be tried again.
 */
export type DeliveryOutcome =
  | { readonly outcome: 'delivered' }
  | { readonly outcome: 'alreadyThere'; readonly place: Found['place'] }
  | { readonly outcome: 'conflict'; readonly file: string }
  | { readonly outcome: Exclude<FolderState, 'ok' | 'foreign'> };

interface Found {
  readonly place: 'incoming' | 'taken' | 'rejected';
}

const LONGEST_SIDECAR = 1_000_000;

/** What makes a sidecar that of this appeal, whichever version of the program wrote it. */
const identitySchema = z.object({ number: z.string(), document: z.object({ sha256: z.string() }) });

/**
 * Puts an appeal into `incoming/`: document, XML, checksums, and last the JSON sidecar, which is the ready mark. Each name appears at once with
 * its whole content. Can be repeated after any interruption: what is there already is recognised by number and hash, wherever the EDMS
 * moved it. Nothing of others is overwritten or removed.
 */
export async function deliver(folder: EdmsFolder, shipment: Shipment, signal?: AbortSignal): Promise<DeliveryOutcome> {
  try {
    const known = await locate(folder, shipment);
    if (known !== undefined) return known;
    await removeLeftovers(folder.path('incoming', ''), (name) => name.startsWith(`${shipment.stem}.`));
    for (const [name, bytes] of filesOf(shipment)) {
      const failure = await put(folder, name, bytes, signal);
      if (failure !== undefined) return failure;
    }
    return { outcome: 'delivered' };
  } catch (error) {
    if (signal?.aborted === true) return { outcome: 'slow' };
    return { outcome: stateOf(fileFault(error)) };
  }
}

/** The files of an appeal in the order in which they are written. The checksum file is as `sha256sum --check` reads it. */
export function filesOf(shipment: Shipment): readonly (readonly [name: string, bytes: Uint8Array])[] {
  const { file } = shipment.sidecar.document;
  if (!file.startsWith(`${shipment.stem}.`)) throw new Error(`document ${file} does not belong to ${shipment.stem}`);
  if (sha256(shipment.document) !== shipment.sidecar.document.sha256) throw new Error('the sidecar tells of another document');
  const xml = sidecarXml(shipment.sidecar);
  const xmlName = `${shipment.stem}.xml`;
  const sums = `${sha256(shipment.document)}  ${file}\n${sha256(xml)}  ${xmlName}\n`;
  return [
    [file, shipment.document],
    [xmlName, xml],
    [`${shipment.stem}.sha256`, Buffer.from(sums)],
    [`${shipment.stem}.json`, sidecarJson(shipment.sidecar)],
  ];
}

/** The EDMS moves files from `incoming/` onwards, so looking in this order cannot miss what it moves meanwhile. */
async function locate(folder: EdmsFolder, shipment: Shipment): Promise<DeliveryOutcome | undefined> {
  for (const place of ['incoming', 'taken', 'rejected'] as const) {
    const found =
      (await bySidecar(folder, place, shipment)) ?? (place === 'incoming' ? undefined : await byDocument(folder, place, shipment));
    if (found !== undefined) return found;
  }
  for (const name of await readdir(folder.path('incoming', ''))) {
    const parsed = parseName(name);
    if (parsed?.number === shipment.sidecar.number && parsed.stem !== shipment.stem) return { outcome: 'conflict', file: name };
  }
  return undefined;
}

async function bySidecar(folder: EdmsFolder, place: Found['place'], shipment: Shipment): Promise<DeliveryOutcome | undefined> {
  const file = `${shipment.stem}.json`;
  const read = await readSmall(folder.path(place, file), LONGEST_SIDECAR);
  if (!read.ok) return ofUnread(read.why, file);
  return tellsOf(read.bytes, shipment.sidecar) ? { outcome: 'alreadyThere', place } : { outcome: 'conflict', file };
}

/** An EDMS may keep the document alone. */
async function byDocument(folder: EdmsFolder, place: Found['place'], shipment: Shipment): Promise<DeliveryOutcome | undefined> {
  const { file, sha256: expected } = shipment.sidecar.document;
  const read = await readSmall(folder.path(place, file), shipment.document.length);
  if (!read.ok) return ofUnread(read.why, file);
  return sha256(read.bytes) === expected ? { outcome: 'alreadyThere', place } : { outcome: 'conflict', file };
}

function ofUnread(why: Extract<Awaited<ReturnType<typeof readSmall>>, { ok: false }>['why'], file: string): DeliveryOutcome | undefined {
  if (why === 'absent') return undefined;
  return why === 'huge' || why === 'notFile' ? { outcome: 'conflict', file } : { outcome: stateOf(why) };
}

function tellsOf(bytes: Buffer, sidecar: Sidecar): boolean {
  try {
    const told = identitySchema.parse(JSON.parse(bytes.toString()));
    return told.number === sidecar.number && told.document.sha256 === sidecar.document.sha256;
  } catch {
    return false;
  }
}

async function put(folder: EdmsFolder, name: string, bytes: Uint8Array, signal?: AbortSignal): Promise<DeliveryOutcome | undefined> {
  const path = folder.path('incoming' satisfies Place, name);
  const written = await writeNew(path, bytes, { mode: SHARED_FILE, ...(signal === undefined ? {} : { signal }) });
  if (!written.ok && written.fault !== 'exists') return { outcome: written.fault };
  if (written.ok && name.endsWith('.json')) return undefined;
  const back = await readSmall(path, bytes.length);
  if (back.ok && sha256(back.bytes) === sha256(bytes)) return undefined;
  if (!written.ok)
    return back.ok || back.why === 'huge' || back.why === 'notFile' ? { outcome: 'conflict', file: name } : { outcome: 'away' };
  // The share gave back something else than it was given. Our own file, not yet announced, must not stay in its own way.
  await unlink(path);
  return { outcome: 'broken' };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
