import type { ReactElement } from 'react';
import { grouped, spelled } from '../grouping.ts';
import { useKiosk } from '../kiosk-context.ts';

/** The acceptance number, large enough to read out across a counter; a screen reader spells it. */
export function NumberPlate({ number, size = 'large' }: { number: string; size?: 'large' | 'small' }): ReactElement {
  const { words } = useKiosk();
  return (
    <p className="number-plate" data-size={size} data-length={number.length > 11 ? 'long' : 'short'}>
      <span className="number-label">{words.frame.number}</span>
      <strong aria-hidden="true">{grouped(number)}</strong>
      <span className="only-read">{spelled(number)}</span>
    </p>
  );
}
