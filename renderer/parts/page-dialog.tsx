import { ArrowLeft, ArrowRight, RotateCw, ScanLine, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { pictures } from '../../contract/addresses.ts';
import type { PageView } from '../../contract/view.ts';
import { Modal } from '../frame/modal.tsx';
import { useKiosk } from '../kiosk-context.ts';

/** Width of the large picture asked for, pixels. */
const fullWidth = 1400;

interface PageDialogProps {
  page: PageView;
  at: number;
  of: number;
  onClose: () => void;
}

/** One page, large, with all that can be done to it. Removing asks once more. */
export function PageDialog({ page, at, of, onClose }: PageDialogProps): ReactElement {
  const { words, send } = useKiosk();
  const say = words.review;
  const [removing, setRemoving] = useState(false);
  const name = say.page(at + 1, of);
  if (removing) {
    return (
      <Modal key="remove" title={say.removeTitle(at + 1)} onClose={() => setRemoving(false)}>
        <p>{say.removeText}</p>
        <div className="modal-buttons">
          <button
            type="button"
            className="button quiet"
            onClick={() => {
              send({ type: 'REMOVE', page: page.id });
              onClose();
            }}
          >
            <Trash2 aria-hidden="true" />
            {say.remove}
          </button>
          <button type="button" className="button primary" onClick={() => setRemoving(false)}>
            {say.keep}
          </button>
        </div>
      </Modal>
    );
  }
  return (
    <Modal key="page" title={name} tone="wide" onClose={onClose}>
      <div className="page-large">
        <img src={pictures.page(page.id, page.revision, fullWidth)} alt={name} style={{ aspectRatio: page.aspect }} draggable={false} />
      </div>
      <div className="page-tools" role="group" aria-label={say.pageTools(at + 1)}>
        <button type="button" disabled={at === 0} onClick={() => send({ type: 'MOVE', page: page.id, to: at - 1 })}>
          <ArrowLeft aria-hidden="true" />
          {say.earlier}
        </button>
        <button type="button" onClick={() => send({ type: 'ROTATE', page: page.id })}>
          <RotateCw aria-hidden="true" />
          {say.rotate}
        </button>
        <button
          type="button"
          onClick={() => {
            send({ type: 'RESCAN', page: page.id });
            onClose();
          }}
        >
          <ScanLine aria-hidden="true" />
          {say.rescan}
        </button>
        <button type="button" onClick={() => setRemoving(true)}>
          <Trash2 aria-hidden="true" />
          {say.remove}
        </button>
        <button type="button" disabled={at === of - 1} onClick={() => send({ type: 'MOVE', page: page.id, to: at + 1 })}>
          <ArrowRight aria-hidden="true" />
          {say.later}
        </button>
      </div>
      <button type="button" className="button primary" onClick={onClose}>
        <X aria-hidden="true" />
        {words.frame.close}
      </button>
    </Modal>
  );
}
