import type { ReactElement } from 'react';
import type { Blocker } from '../../contract/view.ts';
import { useKiosk } from '../kiosk-context.ts';

/** Why something cannot be had now: each device that is missing and its condition. */
export function BlockedBy({ blockers }: { blockers: readonly Blocker[] }): ReactElement {
  const { words } = useKiosk();
  return (
    <span className="blocked">
      {blockers.map(({ device, state }) => (
        <span key={device}>{words.blocked(words.devices[device], words.deviceStates[state] ?? words.deviceStates.other)}</span>
      ))}
    </span>
  );
}
