import type { X509Certificate } from 'node:crypto';
import type { AccessKey, CardData, CardFault, CardReading } from '../contract.ts';
import type { ApduPort, Result } from './apdu-port.ts';
import { openByBac, type RandomBytes } from './bac.ts';
import { readCardAccess } from './card-access.ts';
import { Channel } from './channel.ts';
import { readCom, readDg1, readDg11 } from './data-groups.ts';
import { type FileFault, fileId, readFile, readLongestAnswer, selectDocument } from './files.ts';
import { mrzInformation } from './keys.ts';
import { openByPace } from './pace.ts';
import { checkAuthenticity, readSod } from './sod.ts';

/** What a reading takes from outside, the card apart. */
export interface ReadingMeans {
  readonly random: RandomBytes;
  readonly now: () => Date;
  /** The Country Signing CAs to trust; without any, authenticity is never `verified`. */
  readonly cscas: readonly X509Certificate[];
}

/**
 * Reads the travel document on `port`: PACE where the chip offers it, otherwise BAC, otherwise what the chip tells to everybody; then
 * DG1, the name of DG11 and the proof of both. The face and all else stay on the chip. Never throws.
 */
export async function readDocument(
  port: ApduPort,
  means: ReadingMeans,
  key: AccessKey | undefined,
  signal: AbortSignal,
): Promise<CardReading> {
  const channel = new Channel(port, signal);
  const opened = await open(channel, means.random, key);
  if (!opened.ok) return opened;
  const told = await readGroups(channel);
  if (!told.ok) return { ok: false, fault: cardFault(told.fault, key) };
  const { mrz, nationalName, groups, sod } = told.value;
  const authenticity = checkAuthenticity(sod, groups, { cscas: means.cscas, now: means.now() });
  return { ok: true, card: { mrz, ...(nationalName && { nationalName }), authenticity } };
}

/** Comes to the selected eMRTD application, through whatever guards it. */
async function open(channel: Channel, random: RandomBytes, key: AccessKey | undefined): Promise<Result<undefined, CardFault>> {
  const access = await readFile(channel, fileId.cardAccess);
  if (!access.ok && !isRefusal(access.fault)) return { ok: false, fault: cardFault(access.fault, key) };
  const offers = access.ok ? readCardAccess(access.value) : [];
  const [offer] = offers;
  if (offer) {
    if (!key) return { ok: false, fault: 'keyNeeded' };
    channel.longestAnswer = await readLongestAnswer(channel);
    const keys = await openByPace(channel, offer, key, random, offers.length > 1);
    if (!keys.ok) return keys;
    channel.secure(keys.value);
  }
  const selected = await selectDocument(channel);
  if (!selected.ok) return { ok: false, fault: isRefusal(selected.fault) ? 'notADocument' : selected.fault };
  if (offer || !key) return { ok: true, value: undefined };
  return openWithBac(channel, random, key);
}

async function openWithBac(channel: Channel, random: RandomBytes, key: AccessKey): Promise<Result<undefined, CardFault>> {
  const information = key.kind === 'mrz' ? mrzInformation(key) : undefined;
  if (information === undefined) return { ok: false, fault: 'keyRejected' };
  const keys = await openByBac(channel, information, random);
  if (!keys.ok) return keys;
  channel.secure(keys.value);
  return { ok: true, value: undefined };
}

interface Told {
  readonly mrz: readonly string[];
  readonly nationalName: CardData['nationalName'] | undefined;
  readonly groups: ReadonlyMap<number, Uint8Array>;
  readonly sod: Uint8Array | undefined;
}

/** Which groups there are is told by EF.COM, or by EF.SOD on the newer chips that have no EF.COM. */
async function readGroups(channel: Channel): Promise<Result<Told, FileFault>> {
  const com = await optional(readFile(channel, fileId.com));
  if (!com.ok) return com;
  const dg1 = await readFile(channel, fileId.dg1);
  if (!dg1.ok) return dg1;
  const mrz = readDg1(dg1.value);
  if (!mrz) return { ok: false, fault: 'unreadable' };
  const sod = await optional(readFile(channel, fileId.sod));
  if (!sod.ok) return sod;
  const listed = (com.value && readCom(com.value)) ?? [...((sod.value && readSod(sod.value)?.hashes.keys()) ?? [])];
  const dg11 = listed.includes(11) ? await optional(readFile(channel, fileId.dg11)) : undefined;
  if (dg11 && !dg11.ok) return dg11;
  const details = dg11?.value;
  const groups = new Map([[1, dg1.value], ...(details ? [[11, details] as const] : [])]);
  return { ok: true, value: { mrz, nationalName: details && readDg11(details), groups, sod: sod.value } };
}

/** A file that the chip need not have. */
async function optional(reading: Promise<Result<Uint8Array, FileFault>>): Promise<Result<Uint8Array | undefined, FileFault>> {
  const read = await reading;
  return !read.ok && read.fault === 'missing' ? { ok: true, value: undefined } : read;
}

function isRefusal(fault: FileFault): fault is 'locked' | 'missing' {
  return fault === 'locked' || fault === 'missing';
}

/** A locked file asks for a key; after a key was accepted, a locked or missing file means a card that cannot be read. */
function cardFault(fault: FileFault, key: AccessKey | undefined): CardFault {
  if (fault === 'locked' && !key) return 'keyNeeded';
  return isRefusal(fault) ? 'unreadable' : fault;
}
