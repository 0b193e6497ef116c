import { createHash } from 'node:crypto';
import { backOffMs } from './back-off.ts';
import type { CourierOptions, CourierStatus } from './courier-options.ts';
import { lastPosition } from './counter.ts';
import { recordAnswer } from './edms/answer-record.ts';
import { AnswerReader } from './edms/answers.ts';
import { deliver } from './edms/deliver.ts';
import { eraseTaken } from './edms/erasure.ts';
import type { EdmsFolder, FolderState } from './edms/folder.ts';
import { raiseHighWater } from './edms/high-water.ts';
import { readParcel } from './edms/parcel.ts';
import type { Parcel } from './edms/parcel.ts';
import { recordAttempt } from './edms/outcome-record.ts';
import type { Attempt } from './edms/outcome-record.ts';
import { append } from './journal.ts';
import { Lane } from './lane.ts';
import { find, hasten, summary, takeDue } from './outbox.ts';
import { forgetSetting, keepSetting, setting } from './setting.ts';

/** How long a stop waits for a call to the folder that was given up, milliseconds. */
const patience = 1000;

/** Carries what is due in the outbox to the EDMS folder, and what the EDMS says back into the database. */
export class Courier {
  readonly #with: CourierOptions;
  readonly #lane = new Lane();
  readonly #reader: AnswerReader;
  readonly #watchers = new Set<(status: CourierStatus) => void>();
  #status: CourierStatus;
  #failures = 0;
  #nextPoll = 0;
  #highWater = '';
  #running: Promise<void> | undefined;
  #rounds: Promise<void> = Promise.resolve();
  #stopping = false;
  #kicked = false;
  #wake: () => void = () => undefined;

  constructor(options: CourierOptions) {
    this.#with = options;
    this.#reader = new AnswerReader(options.folder, (number) => find(options.database, number) !== undefined);
    this.#status = { ...this.#counts(), tried: 0, folder: 'ok', lastError: null, problems: [] };
  }

  get status(): CourierStatus {
    return this.#status;
  }

  /** Calls `listener` after each change. Returns what ends the watching. */
  watch(listener: (status: CourierStatus) => void): () => void {
    this.#watchers.add(listener);
    return () => void this.#watchers.delete(listener);
  }

  /** Begins to work by itself. */
  start(): void {
    this.#stopping = false;
    this.#running ??= this.#loop().catch(this.#with.onBug);
  }

  /** There is something to do now: a new appeal, or a word that the folder is back. */
  kick(): void {
    this.#kicked = true;
    this.#wake();
  }

  /** Ends after the step under way. What was half done is done again after the next start. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#lane.giveUp();
    this.#wake();
    await this.#running;
    this.#running = undefined;
    await this.#lane.free(patience);
  }

  /** The administrator's word that a folder which is not the known one is right: it is met anew in the next round. */
  acceptFolder(): void {
    const { database, folder } = this.#with;
    database.transaction((tx) => forgetSetting(tx, folderSetting(folder)));
    this.kick();
  }

  /** One round: delivers all that is due, unless the folder does not take it. Waits for a round under way. */
  async deliverDue(): Promise<void> {
    return this.#inTurn(async () => this.#deliverRound());
  }

  /** One look at what the EDMS says. Waits for a round under way. */
  async readAnswers(): Promise<void> {
    return this.#inTurn(async () => this.#answerRound());
  }

