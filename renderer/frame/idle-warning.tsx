import type { ReactElement } from 'react';
import { useKiosk } from '../kiosk-context.ts';
import { Modal } from './modal.tsx';

/** The session is about to end itself: a countdown, and one tap to stay. */
export function IdleWarning({ seconds }: { seconds: number }): ReactElement {
  const { words, send } = useKiosk();
  const stay = () => send({ type: 'STAY' });
  return (
    <Modal title={words.idle.title} tone="urgent" onClose={stay}>
      <p>{words.idle.text}</p>
      <p className="countdown" role="timer" aria-live="off">
        <strong>{words.idle.seconds(seconds)}</strong>
      </p>
      <button type="button" className="button primary" onClick={stay}>
        {words.idle.stay}
      </button>
    </Modal>
  );
}
