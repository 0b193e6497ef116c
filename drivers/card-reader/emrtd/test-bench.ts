import { createHash } from 'node:crypto';
import type { CardData } from '../contract.ts';
import type { ApduPort, TransmitFault } from './apdu-port.ts';
import type { RandomBytes } from './bac.ts';
import { testMrz } from './test-documents.ts';

export const never = new AbortController().signal;

/** What the document of `makeFiles` tells, its authenticity apart. */
export const told: Omit<CardData, 'authenticity'> = {
  mrz: testMrz,
  nationalName: { surname: 'ЛУКʼЯНЕНКО', given: 'МАРІАНА', patronymic: 'ІВАНІВНА' },
};

/** Random bytes that are the same for the same seed: not secret, but different every time they are asked for. */
export function seededBytes(seed: string | number): RandomBytes {
  let block = 0;
  return (count) => {
    const parts: Uint8Array[] = [];
    for (let length = 0; length < count; length += 32) parts.push(createHash('sha256').update(`${seed}/${block++}`).digest());
    return Buffer.concat(parts).subarray(0, count);
  };
}

/** The port, failing for ever from the exchange of that index on. */
export function failingAt(port: ApduPort, index: number, fault: TransmitFault): ApduPort {
  let exchanges = 0;
  return {
    extendedLength: port.extendedLength,
    transmit: async (command, signal) => (exchanges++ >= index ? { ok: false, fault } : port.transmit(command, signal)),
  };
}

/** The port, never answering from the exchange of that index on; `then` is told. */
export function silentAt(port: ApduPort, index: number, then: () => void): ApduPort {
  let exchanges = 0;
  return {
    extendedLength: port.extendedLength,
    transmit: async (command, signal) => {
      if (exchanges++ < index) return port.transmit(command, signal);
      queueMicrotask(then);
      return new Promise(() => {});
    },
  };
}

/** The port, its answers changed on their way by `change`. Counts the exchanges. */
export function changing(
  port: ApduPort,
  change: (answer: Uint8Array, index: number) => Uint8Array,
): ApduPort & { readonly exchanges: number } {
  let exchanges = 0;
  return {
    extendedLength: port.extendedLength,
    get exchanges() {
      return exchanges;
    },
    transmit: async (command, signal) => {
      const answer = await port.transmit(command, signal);
      return answer.ok ? { ok: true, value: change(answer.value, exchanges++) } : answer;
    },
  };
}