  /** One round at a time, the loop's and those asked for: else each would take the other's work for a folder that hangs. */
  async #inTurn(round: () => Promise<void>): Promise<void> {
    const mine = this.#rounds.then(round, round);
    this.#rounds = mine;
    return mine;
  }

  async #deliverRound(): Promise<void> {
    this.#update({});
    const error = (await this.#prepareFolder()) ? await this.#deliverAll() : this.#status.folder;
    if (error === null) await this.#noteHighWater();
    this.#failures = this.#status.folder === 'ok' && error?.startsWith('database.') !== true ? 0 : this.#failures + 1;
    this.#update({ lastError: error });
  }

  async #answerRound(): Promise<void> {
    const { database, spool, now, limitMs, keepMs } = this.#with;
    if (!(await this.#prepareFolder())) return;
    const read = await this.#lane.run(() => this.#reader.read(), limitMs);
    if (read === 'slow' || !read.ok) return;
    const recorded = database.transaction((tx) => {
      for (const answer of read.answers) recordAnswer(tx, answer, now());
    });
    // What could not be written down has to be told again.
    if (!recorded.ok) this.#reader.forget();
    await eraseTaken(database, spool, now() - keepMs, now());
    this.#update({ problems: read.problems });
  }

  async #loop(): Promise<void> {
    while (!this.#stopping) {
      this.#kicked = false;
      await this.deliverDue();
      if (!this.#stopping && this.#untilPoll() === 0) {
        await this.readAnswers();
        this.#nextPoll = this.#with.now() + this.#with.pollMs;
      }
      await this.#rest();
    }
  }

  /** Milliseconds; a clock that was set back does not make it longer than usual. */
  #untilPoll(): number {
    const left = this.#nextPoll - this.#with.now();
    return left > this.#with.pollMs ? 0 : Math.max(0, left);
  }

  async #rest(): Promise<void> {
    if (this.#stopping || this.#kicked) return;
    const { database, now, random } = this.#with;
    const untilDue = (summary(database).nextDue ?? Number.POSITIVE_INFINITY) - now();
    const ms = this.#failures > 0 ? backOffMs(this.#failures, random) : Math.max(0, Math.min(untilDue, this.#untilPoll()));
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    const timer = setTimeout(resolve, ms);
    await promise;
    clearTimeout(timer);
  }

  async #prepareFolder(): Promise<boolean> {
    const { database, folder, mayCreateFolder, limitMs } = this.#with;
    const name = folderSetting(folder);
    const knownId = setting(database, name);
    const prepared = await this.#lane.run(
      () => folder.prepare(knownId === undefined ? { mayCreate: mayCreateFolder } : { knownId }),
      limitMs,
    );
    if (prepared === 'slow' || !prepared.ok) {
      this.#folderIs(prepared === 'slow' ? 'slow' : prepared.state);
      return false;
    }
    if (knownId === undefined) database.transaction((tx) => keepSetting(tx, name, prepared.id));
    // A folder that is there may still be full or too slow: only a delivery shows that it is not, if there is one to make.
    if (['away', 'foreign'].includes(this.#status.folder) || summary(database).waiting === 0) this.#folderIs('ok');
    return true;
  }

  /** Returns the code of what went wrong last, null when nothing did. */
  async #deliverAll(): Promise<string | null> {
    const { database, now, random } = this.#with;
    let error: string | null = null;
    while (!this.#stopping) {
      const [row] = takeDue(database, now(), 1);
      if (row === undefined) return error;
      const parcel = readParcel(row.body);
      const attempt = await this.#carry(parcel);
      // Given up because we stop: that says nothing about the folder.
      if (attempt.outcome === 'slow' && this.#stopping) return error;
      const kept = database.transaction((tx) => recordAttempt(tx, row, attempt, { now: now(), random }));
      if (!kept.ok) return `database.${kept.fault}`;
      error = kept.value ?? error;
      const { outcome } = attempt;
      if (outcome === 'delivered' || outcome === 'alreadyThere') this.#folderIs('ok');
      else if (outcome !== 'conflict' && outcome !== 'spool') {
        this.#folderIs(outcome);
        return error;
      }
      this.#update({ tried: this.#status.tried + 1 });
    }
    return error;
  }

  async #carry(parcel: Parcel): Promise<Attempt> {
    const { spool, folder, limitMs } = this.#with;
    const read = await spool.read(parcel.spool.appeal, parcel.spool.file);
    if (!read.ok) return { outcome: 'spool', fault: read.fault };
    const sha256 = createHash('sha256').update(read.bytes).digest('hex');
    if (sha256 !== parcel.sidecar.document.sha256) return { outcome: 'spool', fault: 'otherDocument' };
    const shipment = { stem: parcel.stem, document: read.bytes, sidecar: parcel.sidecar };
    const outcome = await this.#lane.run((signal) => deliver(folder, shipment, signal), limitMs);
    return outcome === 'slow' ? { outcome } : outcome;
  }

  async #noteHighWater(): Promise<void> {
    const { database, folder, terminal, limitMs } = this.#with;
    const position = lastPosition(database);
    const text = `${position.year}-${position.last}`;
    if (position.last === 0 || text === this.#highWater) return;
    const raised = await this.#lane.run(() => raiseHighWater(folder, terminal, position), limitMs);
    if (raised !== 'slow' && raised.ok) this.#highWater = text;
  }

  #folderIs(state: FolderState): void {
    if (state === this.#status.folder) return;
    const { database, now } = this.#with;
    database.transaction((tx) => {
      append(tx, { at: new Date(now()), event: 'edms.folder', body: { state } });
      if (state === 'ok') hasten(tx, now());
    });
    this.#update({ folder: state });
  }

  #counts(): Pick<CourierStatus, 'waiting' | 'oldest' | 'troubled'> {
    const { waiting, oldest, troubled } = summary(this.#with.database);
    return { waiting, oldest, troubled };
  }

  #update(change: Partial<CourierStatus>): void {
    const next = { ...this.#status, ...this.#counts(), ...change };
    if (JSON.stringify(next) === JSON.stringify(this.#status)) return;
    this.#status = next;
    for (const watcher of this.#watchers) watcher(next);
  }
}

/** Where the id of the folder at this path is kept. */
function folderSetting(folder: EdmsFolder): string {
  return `edms.folder:${folder.root}`;
}
