import { assign, fromCallback, fromPromise, setup } from 'xstate';
import type { EventObject } from 'xstate';
import type { AccessKey } from '../../../drivers/card-reader/contract.ts';
import { formFaults, type FormName } from '../rules/forms.ts';
import { detailsOf, edited, type JourneyContext, type JourneyEvent, type JourneyInput, type JourneyTrouble } from './journey-context.ts';
import type {
  AppealWork,
  CardOutcome,
  JourneyPage,
  ReceiptOrder,
  ScanOrder,
  SealOutcome,
  SlipOutcome,
  TakenNumber,
} from './appeal-work.ts';

/** Work that tells of its progress and can be stopped; leaving the state stops it too. When it throws, a bug, `broke` is told. */
function told<Order>(
  run: (order: Order, tell: (progress: EventObject) => void, signal: AbortSignal) => Promise<void>,
  broke: (order: Order) => EventObject,
) {
  return fromCallback<EventObject, Order>(({ input, sendBack, receive }) => {
    const stop = new AbortController();
    receive((event) => {
      if (event.type === 'STOP') stop.abort();
    });
    run(input, sendBack, stop.signal).catch((error: unknown) => {
      console.error(error);
      sendBack(broke(input));
    });
    return () => stop.abort();
  });
}

interface SealOrder {
  readonly context: JourneyContext;
}

interface CheckOrder {
  readonly appealId: string;
  readonly number: string;
  readonly pages: readonly JourneyPage[];
}

/**
 * The vocabulary of the journey's statechart: its events, its work, and what more than one state does.
 * `today` is the civil date at the terminal, YYYY-MM-DD.
 */
export function journeySetup(work: AppealWork, today: () => string) {
  return setup({
    /* oxlint-disable typescript/no-unsafe-type-assertion -- XState's way of naming types; no value is ever read */
    types: {
      context: {} as JourneyContext,
      events: {} as JourneyEvent,
      input: {} as JourneyInput,
      tags: {} as 'attract' | 'working' | 'trouble' | 'closing',
    },
    /* oxlint-enable typescript/no-unsafe-type-assertion */
    actors: {
      readCard: fromPromise<CardOutcome, AccessKey | null>(({ input, signal }) => work.readCard(input, signal)),
      takeNumber: fromPromise<TakenNumber, string>(async ({ input }) => work.takeNumber(input)),
      printLabel: fromPromise<SlipOutcome, string>(({ input, signal }) => work.printLabel(input, signal)),
      scan: told<ScanOrder>(
        (order, tell, signal) => work.scan(order, tell, signal),
        // Pages that were stored before it broke are kept all the same.
        ({ appealId }) => ({ type: 'SCAN_ENDED', code: 'SYS-01', pages: work.storedPages(appealId) }),
      ),
      checkNumber: fromPromise<'found' | 'none' | 'other', CheckOrder>(({ input }) =>
        work.checkNumber(input.appealId, input.pages, input.number),
      ),
      seal: fromPromise<SealOutcome, SealOrder>(({ input: { context } }) => work.seal(context.appealId, detailsOf(context), context.pages)),
      deposit: told<{ appealId: string; sheets: number }>(
        (order, tell, signal) => work.deposit(order.appealId, order.sheets, tell, signal),
        () => ({ type: 'BROKE' }),
      ),
      printReceipt: fromPromise<SlipOutcome, { appealId: string; receipt: ReceiptOrder }>(({ input, signal }) =>
        work.printReceipt(input.appealId, input.receipt, signal),
      ),
    },
    guards: {
      /** The rules pass everything typed on this form. */
      passes: ({ context }, form: FormName) => Object.keys(formFaults(form, context.draft, today())).length === 0,
      numbered: ({ context }) => context.number !== null,
      labelled: ({ context }) => context.numberOnPaper !== null,
      sealed: ({ context }) => context.sealed,
      hasPages: ({ context }) => context.pages.length > 0,
    },
    actions: {
      takeDown: assign(({ context, event }) => (event.type === 'EDIT' ? { draft: edited(context.draft, event.field, event.value) } : {})),
      showFaults: assign({ faultsShown: true }),
      trouble: assign((_, trouble: JourneyTrouble) => ({ trouble })),
      forgetTrouble: assign({ trouble: null }),
      hideFaults: assign({ faultsShown: false }),
      settlePaper: ({ context }) => work.settlePaper(context.appealId, context.paper),
      abandon: ({ context }) => {
        if (!context.sealed) work.abandon(context.appealId, context.endedWhy, context.paper);
      },
      labelCameOut: ({ context }) => work.slipFate(context.appealId, 'label', true),
      labelDidNot: ({ context }) => work.slipFate(context.appealId, 'label', false),
      receiptCameOut: ({ context }) => work.slipFate(context.appealId, 'receipt', true),
      receiptDidNot: ({ context }) => work.slipFate(context.appealId, 'receipt', false),
    },
  });
}

/** While a device works or the disk writes, nothing ends the session. */
export const held = { CANCEL: {}, EXPIRE: {} };

export type JourneySetup = ReturnType<typeof journeySetup>;
