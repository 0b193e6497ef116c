import { Check, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import type { ReactElement } from 'react';
import type { Field } from '../../contract/view.ts';
import { useKiosk } from '../kiosk-context.ts';

interface FieldRowProps {
  field: Field;
  value: string;
  active: boolean;
  inputRef: (element: HTMLInputElement | null) => void;
  onFocus: (input: HTMLInputElement) => void;
  onCaret: (input: HTMLInputElement) => void;
  onChange: (input: HTMLInputElement) => void;
  onTake: (suggestion: string) => void;
  onEnter: () => void;
}

/** One thing to fill in: its name, the field, a hint, what is wrong with it, and offers that a tap takes. */
export function FieldRow({ field, value, active, inputRef, onFocus, onCaret, onChange, onTake, onEnter }: FieldRowProps): ReactElement {
  const { words } = useKiosk();
  const id = useId();
  const { label, hint } = words.fields[field.id];
  const suggestions = field.suggestions.filter((suggestion) => suggestion !== value);
  return (
    <div className="field" data-field={field.id} data-active={active} data-fault={field.fault !== null}>
      <label htmlFor={id}>
        {label}
        {field.optional ? <span className="optional">{words.form.optional}</span> : null}
      </label>
      <input
        id={id}
        ref={inputRef}
        type="text"
        inputMode="none"
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        value={value}
        maxLength={field.maxLength}
        aria-required={!field.optional}
        aria-invalid={field.fault !== null}
        aria-describedby={`${id}-more`}
        onFocus={(event) => {
          onFocus(event.currentTarget);
          event.currentTarget.closest('.field')?.scrollIntoView({ block: 'nearest' });
        }}
        onSelect={(event) => onCaret(event.currentTarget)}
        onChange={(event) => onChange(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onEnter();
        }}
      />
      <p id={`${id}-more`} className="field-more" aria-live="polite">
        {field.fault === null ? (
          active ? (
            (hint ?? '')
          ) : (
            ''
          )
        ) : (
          <>
            <TriangleAlert aria-hidden="true" />
            {words.faults[field.fault]}
          </>
        )}
      </p>
      {suggestions.length === 0 || !active ? null : (
        <div className="suggestions">
          <span>{words.form.suggested}</span>
          {suggestions.slice(0, 3).map((suggestion) => (
            <button key={suggestion} type="button" onPointerDown={(event) => event.preventDefault()} onClick={() => onTake(suggestion)}>
              <Check aria-hidden="true" />
              {suggestion}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
