/** Fields an event may carry: numbers, booleans and codes. Names, addresses, document numbers and texts are not among them. */
export type EventField =
  | 'attempts'
  | 'box'
  | 'bytes'
  | 'by'
  | 'copy'
  | 'count'
  | 'document'
  | 'fault'
  | 'files'
  | 'fromYear'
  | 'kind'
  | 'last'
  | 'outcome'
  | 'pages'
  | 'paper'
  | 'position'
  | 'sheets'
  | 'stapled'
  | 'state'
  | 'step'
  | 'version'
  | 'year';

export interface EventMeaning {
  readonly sentence: string;
  readonly fields: readonly EventField[];
}

/** The one catalogue of what the journal may say: the id is what code and logs use, the sentence is what people read. */
export const events = {
  'terminal.started': { sentence: 'The terminal started.', fields: ['version'] },
  'terminal.stopped': { sentence: 'The terminal stopped in good order.', fields: [] },
  'counter.taken': { sentence: 'An acceptance number was taken; it is never given again.', fields: ['year', 'last'] },
  'counter.clockBehind': {
    sentence: 'The clock says an earlier year than the last number; the later year stays.',
    fields: ['year', 'fromYear'],
  },
  'counter.raised': { sentence: 'The counter was raised above numbers found in the EDMS folder.', fields: ['year', 'last'] },
  'appeal.started': { sentence: 'A resident began an appeal.', fields: [] },
  'appeal.abandoned': { sentence: 'An appeal was left before it was saved; its data were erased.', fields: ['step'] },
  'appeal.saved': { sentence: 'The document and data of an appeal were saved durably.', fields: ['kind', 'pages', 'sheets', 'bytes'] },
  'appeal.released': { sentence: 'The appeal may go to the EDMS.', fields: ['paper'] },
  'appeal.withdrawn': { sentence: 'A saved appeal was withdrawn before it went to the EDMS.', fields: ['by', 'step'] },
  'appeal.recovered': { sentence: 'After a restart an unfinished appeal was found and dealt with.', fields: ['outcome'] },
  'label.printed': { sentence: 'A label with the acceptance number was printed.', fields: ['copy', 'outcome'] },
  'receipt.printed': { sentence: 'The receipt was printed.', fields: ['copy', 'outcome'] },
  'receipt.unknown': { sentence: 'It is not known whether the receipt was printed.', fields: ['fault'] },
  'pages.scanned': { sentence: 'Pages were scanned.', fields: ['count', 'fault'] },
  'pages.changed': { sentence: 'The resident changed the scanned pages.', fields: ['count', 'kind'] },
  'paper.deposited': { sentence: 'The paper fell into the box.', fields: ['box', 'position', 'sheets', 'stapled'] },
  'paper.unknown': { sentence: 'It is not known where the paper is; an administrator has to look.', fields: ['fault'] },
  'paper.returned': { sentence: 'The resident has the paper back.', fields: ['fault'] },
  'box.changed': { sentence: 'The box was emptied or changed.', fields: ['box', 'count', 'by'] },
  'edms.delivered': { sentence: 'The appeal is in the EDMS folder.', fields: ['attempts'] },
  'edms.alreadyThere': { sentence: 'The appeal was in the EDMS folder already; nothing was written twice.', fields: ['attempts', 'state'] },
  'edms.conflict': {
    sentence: 'A foreign file in the EDMS folder has the name of this appeal; nothing was overwritten.',
    fields: ['attempts'],
  },
  'edms.folder': { sentence: 'The EDMS folder changed its condition.', fields: ['state'] },
  'edms.taken': { sentence: 'The EDMS took the appeal.', fields: [] },
  'edms.rejected': { sentence: 'The EDMS rejected the appeal; an administrator has to look.', fields: [] },
  'edms.status': { sentence: 'The EDMS reported the state of an appeal.', fields: ['state'] },
  'edms.answerReady': { sentence: 'The answer to an appeal lies in the EDMS folder.', fields: [] },
  'edms.resent': { sentence: 'An administrator sent an appeal to the EDMS again.', fields: ['by'] },
  'spool.leftovers': { sentence: 'Half-written files of an interrupted run were removed from the spool.', fields: ['count'] },
  'spool.damaged': { sentence: 'A file in the spool is damaged or missing; the appeal cannot be delivered from it.', fields: ['fault'] },
  'spool.erased': { sentence: "The terminal's own copy of a delivered appeal was erased.", fields: ['files'] },
} as const satisfies Readonly<Record<string, EventMeaning>>;

export type EventId = keyof typeof events;

/** What an event may say beside its id: a value for any of its fields. Texts are codes of ASCII letters, digits and `. _ : + -`. */
export type EventBody<Id extends EventId> = { readonly [Field in (typeof events)[Id]['fields'][number]]?: string | number | boolean };
