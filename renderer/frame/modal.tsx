import { useEffect, useId, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';

interface Modal {
  title: string;
  tone?: 'plain' | 'urgent' | 'wide';
  onClose: () => void;
  children: ReactNode;
}

/** A native modal dialog: the page behind it is inert, Escape closes it, focus goes back where it was. */
export function Modal({ title, tone = 'plain', onClose, children }: Modal): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className="modal"
      data-tone={tone}
      role={tone === 'urgent' ? 'alertdialog' : undefined}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  );
}
