import { useCallback, useState } from 'react';
import type { DockCommand } from '../../contract/dock.ts';

/** Gives a command to the simulated devices and says whether it was taken. */
export type SendCommand = (command: DockCommand) => Promise<{ readonly ok: boolean; readonly why: string | null }>;

/** A card's own line to the devices: `order` sends, `refusal` is why the last order was not done (null when it was). */
export function useOrders(send: SendCommand): {
  readonly order: (command: DockCommand) => void;
  readonly refusal: string | null;
  readonly refuse: (why: string) => void;
} {
  const [refusal, setRefusal] = useState<string | null>(null);
  const order = useCallback(
    (command: DockCommand): void => {
      send(command).then(
        (answer) => {
          setRefusal(answer.ok ? null : (answer.why ?? 'The device refused and gave no reason.'));
        },
        () => {
          setRefusal('The terminal did not answer. Is it running?');
        },
      );
    },
    [send],
  );
  return { order, refusal, refuse: setRefusal };
}
