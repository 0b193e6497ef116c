import { StrictMode, useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Away } from './frame/away.tsx';
import { Kiosk } from './kiosk.tsx';
import './style/all.css';
import { keepHands } from './touch.ts';
import { useView } from './use-view.ts';

/** A terminal that is away for less than this is not worth a word, milliseconds. */
const awayShownAfter = 400;

/** Touching or typing counts as being there, told at most this often, milliseconds. */
const presenceEvery = 5000;

function App(): ReactElement | null {
  const { view, away, send } = useView();
  const [longAway, setLongAway] = useState(false);
  const toldAt = useRef(0);
  useEffect(() => {
    const timer = away ? setTimeout(() => setLongAway(true), awayShownAfter) : undefined;
    return () => {
      clearTimeout(timer);
      setLongAway(false);
    };
  }, [away]);
  useEffect(() => {
    const here = (): void => {
      const now = performance.now();
      if (now - toldAt.current < presenceEvery) return;
      toldAt.current = now;
      send({ type: 'STAY' });
    };
    const heardOf = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const name of heardOf) window.addEventListener(name, here, { passive: true });
    return () => {
      for (const name of heardOf) window.removeEventListener(name, here);
    };
  });
  if (longAway) return <Away language={view?.settings.language ?? 'uk'} theme={view?.settings.theme ?? 'day'} />;
  return view === null ? null : <Kiosk view={view} send={send} />;
}

keepHands(document);
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
