import type { ReactElement } from 'react';
import { useKiosk } from '../kiosk-context.ts';

/** The machine is at work: panes that light one after the other, and the words for it. */
export function BusyLine({ words: said }: { words?: string }): ReactElement {
  const { words } = useKiosk();
  return (
    <p className="busy-line" role="status">
      <span className="busy-panes" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </span>
      {said ?? words.frame.wait}
    </p>
  );
}
