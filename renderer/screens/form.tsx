import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { Field } from '../../contract/view.ts';
import type { FieldId } from '../../contract/words.ts';
import { Frame } from '../frame/frame.tsx';
import { Keyboard } from '../keyboard/keyboard.tsx';
import { layoutOf, typingOf } from '../keyboard/layouts.ts';
import type { Action, LayoutName } from '../keyboard/layouts.ts';
import { dateAsTyped, erase, insert, startsCapital } from '../keyboard/typing.ts';
import type { Typed } from '../keyboard/typing.ts';
import { useKiosk } from '../kiosk-context.ts';
import { FieldRow } from '../parts/field-row.tsx';
import { useEchoes } from '../use-echoes.ts';
import { useWide } from '../use-wide.ts';
import type { ScreenProps } from './screen-props.ts';

/** Fields to fill in, with the keyboard below them; what is typed shows at once and goes to the terminal at every change. */
export function FormScreen({ screen }: ScreenProps<'form'>): ReactElement {
  const { view, words, send } = useKiosk();
  const wide = useWide();
  const { title, lead, primary } = words.forms[screen.ask];
  const inputs = useRef(new Map<FieldId, HTMLInputElement>());
  const caretTo = useRef<{ id: FieldId; at: number } | null>(null);
  const [active, setActive] = useState<FieldId | null>(screen.fields[0]?.id ?? null);
  const [otherLayout, setOtherLayout] = useState<LayoutName | null>(null);
  const [shift, setShift] = useState<boolean | null>(null);
  const [caret, setCaret] = useState<Typed>({ value: '', start: 0, end: 0 });
  const fields = screen.fields;

  const firstFault = fields.find(({ fault }) => fault !== null)?.id ?? null;
  const faulty = firstFault !== null;
  const focusWhereNeeded = useEffectEvent(() => {
    const id = firstFault ?? fields[0]?.id;
    if (id !== undefined) inputs.current.get(id)?.focus();
  });
  // When the form appears, and when faults come up where there were none; otherwise the focus is the resident's.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- `faulty` is what the effect waits for
  useEffect(() => focusWhereNeeded(), [faulty]);

  useLayoutEffect(() => {
    const wish = caretTo.current;
    caretTo.current = null;
    if (wish !== null) inputs.current.get(wish.id)?.setSelectionRange(wish.at, wish.at);
  });

  const { shown, typed } = useEchoes(fields);
  const at = fields.findIndex(({ id }) => id === active);
  const field = fields[at];
  const typing = field === undefined ? null : typingOf[field.id];
  const layoutName = otherLayout ?? typing?.layout ?? 'ukrainian';
  const capital = layoutName !== 'digits' && (shift ?? (typing !== null && startsCapital(caret, typing.capitals)));

  const edit = (target: Field, value: string, caretAt: number | null): void => {
    const next = typingOf[target.id].date === true ? dateAsTyped(value) : value;
    if (next !== shown(target)) {
      typed(target, next);
      send({ type: 'EDIT', field: target.id, value: next });
    }
    const place = caretAt === null || next.length !== value.length ? next.length : caretAt;
    if (caretAt !== null) caretTo.current = { id: target.id, at: place };
    setCaret({ value: next, start: place, end: place });
  };

  const change = (how: (typed: Typed) => Typed): void => {
    const input = field === undefined ? undefined : inputs.current.get(field.id);
    if (field === undefined || input === undefined) return;
    if (document.activeElement !== input) input.focus();
    const value = shown(field);
    const next = how({ value, start: input.selectionStart ?? value.length, end: input.selectionEnd ?? value.length });
    edit(field, next.value, next.start);
    if (next.value === value) input.setSelectionRange(next.start, next.start);
  };

  const focusOn = (index: number): void => {
    const target = fields[index];
    if (target !== undefined) inputs.current.get(target.id)?.focus();
  };

  const goOn = (): void => {
    send({ type: 'NEXT' });
    if (view.can.next) return;
    const missing = fields.findIndex((one) => one.fault !== null || (!one.optional && shown(one).trim() === ''));
    if (missing >= 0) focusOn(missing);
  };

  const act = (action: Action): void => {
    if (action === 'shift') return setShift(!capital);
    if (action === 'erase') return change(erase);
    if (action === 'space') return change((typed) => insert(typed, ' ', field?.maxLength ?? 0));
    if (action === 'previous') return focusOn(at - 1);
    if (action === 'next') return focusOn(at + 1);
    setOtherLayout(action);
  };

  return (
    <Frame
      title={title}
      lead={wide && screen.latinName !== null ? `${words.form.latinName} ${screen.latinName}` : lead}
      layout="form"
      primary={{ label: primary, onPress: goOn, off: !view.can.next }}
    >
      <div className="fields" data-count={fields.length}>
        {screen.latinName === null || wide ? null : (
          <p className="latin-name">
            {words.form.latinName} <strong lang="en">{screen.latinName}</strong>
          </p>
        )}
        {fields.map((one, index) => (
          <FieldRow
            key={one.id}
            field={one}
            value={shown(one)}
            active={one.id === active}
            inputRef={(element) => {
              if (element === null) inputs.current.delete(one.id);
              else inputs.current.set(one.id, element);
            }}
            onFocus={(input) => {
              setActive(one.id);
              setOtherLayout(null);
              setShift(null);
              setCaret({ value: input.value, start: input.selectionStart ?? 0, end: input.selectionEnd ?? 0 });
            }}
            onCaret={(input) => setCaret({ value: input.value, start: input.selectionStart ?? 0, end: input.selectionEnd ?? 0 })}
            onChange={(input) => edit(one, input.value, input.selectionStart)}
            onTake={(suggestion) => edit(one, suggestion, null)}
            onEnter={() => (index === fields.length - 1 ? goOn() : focusOn(index + 1))}
          />
        ))}
      </div>
      <Keyboard
        layout={layoutOf(layoutName, wide)}
        capital={capital}
        shifted={capital}
        onText={(text) => {
          change((typed) => insert(typed, text, field?.maxLength ?? 0));
          setShift(null);
        }}
        onAction={act}
        off={[
          ...(at > 0 ? [] : ['previous' as const]),
          ...(at < fields.length - 1 ? [] : ['next' as const]),
          ...(layoutName === 'digits' && typing?.letters !== true ? ['latin' as const] : []),
        ]}
      />
    </Frame>
  );
}
