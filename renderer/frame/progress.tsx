import type { ReactElement } from 'react';
import { useKiosk } from '../kiosk-context.ts';

/** How far along: one small pane a step, and the same in words. */
export function Progress(): ReactElement | null {
  const { view, words } = useKiosk();
  if (view.progress === null) return null;
  const { step, of } = view.progress;
  return (
    <p className="progress">
      <span className="progress-panes" aria-hidden="true">
        {Array.from({ length: of }, (_, index) => (
          <i key={index} data-at={index + 1 < step ? 'done' : index + 1 === step ? 'here' : 'ahead'} />
        ))}
      </span>
      <span>{words.frame.step(step, of)}</span>
    </p>
  );
}
