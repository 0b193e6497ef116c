import type { Sidecar } from '../../../sync/edms/sidecar.ts';
import { civilDateTime } from '../../calendar/offset-time.ts';
import { clockAt } from '../../calendar/civil-date.ts';
import { addressLine } from '../../identity/address.ts';
import { readBooklet } from '../../identity/booklet.ts';
import { readEmail } from '../../identity/email.ts';
import { maskNumber } from '../../identity/mask.ts';
import { readPhone } from '../../identity/phone.ts';
import { readRnokpp } from '../../identity/rnokpp.ts';
import { addressOf, namePartOf, type AppealDetails } from '../rules/details.ts';
import type { HouseSettings } from './house.ts';
import { dueDatesOf } from '../rules/promised-dates.ts';
import type { AppealRecord, SealedDocument } from '../store/store.ts';

const documentNames = { idCard: 'ID-картка', passport: 'паспорт для виїзду за кордон', other: 'інший документ' } as const;

function identification({ identify, document, draft }: AppealDetails): Sidecar['identification'] {
  if (identify === 'card' && document) {
    return {
      method: document.method,
      documentType: documentNames[document.kind],
      numberMasked: maskNumber(document.number),
      authenticity: document.authenticity === 'notChecked' ? 'notVerified' : document.authenticity,
    };
  }
  if (identify === 'booklet') {
    const booklet = readBooklet(draft.bookletNumber ?? '');
    return {
      method: 'typed',
      documentType: 'паспорт-книжечка',
      numberMasked: maskNumber(booklet.ok ? booklet.value.full : (draft.bookletNumber ?? '')),
    };
  }
  if (identify === 'other') {
    return {
      method: 'typed',
      documentType: (draft.otherDocumentName ?? '').slice(0, 60),
      numberMasked: maskNumber(draft.otherDocumentNumber ?? '').slice(0, 40),
    };
  }
  return { method: 'none' };
}

function applicant({ draft, document, identify }: AppealDetails): Sidecar['applicant'] {
  const address = addressOf(draft);
  const parts = 'free' in address ? {} : address;
  const phone = readPhone(draft.phone ?? '');
  const email = readEmail(draft.email ?? '');
  const rnokpp = readRnokpp(draft.rnokpp ?? '');
  const patronymic = namePartOf(draft.patronymic);
  return {
    surname: namePartOf(draft.surname),
    given: namePartOf(draft.given),
    ...(patronymic ? { patronymic } : {}),
    address: { line: addressLine(address), ...parts },
    ...(phone.ok ? { phone: phone.value.number } : {}),
    ...(email.ok ? { email: email.value } : {}),
    ...(rnokpp.ok ? { rnokpp: rnokpp.value.number } : {}),
    ...(identify === 'card' && document?.unzr ? { unzr: document.unzr } : {}),
  };
}

/** What is told to the EDMS of a sealed appeal. Throws on one that is not. */
export function sidecarOf(appeal: AppealRecord, settings: HouseSettings): Sidecar {
  const { details, document, sealedAt } = appeal;
  if (!details || !document || sealedAt === null) throw new Error('only a sealed appeal has a sidecar');
  const { timeZone } = settings.calendar;
  const due = dueDatesOf(details.kind, sealedAt, settings.calendar);
  const { draft } = details;
  const subject = draft.subject?.trim();
  return {
    format: 'vikno-appeal/1',
    number: appeal.number,
    terminal: { id: settings.terminal.id, name: settings.terminal.name },
    receivedAt: civilDateTime(sealedAt, timeZone),
    registration: { date: due.registered, afterHours: due.registered !== clockAt(sealedAt, timeZone).date },
    kind: details.kind,
    channel: 'terminal',
    applicant: applicant(details),
    ...(details.behalf === 'self'
      ? {}
      : { onBehalfOf: { who: details.behalf, ...(draft.onBehalfOf?.trim() ? { name: draft.onBehalfOf.trim() } : {}) } }),
    identification: identification(details),
    ...(details.category === 'none' ? {} : { category: details.category }),
    ...(subject ? { subject } : {}),
    pages: document.pages,
    sheets: document.sheets,
    numberOnPaper: details.numberOnPaper,
    replyChannel: details.reply,
    dueDates: {
      ...(due.simple ? { simple: due.simple } : {}),
      ...(details.kind === 'informationRequest' ? {} : { month: due.standard }),
      limit: due.limit,
    },
    document: documentFacts(document),
    paper: paperFacts(appeal),
    notice: { acceptedAt: civilDateTime(details.noticeAt, timeZone) },
    software: settings.software,
  };
}

function documentFacts(document: SealedDocument): Sidecar['document'] {
  const { file, mediaType, sha256, bytes, conformance, modes } = document;
  return { file, mediaType, sha256, bytes, conformance, dpi: 300, modes: [...modes] };
}

/** Where the paper is, as the EDMS is told. */
export function paperFacts({ paper, stapled, box, place }: AppealRecord): Sidecar['paper'] {
  if (paper === 'inBox') {
    return {
      state: 'inBox',
      ...(stapled === null ? {} : { stapled }),
      ...(box === null ? {} : { boxId: box }),
      ...(place === null ? {} : { position: place }),
    };
  }
  return { state: paper === 'withResident' ? 'withResident' : 'unknown' };
}
