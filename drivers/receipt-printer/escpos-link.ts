import { realPause, type Pause } from '../pause.ts';
import type { BytePort, OpenPort, PortOutcome } from '../ports/byte-port.ts';
import { type Answer, AnswerReader } from './answers.ts';
import { askIdentity, askRealtime, identityQueries, leaveError, realtimeQueries, tellChanges } from './escpos-commands.ts';
import { readRealtimeStatus, type Sensors, soundSensors } from './status-codec.ts';

/** Milliseconds. */
export interface LinkTiming {
  /** Between the questions whether the printer is still there. */
  readonly heartbeatMs: number;
  /** How long an answer may take; two that do not come in a row make a printer mute. */
  readonly answerMs: number;
  /** Before the line is opened anew: doubled at each failure from the first to the last. */
  readonly retryMs: readonly [first: number, last: number];
}

/** What the link hears. */
export type LinkEvent =
  | { readonly kind: 'lost' }
  | { readonly kind: 'mute' }
  | { readonly kind: 'sensors'; readonly sensors: Sensors }
  | { readonly kind: 'polled' }
  | { readonly kind: 'answer'; readonly answer: Answer };

/** Who the printer says it is, as far as it says so. */
export type PrinterIdentity = Partial<Record<keyof typeof identityQueries, string>>;

/** A mute printer's line is opened anew after this many more questions without an answer. */
const missesToReopen = 5;
/** A stuck cutter is tried again at every so many heartbeats: not so often that the blade hammers. */
const heartbeatsToRecover = 5;

/** Keeps the line to a printer: opens it again and again, asks how the printer is, and passes on what it says. */
export class EscposLink {
  readonly #open: OpenPort;
  readonly #timing: LinkTiming;
  readonly #pause: Pause;
  readonly #told: (event: LinkEvent) => void;
  readonly #ending = new AbortController();
  readonly #running: Promise<void>;
  #port: BytePort | undefined;
  #identity: PrinterIdentity = {};
  #sensors: Sensors | undefined;
  #held = false;
  /** Whether it was we who closed the line: then nothing is lost yet. */
  #cutByUs = false;
  #misses = 0;
  #beat = new AbortController();
  #pollOver: AbortController | undefined;
  #onRealtime: ((byte: number) => void) | undefined;
  #onText: ((text: string) => void) | undefined;

  constructor(options: { open: OpenPort; timing: LinkTiming; pause?: Pause; told: (event: LinkEvent) => void }) {
    this.#open = options.open;
    this.#timing = options.timing;
    this.#pause = options.pause ?? realPause;
    this.#told = options.told;
    this.#running = this.#run();
  }

  get identity(): PrinterIdentity {
    return this.#identity;
  }

  async write(bytes: Uint8Array): Promise<PortOutcome> {
    return this.#port ? this.#port.write(bytes) : { ok: false, why: 'closed' };
  }

  /** No questions from now on: inside another command's data they would be taken for data. */
  hold(): void {
    this.#held = true;
    this.#pollOver?.abort();
  }

  release(): void {
    this.#held = false;
  }

  /** The next questions now, instead of at the next heartbeat. */
  askNow(): void {
    this.#beat.abort();
  }

  /** Gives the line up and opens it anew. */
  async reopen(): Promise<void> {
    this.#cutByUs = true;
    await this.#port?.close();
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.#port?.close();
    await this.#running;
  }

