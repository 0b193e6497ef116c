import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useKiosk } from '../kiosk-context.ts';
import { Matter } from './matter.tsx';
import { Modal } from './modal.tsx';
import { Place } from './place.tsx';
import { Progress } from './progress.tsx';
import { Tools } from './tools.tsx';

export interface Primary {
  label: string;
  onPress: () => void;
  /** Shown but not yet possible. */
  off?: boolean;
  icon?: ReactNode;
}

interface FrameProps {
  title: string;
  lead?: string | undefined;
  /** Says the title aloud when it changes without a tap: the machine went on by itself. */
  live?: boolean;
  tone?: 'plain' | 'trouble' | 'done';
  /** What is only looked at: a drawing. Takes the room that the matter leaves. */
  figure?: ReactNode;
  children?: ReactNode;
  primary?: Primary | null;
  /** Other ways on, beside the primary one. */
  others?: readonly Primary[];
  layout?: 'plain' | 'form' | 'start';
}

/** The same frame on every screen: place and tools, the question, the matter, back and the one next step. */
export function Frame({
  title,
  lead,
  live = false,
  tone = 'plain',
  figure,
  children,
  primary = null,
  others = [],
  layout = 'plain',
}: FrameProps): ReactElement {
  const { view } = useKiosk();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (layout !== 'form') heading.current?.focus({ preventScroll: true });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another title is another question: the focus goes to it
  }, [title, layout]);
  return (
    <div
      className="frame"
      data-layout={layout}
      data-tone={tone}
      data-figure={figure === undefined ? 'none' : 'shown'}
      data-busy={view.busy}
    >
      <Place />
      <Tools />
      <main>
        <div className="intro">
          <Progress />
          <h1 ref={heading} tabIndex={-1} aria-live={live ? 'polite' : undefined}>
            {title}
          </h1>
          {lead === undefined ? null : <p className="lead">{lead}</p>}
        </div>
        {figure === undefined ? null : <div className="figure">{figure}</div>}
        {children === undefined ? null : <Matter>{children}</Matter>}
      </main>
      <Navigation primary={primary} others={others} />
    </div>
  );
}

function Navigation({ primary, others }: { primary: Primary | null; others: readonly Primary[] }): ReactElement {
  const { view, words, send } = useKiosk();
  const [cancelling, setCancelling] = useState(false);
  const { back, cancel } = view.can;
  return (
    <footer className="navigation" data-others={others.length} data-empty={!back && !cancel && primary === null}>
      {back ? (
        <button type="button" className="button quiet back" onClick={() => send({ type: 'BACK' })}>
          <ArrowLeft aria-hidden="true" />
          {words.frame.back}
        </button>
      ) : null}
      {cancel ? (
        <button type="button" className="button bare cancel" aria-haspopup="dialog" onClick={() => setCancelling(true)}>
          {words.frame.cancel}
        </button>
      ) : null}
      {others.map(({ label, onPress }) => (
        <button key={label} type="button" className="button quiet other" onClick={onPress}>
          {label}
        </button>
      ))}
      {primary === null ? null : (
        <button type="button" className="button primary next" aria-disabled={primary.off === true} onClick={primary.onPress}>
          {primary.label}
          {primary.icon ?? <ArrowRight aria-hidden="true" />}
        </button>
      )}
      {cancelling ? (
        <Modal title={words.cancelDialog.title} onClose={() => setCancelling(false)}>
          <p>{words.cancelDialog.text}</p>
          <div className="modal-buttons">
            <button
              type="button"
              className="button quiet"
              onClick={() => {
                setCancelling(false);
                send({ type: 'CANCEL' });
              }}
            >
              {words.cancelDialog.yes}
            </button>
            <button type="button" className="button primary" onClick={() => setCancelling(false)}>
              {words.cancelDialog.no}
            </button>
          </div>
        </Modal>
      ) : null}
    </footer>
  );
}
