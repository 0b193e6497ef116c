import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { viewSchema } from '../contract/view.ts';
import { Kiosk } from './kiosk.tsx';
import './style/all.css';

/** The gallery's page: shows whatever view is handed to `window.showView`, and keeps what it would have told a terminal in `window.sentEvents`. */
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
const shown = createRoot(root);
const sent: unknown[] = [];
let turn = 0;

Object.assign(window, {
  sentEvents: sent,
  showView: (candidate: unknown): void => {
    const view = viewSchema.parse(candidate);
    turn += 1;
    flushSync(() => shown.render(<Kiosk key={turn} view={view} send={(event) => sent.push(event)} />));
  },
  /** The same screen with another view, as the terminal's next word would be. */
  changeView: (candidate: unknown): void => {
    const view = viewSchema.parse(candidate);
    flushSync(() => shown.render(<Kiosk key={turn} view={view} send={(event) => sent.push(event)} />));
  },
});
