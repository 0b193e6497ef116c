import { type Pause, realPause } from '../pause.ts';
import type { BytePort } from '../ports/byte-port.ts';
import { Turns } from '../turns.ts';
import { encodeRequest, type ModbusAnswer, type ModbusRequest, parseAnswer, type ParsedAnswer } from './modbus-rtu.ts';

/** Why there is no answer: nobody spoke, what came was damaged at every attempt, or the line is gone. */
export type ModbusFailure = { readonly answer: 'silent' | 'broken' | 'closed' };

export interface ModbusLineOptions {
  /** Number of the slave, 1 to 247. */
  readonly unit: number;
  /** Milliseconds after which a slave that has not answered will not. */
  readonly timeoutMs: number;
  readonly pause?: Pause | undefined;
}

type Finished = Exclude<ParsedAnswer, { readonly answer: 'incomplete' }> | { readonly answer: 'silent' | 'closed' };

/** «Acknowledge»: accepted, and takes its time; «busy»: ask again (Modbus application protocol V1.1b3 § 7). */
const ACKNOWLEDGE = 5;
const BUSY = 6;
const BUSY_TRIES = 5;
const never = new AbortController().signal;

/** The master's end of a Modbus line: one question at a time, each with its time limit. Never throws, never rejects. */
export class ModbusLine {
  readonly #port: BytePort;
  readonly #unit: number;
  readonly #timeoutMs: number;
  readonly #pause: Pause;
  readonly #turns = new Turns();
  readonly #closed = new AbortController();
  #heard: readonly number[] = [];
  #wake: () => void = () => undefined;
  /** Something may still be on its way that nobody waits for any more. */
  #unsettled = true;

  constructor(port: BytePort, { unit, timeoutMs, pause = realPause }: ModbusLineOptions) {
    this.#port = port;
    this.#unit = unit;
    this.#timeoutMs = timeoutMs;
    this.#pause = pause;
    port.onBytes((bytes) => {
      this.#heard = [...this.#heard, ...bytes];
      this.#wake();
    });
    port.onClosed(() => {
      this.#closed.abort();
      this.#wake();
    });
  }

  /** Asks one thing. What must not happen twice is asked with one try, for an answer that was lost does not say whether the question was. */
  async ask(request: ModbusRequest, tries: number): Promise<ModbusAnswer | ModbusFailure> {
    const [answer] = await this.askAll([request], tries);
    return answer ?? { answer: 'silent' };
  }

  /** Asks several things with nobody else's question between them. Ends with the first that got no answer. */
  async askAll(requests: readonly ModbusRequest[], tries: number): Promise<(ModbusAnswer | ModbusFailure)[]> {
    const endTurn = await this.#turns.take(never);
    const answers: (ModbusAnswer | ModbusFailure)[] = [];
    try {
      for (const request of requests) {
        const answer = await this.#patiently(request, tries);
        answers.push(answer);
        if (answer.answer === 'silent' || answer.answer === 'broken' || answer.answer === 'closed') break;
      }
    } finally {
      endTurn?.();
    }
    return answers;
  }

  async #patiently(request: ModbusRequest, tries: number): Promise<ModbusAnswer | ModbusFailure> {
    for (let tried = 1; ; tried++) {
      const answer = await this.#once(request);
      const unheard = (answer.answer === 'silent' || answer.answer === 'broken') && tried < tries;
      // A busy slave says that it did nothing: that may be asked again whatever it is.
      const busy = answer.answer === 'exception' && answer.code === BUSY && tried < BUSY_TRIES;
      if (busy) await this.#pause(Math.ceil(this.#timeoutMs / 4), this.#closed.signal);
      if (unheard || busy) continue;
      if (answer.answer === 'broken') return { answer: 'broken' };
      const accepted = answer.answer === 'exception' && answer.code === ACKNOWLEDGE && !('count' in request);
      return accepted ? { answer: 'written' } : answer;
    }
  }

  async #once(request: ModbusRequest): Promise<Finished> {
    await this.#settle();
    if (this.#closed.signal.aborted) return { answer: 'closed' };
    this.#heard = [];
    const over = new AbortController();
    const timeUp = this.#pause(this.#timeoutMs, AbortSignal.any([over.signal, this.#closed.signal])).then((): Finished => {
      return { answer: this.#closed.signal.aborted ? 'closed' : 'silent' };
    });
    const answered = this.#answerTo(request);
    void this.#port.write(encodeRequest(this.#unit, request));
    const finished = await Promise.race([answered, timeUp]);
    over.abort();
    this.#wake = () => undefined;
    this.#unsettled = finished.answer === 'silent' || finished.answer === 'broken';
    return finished;
  }

  #answerTo(request: ModbusRequest): Promise<Finished> {
    return new Promise((resolve) => {
      this.#wake = () => {
        if (this.#closed.signal.aborted) return resolve({ answer: 'closed' });
        const parsed = parseAnswer(this.#unit, request, Uint8Array.from(this.#heard));
        if (parsed.answer !== 'incomplete') resolve(parsed);
      };
    });
  }

  /**
   * After a failure, waits until the line has been quiet for a while: Modbus RTU does not number its frames, so an answer that comes late
   * would pass for the answer to the next question.
   */
  async #settle(): Promise<void> {
    while (this.#unsettled && !this.#closed.signal.aborted) {
      this.#heard = [];
      await this.#pause(Math.ceil(this.#timeoutMs / 4), this.#closed.signal);
      this.#unsettled = this.#heard.length > 0;
    }
  }
}
