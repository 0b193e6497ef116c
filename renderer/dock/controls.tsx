import { Check, Info, type LucideIcon } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import type { DockCommand } from '../../contract/dock.ts';
import type { Tone } from './reading.ts';

/** A button of the dock; `primary` is the one natural next thing on its card. */
export function Act(props: {
  readonly onPress: () => void;
  readonly children: ReactNode;
  readonly icon?: LucideIcon;
  readonly primary?: boolean;
  readonly disabled?: boolean;
}) {
  const Icon = props.icon;
  return (
    <button
      type="button"
      className={props.primary === true ? 'act act-primary' : 'act'}
      disabled={props.disabled === true}
      onClick={props.onPress}
    >
      {Icon === undefined ? null : <Icon aria-hidden size={16} />}
      {props.children}
    </button>
  );
}

/** A fault or a habit that is on or off. Shown by a tick as well as by colour. */
export function Toggle(props: {
  readonly on: boolean;
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly calm?: boolean;
}) {
  return (
    <button type="button" className={props.calm === true ? 'toggle toggle-calm' : 'toggle'} aria-pressed={props.on} onClick={props.onPress}>
      {props.on ? <Check aria-hidden className="toggle-tick" size={14} strokeWidth={3.5} /> : null}
      {props.children}
    </button>
  );
}

/** A fault that strikes once, or what mends it. */
export function Strike(props: { readonly children: ReactNode; readonly onPress: () => void; readonly disabled?: boolean }) {
  return (
    <button type="button" className="toggle" disabled={props.disabled === true} onClick={props.onPress}>
      {props.children}
    </button>
  );
}

/** A few conditions of which one holds; `now` is null while the device does not tell. Each is a button: pressing one makes it so. */
export function Conditions<Id extends string>(props: {
  readonly label: string;
  readonly options: readonly (readonly [Id, string])[];
  readonly now: Id | null;
  readonly onPick: (id: Id) => void;
}) {
  const label = useId();
  return (
    <div className="conditions" role="group" aria-labelledby={label}>
      <span id={label} className="conditions-label">
        {props.label}
      </span>
      <span className="conditions-row">
        {props.options.map(([id, words]) => (
          <button key={id} type="button" aria-pressed={props.now === id} onClick={() => props.onPick(id)}>
            {words}
          </button>
        ))}
      </span>
    </div>
  );
}

/** A choice the next order takes with it. */
export function Tick(props: { readonly on: boolean; readonly children: ReactNode; readonly onChange: (on: boolean) => void }) {
  return (
    <label className="tick">
      <input type="checkbox" checked={props.on} onChange={(event) => props.onChange(event.currentTarget.checked)} />
      <span>{props.children}</span>
    </label>
  );
}

/** One device of the machine: what it is, how it is, its drawing, what one naturally does with it, and its faults below. */
export function DeviceCard(props: {
  readonly name: string;
  readonly step?: number;
  readonly next?: boolean;
  readonly tone: Tone;
  readonly words: string;
  readonly drawing: ReactNode;
  readonly children: ReactNode;
  readonly faults: ReactNode;
  readonly refusal: string | null;
}) {
  const heading = useId();
  return (
    <section className={props.next === true ? 'card card-next' : 'card'} aria-labelledby={heading}>
      <header className="card-head">
        {props.step === undefined ? null : (
          <span className="step" aria-hidden>
            {props.step}
          </span>
        )}
        <h2 id={heading}>
          {props.step === undefined ? null : (
            <span className="unseen">
              {props.next === true ? 'Next, step' : 'Step'} {props.step}:{' '}
            </span>
          )}
          {props.name}
        </h2>
        <p className={`status status-${props.tone}`}>{props.words}</p>
      </header>
      {props.drawing}
      <div className="card-acts">
        {props.children}
        <p className="refusal" role="status">
          {props.refusal === null ? null : (
            <>
              <Info aria-hidden size={15} />
              <span>{props.refusal}</span>
            </>
          )}
        </p>
      </div>
      <div className="card-faults" role="group" aria-label={`Faults of the ${props.name.toLowerCase()}`}>
        {props.faults}
      </div>
    </section>
  );
}

/** What befalls any device: its cable pulled, or a device that is there and says nothing. */
export function PlugFaults(props: {
  readonly device: (DockCommand & { do: 'plug' })['device'];
  readonly state: string;
  readonly order: (command: DockCommand) => void;
}) {
  const { device, state, order } = props;
  return (
    <>
      <Toggle on={state === 'disconnected'} onPress={() => order({ do: state === 'disconnected' ? 'plug' : 'unplug', device })}>
        Unplugged
      </Toggle>
      <Toggle on={state === 'mute'} onPress={() => order({ do: 'mute', device, mute: state !== 'mute' })}>
        Mute
      </Toggle>
    </>
  );
}