  async #run(): Promise<void> {
    const [first, last] = this.#timing.retryMs;
    for (let delay = first; !this.#ending.signal.aborted; delay = Math.min(delay * 2, last)) {
      const opening = await this.#open(this.#ending.signal);
      if (opening.ok) {
        const heard = await this.#serve(opening.port);
        if (heard) delay = first;
      } else this.#told({ kind: 'lost' });
      await this.#pause(delay, this.#ending.signal);
    }
    this.#told({ kind: 'lost' });
  }

  /** Works the line until it closes; whether anything was ever heard on it. */
  async #serve(port: BytePort): Promise<boolean> {
    const reader = new AnswerReader();
    const over = new AbortController();
    let heard = false;
    this.#port = port;
    this.#sensors = undefined;
    this.#identity = {};
    this.#cutByUs = false;
    this.#held = false;
    port.onBytes((bytes) => {
      heard = true;
      for (const answer of reader.take(bytes)) this.#hear(answer);
    });
    port.onClosed(() => {
      over.abort();
      if (!this.#cutByUs) this.#told({ kind: 'lost' });
    });
    // None of these is waited for: a printer that is switched off may hold the line, and is then found mute.
    void port.write(tellChanges);
    this.#misses = 0;
    for (let beat = 1; port.isOpen && !this.#ending.signal.aborted; beat++) {
      const answered = this.#held ? 'held' : await this.#poll(port, over.signal);
      if (answered === 'no' && ++this.#misses === 2 && port.isOpen) this.#told({ kind: 'mute' });
      if (answered === 'yes' && this.#identity.maker === undefined && this.#online) await this.#identify(port, over.signal);
      if (this.#misses === 2 + missesToReopen) break;
      if (beat % heartbeatsToRecover === 0) this.#recover(port);
      this.#beat = new AbortController();
      await this.#pause(this.#timing.heartbeatMs, AbortSignal.any([over.signal, this.#ending.signal, this.#beat.signal]));
    }
    this.#cutByUs = true;
    await port.close();
    this.#port = undefined;
    return heard;
  }

  /** Offline, a printer answers no question that stands in line with the data. */
  get #online(): boolean {
    return this.#sensors?.online === true;
  }

  #recover(port: BytePort): void {
    if (this.#sensors?.cutterError === true && !this.#held) void port.write(leaveError);
  }

  /** Asks all four questions, one after another, so that each answer is known for what it is. */
  async #poll(port: BytePort, over: AbortSignal): Promise<'yes' | 'no' | 'held'> {
    const pollOver = new AbortController();
    this.#pollOver = pollOver;
    const ended = AbortSignal.any([pollOver.signal, over]);
    const before = this.#sensors;
    let sensors = before ?? soundSensors;
    for (const query of realtimeQueries) {
      const answer = this.#wait<number>(ended, (resolve) => {
        this.#onRealtime = resolve;
      });
      void port.write(askRealtime(query));
      const byte = await answer;
      this.#onRealtime = undefined;
      if (ended.aborted) return 'held';
      if (byte === undefined) return 'no';
      sensors = { ...sensors, ...readRealtimeStatus(query, byte) };
    }
    // What the printer told by itself meanwhile is newer than the first of these answers.
    if (this.#sensors === before) this.#sense(sensors);
    this.#told({ kind: 'polled' });
    return 'yes';
  }

  /** GS I, once the printer is known to answer. A printer that keeps its name to itself is asked no more on this line. */
  async #identify(port: BytePort, over: AbortSignal): Promise<void> {
    const said: Record<string, string> = { maker: '' };
    for (const [name, query] of Object.entries(identityQueries)) {
      if (this.#held) return;
      const answer = this.#wait<string>(over, (resolve) => {
        this.#onText = resolve;
      });
      void port.write(askIdentity(query));
      const text = await answer;
      this.#onText = undefined;
      if (text === undefined) break;
      said[name] = text;
    }
    this.#identity = said;
  }

  /** What `listen` is given within the time of an answer; `undefined` if nothing. */
  async #wait<Value>(over: AbortSignal, listen: (resolve: (value: Value) => void) => void): Promise<Value | undefined> {
    const answered = new AbortController();
    const answer = Promise.withResolvers<Value | undefined>();
    listen(answer.resolve);
    const late = this.#pause(this.#timing.answerMs, AbortSignal.any([over, answered.signal])).then(() => undefined);
    const value = await Promise.race([answer.promise, late]);
    answered.abort();
    return value;
  }

  #hear(answer: Answer): void {
    this.#misses = 0;
    if (answer.kind === 'changed') this.#sense(answer.sensors);
    if (answer.kind === 'realtime') this.#onRealtime?.(answer.byte);
    if (answer.kind === 'text') this.#onText?.(answer.text);
    this.#told({ kind: 'answer', answer });
  }

  #sense(sensors: Sensors): void {
    this.#sensors = sensors;
    this.#told({ kind: 'sensors', sensors });
  }
}
