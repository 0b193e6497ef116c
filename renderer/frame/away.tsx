import type { ReactElement } from 'react';
import { tables } from '../words/tables.ts';
import type { Language, Theme } from '../../contract/words.ts';

/** The terminal is away for a moment: nothing to touch, nothing personal in sight, and the promise that it comes back. */
export function Away({ language, theme }: { language: Language; theme: Theme }): ReactElement {
  const { title, text } = tables[language].away;
  return (
    <div className="kiosk away" data-theme={theme} data-text="normal" data-reach="false" lang={language}>
      <main>
        <span className="busy-panes" aria-hidden="true">
          <i />
          <i />
          <i />
          <i />
        </span>
        <h1 role="status">{title}</h1>
        <p className="lead">{text}</p>
      </main>
    </div>
  );
}
