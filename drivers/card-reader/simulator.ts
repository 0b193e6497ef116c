import { type PlugControls, type Reached, SimulatedDevice, type SimulationOptions } from '../simulated-device.ts';
import type { AccessKey, CardData, CardFault, CardReader, CardReaderStatus, CardReading } from './contract.ts';

/** A card as it lies on the reader. */
export interface SimulatedCard extends CardData {
  /** What the chip wants before it tells anything; without it the card opens by itself (its MRZ is read optically). */
  readonly needsKey?: AccessKey;
  /** `unreadable`: a worn or crooked card; `notADocument`: a bank or transport card. */
  readonly quality?: 'good' | 'unreadable' | 'notADocument';
}

/** The parts of a reading, in order. */
export const cardReadSteps = ['select', 'open', 'mrz', 'name', 'authenticity'] as const;
export type CardReadStep = (typeof cardReadSteps)[number];

export interface CardReaderControls extends PlugControls {
  /** Lays a card on the reader, in the place of any other. */
  insertCard(card: SimulatedCard): void;
  removeCard(): void;
  /** The card will leave when the reading under way or the next one comes to `step`. */
  removeCardAt(step: CardReadStep): void;
  /** The reader will lose its cable when the reading under way or the next one comes to `step`. */
  unplugAt(step: CardReadStep): void;
}

export interface CardReaderSnapshot {
  readonly card?: SimulatedCard;
}

/** A card reader without a card reader. Readings are served in the order of the calls. */
export class SimulatedCardReader extends SimulatedDevice<Reached<CardReaderStatus>> implements CardReader, CardReaderControls {
  #card: SimulatedCard | undefined;
  readonly #armed = new Map<CardReadStep, () => void>();

  constructor(options: SimulationOptions & { readonly initial?: CardReaderSnapshot } = {}) {
    super(options);
    this.#card = options.initial?.card;
  }

  snapshot(): CardReaderSnapshot {
    return this.#card ? { card: this.#card } : {};
  }

  insertCard(card: SimulatedCard): void {
    // A copy: the same person's card laid down again is still another laying down.
    this.#card = { ...card };
    this.changed();
  }

  removeCard(): void {
    this.#card = undefined;
    this.changed();
  }

  removeCardAt(step: CardReadStep): void {
    this.#armed.set(step, () => this.removeCard());
  }

  unplugAt(step: CardReadStep): void {
    this.#armed.set(step, () => this.unplug());
  }

  async read(key: AccessKey | undefined, signal: AbortSignal): Promise<CardReading> {
    const endTurn = await this.turn(signal);
    if (!endTurn) return { ok: false, fault: 'cancelled' };
    try {
      return await this.#readCard(key, signal);
    } finally {
      endTurn();
    }
  }

  protected override look(): Reached<CardReaderStatus> {
    return { state: this.#card ? 'card' : 'empty' };
  }

  async #readCard(key: AccessKey | undefined, signal: AbortSignal): Promise<CardReading> {
    if (!this.reachable) return { ok: false, fault: 'disconnected' };
    const card = this.#card;
    if (!card) return { ok: false, fault: 'noCard' };
    for (const step of cardReadSteps) {
      this.#armed.get(step)?.();
      this.#armed.delete(step);
      const lost = await this.step(() => this.#loss(card), signal);
      const fault = lost ?? (signal.aborted ? 'cancelled' : refusal(card, step, key));
      if (fault) return { ok: false, fault };
    }
    const { mrz, nationalName, authenticity } = card;
    return { ok: true, card: { mrz, ...(nationalName && { nationalName }), authenticity } };
  }

  #loss(card: SimulatedCard): CardFault | undefined {
    if (!this.reachable) return 'disconnected';
    return this.#card === card ? undefined : 'removed';
  }
}

/** Why the card itself does not let the reader past `step`. */
function refusal(card: SimulatedCard, step: CardReadStep, key: AccessKey | undefined): CardFault | undefined {
  if (step === 'select' && card.quality === 'notADocument') return 'notADocument';
  if (step === 'open' && card.needsKey) {
    if (!key) return 'keyNeeded';
    if (!opens(card.needsKey, key)) return 'keyRejected';
  }
  return step === 'mrz' && card.quality === 'unreadable' ? 'unreadable' : undefined;
}

function opens(wanted: AccessKey, given: AccessKey): boolean {
  if (wanted.kind === 'can' || given.kind === 'can') return wanted.kind === 'can' && given.kind === 'can' && wanted.can === given.can;
  return wanted.documentNumber === given.documentNumber && wanted.birthDate === given.birthDate && wanted.expiryDate === given.expiryDate;
}
