import type { ReactElement } from 'react';
import { useKiosk } from '../kiosk-context.ts';

/** Whose terminal this is and where it stands. */
export function Place(): ReactElement {
  const { place } = useKiosk().view;
  return (
    <header className="place">
      <svg className="mark" viewBox="0 0 48 48" aria-hidden="true">
        <rect x="3" y="3" width="42" height="42" rx="7" className="mark-frame" />
        <rect x="26" y="26" width="15" height="15" rx="2" className="mark-lit" />
        <path d="M24 3v42M3 24h42" className="mark-frame" />
      </svg>
      <p>
        <strong>{place.organisation}</strong>
        <span>{place.terminalName}</span>
      </p>
    </header>
  );
}
