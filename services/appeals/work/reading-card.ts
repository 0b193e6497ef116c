import type { FailureCode } from '../../../contract/failures.ts';
import type { AccessKey, CardData, CardFault, CardReader } from '../../../drivers/card-reader/contract.ts';
import { readMrz } from '../../identity/mrz.ts';
import type { CardOutcome } from '../journey/appeal-work.ts';

const codes: Readonly<Record<Exclude<CardFault, 'keyNeeded' | 'noCard'>, FailureCode>> = {
  disconnected: 'CRD-01',
  removed: 'CRD-02',
  unreadable: 'CRD-03',
  notADocument: 'CRD-04',
  keyRejected: 'CRD-05',
  cancelled: 'CRD-02',
};

/** Resolves when a document lies on the reader, the reader is out of service, or `signal` aborts. */
function cardOrTrouble(reader: CardReader, signal: AbortSignal): Promise<'card' | 'trouble' | 'aborted'> {
  const { promise, resolve } = Promise.withResolvers<'card' | 'trouble' | 'aborted'>();
  const look = (): void => {
    const { state } = reader.status;
    if (state === 'card') resolve('card');
    else if (state !== 'empty') resolve('trouble');
  };
  const unwatch = reader.watch(look);
  const abort = (): void => resolve('aborted');
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  else look();
  return promise.finally(() => {
    unwatch();
    signal.removeEventListener('abort', abort);
  });
}

/**
 * Waits for a document and reads it. `today` (YYYY-MM-DD) decides whether it has expired: identification by an expired
 * document is not carried out, another one or typing is offered.
 */
export async function readCard(reader: CardReader | null, key: AccessKey | null, today: string, signal: AbortSignal): Promise<CardOutcome> {
  if (!reader) return { is: 'failed', code: 'CRD-01' };
  for (;;) {
    const seen = await cardOrTrouble(reader, signal);
    if (seen !== 'card') return { is: 'failed', code: seen === 'trouble' ? 'CRD-01' : 'CRD-02' };
    const reading = await reader.read(key ?? undefined, signal);
    if (reading.ok) return understood(reading.card, key !== null, today);
    if (reading.fault === 'keyNeeded') return { is: 'keyNeeded' };
    if (reading.fault !== 'noCard') return { is: 'failed', code: codes[reading.fault] };
  }
}

function understood(card: CardData, byKey: boolean, today: string): CardOutcome {
  const mrz = readMrz(card.mrz, today);
  if (!mrz.ok) return { is: 'failed', code: 'CRD-07' };
  const { document } = mrz;
  if (document.expired) return { is: 'failed', code: 'CRD-06' };
  const national = card.nationalName;
  return {
    is: 'read',
    document: {
      kind: document.kind.startsWith('P') ? 'passport' : document.kind.startsWith('I') ? 'idCard' : 'other',
      method: byKey || card.authenticity !== 'notChecked' ? 'chip' : 'mrz',
      number: document.number,
      latinName: { surname: document.surname, given: document.given, truncated: document.truncated },
      nationalName: national ? { surname: national.surname, given: national.given, patronymic: national.patronymic ?? null } : null,
      unzr: document.unzr ?? null,
      authenticity: card.authenticity,
    },
  };
}
