import type { ReactElement } from 'react';
import type { Screen } from '../../contract/view.ts';
import { useKiosk } from '../kiosk-context.ts';
import type { HelpKey } from '../words/words.ts';
import { Modal } from './modal.tsx';

function helpKey(screen: Screen): HelpKey {
  return screen.name === 'choice' || screen.name === 'form' ? screen.ask : screen.name;
}

/** What to do on this very step, and whom to call. */
export function HelpDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { view, words } = useKiosk();
  const phone = view.place.contactPhone;
  return (
    <Modal title={words.frame.helpFor} tone="wide" onClose={onClose}>
      <ul className="help-list">
        {words.help[helpKey(view.screen)].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {phone === null ? null : <p className="help-phone">{words.frame.call(phone)}</p>}
      <button type="button" className="button primary" onClick={onClose}>
        {words.frame.close}
      </button>
    </Modal>
  );
}
