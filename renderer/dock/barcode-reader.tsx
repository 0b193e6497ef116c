import { useId, useState } from 'react';
import type { DockCommand, Stage } from '../../contract/dock.ts';
import { DeviceCard, PlugFaults } from './controls.tsx';
import { BarcodeReaderDrawing } from './input-drawings.tsx';
import { useOrders, type SendCommand } from './orders.ts';
import type { DeviceNow } from './reading.ts';

type Symbology = (DockCommand & { do: 'readBarcode' })['symbology'];

const symbologies: readonly (readonly [Symbology, string])[] = [
  ['code128', 'Code 128'],
  ['qr', 'QR'],
  ['pdf417', 'PDF417'],
  ['dataMatrix', 'Data Matrix'],
  ['unknown', 'Other'],
];

/** Something with a code is held before the reader. */
export function BarcodeReaderCard({ stage, now, send }: { readonly stage: Stage; readonly now: DeviceNow; readonly send: SendCommand }) {
  const { order, refusal } = useOrders(send);
  const [text, setText] = useState('');
  const [symbology, setSymbology] = useState<Symbology>('code128');
  const [field, kind, known] = [useId(), useId(), useId()];
  return (
    <DeviceCard
      name="Barcode reader"
      tone={now.tone}
      words={now.words}
      drawing={<BarcodeReaderDrawing now={now} />}
      refusal={refusal}
      faults={
        <div className="toggles">
          <PlugFaults device="barcodeReader" state={now.state} order={order} />
        </div>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') order({ do: 'readBarcode', text: text.trim(), symbology });
        }}
      >
        <label className="field" htmlFor={field}>
          What the code says
        </label>
        <input
          id={field}
          type="text"
          list={known}
          maxLength={2000}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <datalist id={known}>
          {stage.edms.delivered.map((number) => (
            <option key={number} value={number}>
              {number}
            </option>
          ))}
        </datalist>
        <div className="pair">
          <select
            id={kind}
            aria-label="Kind of code"
            value={symbology}
            onChange={(event) => setSymbology(symbologies.find((one) => one[0] === event.currentTarget.value)?.[0] ?? 'unknown')}
          >
            {symbologies.map(([id, words]) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </select>
          <button type="submit" className="act" disabled={text.trim() === ''}>
            Read
          </button>
        </div>
      </form>
    </DeviceCard>
  );
}
