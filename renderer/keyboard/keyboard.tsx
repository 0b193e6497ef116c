import { ArrowBigUp, Delete } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useKiosk } from '../kiosk-context.ts';
import type { Action, Layout } from './layouts.ts';

interface KeyboardProps {
  layout: Layout;
  capital: boolean;
  shifted: boolean;
  onText: (text: string) => void;
  onAction: (action: Action) => void;
  /** Actions that lead nowhere on this field. */
  off: readonly Action[];
}

/**
 * The on-screen keyboard: native buttons that type at the caret and never take the focus from the field.
 * They act when touched, not when let go, so that fast typing with two thumbs loses no letter; a keyboard or a
 * screen reader reaches them by click.
 */
export function Keyboard({ layout, capital, shifted, onText, onAction, off }: KeyboardProps): ReactElement {
  const { words } = useKiosk();
  const say = words.keyboard;
  return (
    <section className="keyboard" aria-label={say.name} data-columns={layout.columns}>
      <div className="keys" style={{ gridTemplateColumns: `repeat(${layout.columns}, minmax(0, 1fr))` }}>
        {layout.rows.flatMap((row, rowIndex) =>
          row.map((key) => {
            const id = `${rowIndex}-${'text' in key ? key.text : key.action}`;
            const span = key.span ?? 1;
            if ('text' in key) {
              const text = capital && key.text.length === 1 ? key.text.toLocaleUpperCase('uk') : key.text;
              return (
                <TouchKey key={id} className={text.length > 1 ? 'key small' : 'key'} span={span} onTouch={() => onText(text)}>
                  {text}
                </TouchKey>
              );
            }
            return (
              <TouchKey
                key={id}
                className="key act"
                span={span}
                pressed={key.action === 'shift' ? shifted : undefined}
                label={say[key.action]}
                off={off.includes(key.action)}
                onTouch={() => onAction(key.action)}
              >
                {actionFace(key.action, say)}
              </TouchKey>
            );
          }),
        )}
      </div>
    </section>
  );
}

function actionFace(action: Action, say: Record<Action, string>): ReactNode {
  switch (action) {
    case 'shift':
      return <ArrowBigUp aria-hidden="true" />;
    case 'erase':
      return <Delete aria-hidden="true" />;
    case 'previous':
    case 'next':
    case 'space':
    case 'ukrainian':
    case 'latin':
    case 'digits':
      return say[action];
  }
}

interface TouchKeyProps {
  className: string;
  span?: number;
  label?: string;
  off?: boolean;
  pressed?: boolean | undefined;
  onTouch: () => void;
  children: ReactNode;
}

function TouchKey({ className, span = 1, label, off = false, pressed, onTouch, children }: TouchKeyProps): ReactElement {
  return (
    <button
      type="button"
      className={className}
      tabIndex={-1}
      style={{ gridColumn: `span ${span}` }}
      aria-label={label}
      aria-pressed={pressed}
      disabled={off}
      onPointerDown={(event) => {
        event.preventDefault();
        onTouch();
      }}
      // A click without a pointer: pressed by a screen reader or a keyboard.
      onClick={(event) => {
        if (event.detail === 0) onTouch();
      }}
    >
      {children}
    </button>
  );
}
