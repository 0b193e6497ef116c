import { createHash } from 'node:crypto';
import type { Shipment } from './deliver.ts';
import { stemOf } from './names.ts';
import type { Parcel } from './parcel.ts';
import type { Sidecar } from './sidecar.ts';

/** The surname in every sample: what must not be found outside the encrypted store and the EDMS folder. */
export const SAMPLE_SURNAME = 'Лук’яненко';

/** An invented appeal for tests: the `sequence`th of terminal DP01, with `document` as its bytes. */
export function sampleShipment(sequence: number, document: Uint8Array = Buffer.from(`%PDF-1.4 ${sequence}`)): Shipment {
  const number = `DP01-26-${String(sequence).padStart(6, '0')}-X`;
  const stem = stemOf({ date: '2026-12-01', terminal: 'DP01', number, kind: 'application', pages: 3 });
  return { stem, document, sidecar: sampleSidecar(number, stem, document) };
}

/** The shipment as the outbox holds it, its document in the spool as `document.pdf` of the appeal. */
export function sampleParcel(shipment: Shipment, appeal: string): Parcel {
  return { stem: shipment.stem, spool: { appeal, file: 'document.pdf' }, sidecar: shipment.sidecar };
}

function sampleSidecar(number: string, stem: string, document: Uint8Array): Sidecar {
  return {
    format: 'vikno-appeal/1',
    number,
    terminal: { id: 'DP01', name: 'ЦНАП, вул. Робоча, 998' },
    receivedAt: '2026-12-01T18:05:00+02:00',
    registration: { date: '2026-12-02', afterHours: true },
    kind: 'application',
    channel: 'terminal',
    applicant: {
      surname: SAMPLE_SURNAME,
      given: 'Мар’яна',
      patronymic: 'Ігорівна',
      address: {
        line: '49000, Дніпропетровська область, м. Дніпро, просп. Дмитра Яворницького, буд. 999, кв. 14',
        postcode: '49000',
        region: 'Дніпропетровська область',
        settlement: 'м. Дніпро',
        street: 'просп. Дмитра Яворницького',
        building: '999',
        apartment: '14',
        katottg: 'UA12020010010037010',
      },
      phone: '+380000000001',
      email: 'p1@example.org',
      rnokpp: '3187800104',
      unzr: '19870412-99918',
    },
    identification: { method: 'chip', documentType: 'idCard', numberMasked: '•••••0014', authenticity: 'notVerified' },
    category: 'none',
    subject: 'Ремонт покрівлі та «дах» <протікає> & капає',
    pages: 3,
    sheets: 3,
    attachments: [{ title: 'Копія акта', sheets: 1 }, { title: 'Фото' }],
    numberOnPaper: 'label',
    replyChannel: 'terminal',
    dueDates: { simple: '2026-12-17', month: '2027-01-04', limit: '2027-01-18' },
    document: {
      file: `${stem}.pdf`,
      mediaType: 'application/pdf',
      sha256: createHash('sha256').update(document).digest('hex'),
      bytes: document.length,
      conformance: 'PDF/A-1b',
      dpi: 300,
      modes: ['bw', 'bw', 'grey'],
    },
    paper: { state: 'inBox', stapled: true, boxId: 'K-17', position: 42 },
    notice: { acceptedAt: '2026-12-01T18:01:00+02:00' },
    software: { name: 'Vikno', version: '0.1.0' },
  };
}
