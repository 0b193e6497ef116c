import type { ReactElement } from 'react';
import { grouped, plateLines, spelled } from '../grouping.ts';
import { useKiosk } from '../kiosk-context.ts';

/** The acceptance number, large enough to read out across a counter; a screen reader spells it. */
export function NumberPlate({ number, size = 'large' }: { number: string; size?: 'large' | 'small' }): ReactElement {
  const { words } = useKiosk();
  return (
    <p className="number-plate" data-size={size}>
      <span className="number-label">{words.frame.number}</span>
      <strong aria-hidden="true">
        {(size === 'large' ? plateLines(number) : [grouped(number)]).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </strong>
      <span className="only-read">{spelled(number)}</span>
    </p>
  );
}
