import { randomUUID } from 'node:crypto';
import { listAppeals } from '../../services/appeals/store/store.ts';
import { reserveNumbers } from '../../services/appeals/work/numbering.ts';
import { append, firstBreak } from '../../sync/journal.ts';
import { answerOf } from '../../sync/edms/answer-record.ts';
import { find, resend } from '../../sync/outbox.ts';
import type { Terminal } from '../terminal.ts';
import { awaitDelivery } from './await-delivery.ts';
import { CommandFailure } from './failure.ts';
import { openForCommand } from './open.ts';

async function asked<T>(data: string, config: string | undefined, question: (terminal: Terminal) => T | Promise<T>): Promise<T> {
  const terminal = await openForCommand(data, config);
  try {
    return await question(terminal);
  } finally {
    await terminal.close();
  }
}

export interface AppealStatus {
  readonly number: string;
  readonly state: string;
  /** The outbox's word on it: held, due, sent, rejected, conflict; null for a number without an appeal. */
  readonly delivery: string | null;
  readonly paper: string | null;
  readonly box: string | null;
  readonly place: number | null;
  readonly pages: number | null;
  readonly edms: string | null;
}

/** Where every appeal is, newest first; personal data are not among it. A break in the journal's chain is a failure. */
export function status(data: string, config: string | undefined): Promise<AppealStatus[]> {
  return asked(data, config, async (terminal) => {
    const { database } = terminal.house;
    const broken = firstBreak(database);
    if (broken !== undefined) throw new CommandFailure('noTerminal', `The journal was changed by other hands at entry ${broken}.`);
    await terminal.courier.deliverDue();
    await terminal.courier.readAnswers();
    return listAppeals(database, 10_000).map((appeal) => {
      const answer = answerOf(database, appeal.number);
      return {
        number: appeal.number,
        state: appeal.state,
        delivery: find(database, appeal.number)?.state ?? null,
        paper: appeal.paper,
        box: appeal.box,
        place: appeal.place,
        pages: appeal.document?.pages ?? null,
        edms: answer?.status?.state ?? (answer?.rejectedAt ? 'rejected' : answer?.takenAt ? 'taken' : null),
      };
    });
  });
}

export interface BoxEntry {
  readonly box: string;
  readonly place: number;
  readonly number: string;
  readonly kind: string;
  readonly sheets: number;
  readonly stapled: boolean;
}

/** The papers that fell into the box, from the bottom up. */
export function boxList(data: string, config: string | undefined): Promise<BoxEntry[]> {
  return asked(data, config, ({ house }) =>
    listAppeals(house.database, 100_000)
      .flatMap(({ box, place, number, details, document, stapled }) =>
        box === null || place === null || !details || !document
          ? []
          : [{ box, place, number, kind: details.kind, sheets: document.sheets, stapled: stapled ?? false }],
      )
      .toSorted((one, other) => one.box.localeCompare(other.box) || one.place - other.place),
  );
}

/** Sends an appeal again that waits for an administrator. */
export function resendAppeal(
  data: string,
  config: string | undefined,
  number: string,
): Promise<{ readonly number: string; readonly delivery: string }> {
  return asked(data, config, async (terminal) => {
    const { house, courier } = terminal;
    const row = find(house.database, number);
    if (!row) throw new CommandFailure('badInput', `${number}: no appeal has this number.`);
    const done = house.database.transaction((tx) => {
      if (!resend(tx, number, house.now())) return false;
      append(tx, { at: new Date(house.now()), event: 'edms.resent', appeal: row.appeal, body: { by: 'commandLine' } });
      return true;
    });
    if (!done.ok || !done.value) throw new CommandFailure('badInput', `${number}: it is «${row.state}», which is not sent again.`);
    courier.kick();
    return { number, delivery: (await awaitDelivery(terminal, number, 30_000)) ?? row.state };
  });
}

/** Takes numbers for forms: number and secret of each, told only now. */
export function reserve(
  data: string,
  config: string | undefined,
  count: number,
): Promise<readonly { readonly number: string; readonly secret: string }[]> {
  if (count < 1 || count > 1000) throw new CommandFailure('badInput', 'Between 1 and 1000 numbers can be reserved at a time.');
  return asked(data, config, ({ house }) =>
    reserveNumbers(
      house,
      Array.from({ length: count }, () => randomUUID()),
    ),
  );
}
