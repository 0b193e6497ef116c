import { useEffect } from 'react';
import type { ReactElement } from 'react';
import type { View } from '../contract/view.ts';
import { IdleWarning } from './frame/idle-warning.tsx';
import { KioskProvider } from './kiosk-context.ts';
import type { Send } from './kiosk-context.ts';
import { ScreenOf } from './screens/screen-of.tsx';
import { tables } from './words/tables.ts';

/** The whole glass, drawn from one view. Holds nothing of its own: the same view always gives the same screen. */
export function Kiosk({ view, send }: { view: View; send: Send }): ReactElement {
  const { language, textSize, theme, reach } = view.settings;
  const words = tables[language];
  useEffect(() => {
    const page = document.documentElement;
    page.lang = language;
    page.dataset['theme'] = theme;
  }, [language, theme]);

  return (
    <KioskProvider value={{ view, words, send }}>
      <div className="kiosk" data-theme={theme} data-text={textSize} data-reach={reach} data-screen={view.screen.name} lang={language}>
        <ScreenOf key={view.sessionId} screen={view.screen} />
        {view.endingIn === null ? null : <IdleWarning seconds={view.endingIn} />}
      </div>
    </KioskProvider>
  );
}
