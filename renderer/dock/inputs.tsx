import { CreditCard, FileImage, ScanBarcode } from 'lucide-react';
import { useId, useRef, useState, type DragEvent } from 'react';
import type { DockCommand, Stage } from '../../contract/dock.ts';
import { Act, Conditions, DeviceCard, PlugFaults, Tick, Toggle } from './controls.tsx';
import { BarcodeReaderDrawing, CardReaderDrawing, ScannerDrawing } from './input-drawings.tsx';
import { useOrders, type SendCommand } from './orders.ts';
import { readPageFiles } from './page-files.ts';
import type { DeviceNow } from './reading.ts';

interface CardProps {
  readonly stage: Stage;
  readonly now: DeviceNow;
  readonly send: SendCommand;
  readonly next?: boolean;
}

type Quality = (DockCommand & { do: 'insertCard' })['quality'];
type Symbology = (DockCommand & { do: 'readBarcode' })['symbology'];

/** Step 1: a person's card goes onto the reader and comes off it. */
export function CardReaderCard({ stage, now, send, next = false }: CardProps) {
  const { order, refusal } = useOrders(send);
  const withCard = stage.personas.filter((persona) => persona.hasCard);
  const without = stage.personas.filter((persona) => !persona.hasCard);
  const [chosen, setChosen] = useState<string | null>(null);
  const [quality, setQuality] = useState<Quality>('good');
  const [needsKey, setNeedsKey] = useState(false);
  const persona = chosen ?? withCard[0]?.id ?? '';
  const holder = stage.personas.find((one) => one.id === stage.card)?.name ?? stage.card;
  const select = useId();
  return (
    <DeviceCard
      name="Card reader"
      step={1}
      next={next}
      tone={now.tone}
      words={holder === null || now.state !== 'card' ? now.words : holder}
      drawing={<CardReaderDrawing now={now} card={stage.card} />}
      refusal={refusal}
      faults={
        <>
          <Conditions
            label="The chip is"
            now={quality}
            options={[
              ['good', 'good'],
              ['unreadable', 'unreadable'],
              ['notADocument', 'not an ID'],
            ]}
            onPick={setQuality}
          />
          <Tick on={needsKey} onChange={setNeedsKey}>
            asks for a key before it opens
          </Tick>
          <div className="toggles">
            <PlugFaults device="cardReader" state={now.state} order={order} />
          </div>
        </>
      }
    >
      <label className="field" htmlFor={select}>
        Whose card
      </label>
      <select id={select} value={persona} onChange={(event) => setChosen(event.currentTarget.value)}>
        {withCard.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name} · {one.document}
          </option>
        ))}
        {without.length === 0 ? null : (
          <optgroup label="No card: they type at the kiosk">
            {without.map((one) => (
              <option key={one.id} value={one.id} disabled>
                {one.name} · {one.document}
              </option>
            ))}
          </optgroup>
        )}
      </select>
      {stage.card === null ? (
        <Act primary icon={CreditCard} disabled={persona === ''} onPress={() => order({ do: 'insertCard', persona, needsKey, quality })}>
          Insert the card
        </Act>
      ) : (
        <Act icon={CreditCard} onPress={() => order({ do: 'removeCard' })}>
          Take the card out
        </Act>
      )}
    </DeviceCard>
  );
}

/** Step 2: sheets into the feeder, sample ones or own images, with or without the label on the first. */
export function ScannerCard({ stage, now, send, next = false }: CardProps) {
  const { order, refusal, refuse } = useOrders(send);
  const [sticky, setSticky] = useState(true);
  const [jamSheet, setJamSheet] = useState(2);
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const jamField = useId();
  const { sheets, jamOn } = stage.feeder;

  const loadFiles = (files: Iterable<File>): void => {
    void readPageFiles([...files]).then((read) => {
      if (read.ok) order({ do: 'loadPages', images: [...read.images], sticky });
      else refuse(read.why);
    });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    loadFiles(event.dataTransfer.files);
  };
  const jam = (kind: 'jam' | 'doubleFeed'): void => order({ do: 'jamOn', sheet: jamSheet, kind });

  return (
    <DeviceCard
      name="Document scanner"
      step={2}
      next={next}
      tone={now.tone}
      words={now.state === 'ready' && sheets > 0 ? `${sheets} ${sheets === 1 ? 'sheet' : 'sheets'} in the feeder` : now.words}
      drawing={<ScannerDrawing now={now} sheets={sheets} sticky={stage.feeder.sticky} jamOn={jamOn} />}
      refusal={refusal}
      faults={
        <>
          <div className="jam">
            <label htmlFor={jamField}>On sheet</label>
            <input id={jamField} type="number" min={1} max={100} value={jamSheet} onChange={(event) => setJamSheet(Math.max(1, Math.trunc(event.currentTarget.valueAsNumber || 1)))} />
            <Toggle on={false} onPress={() => jam('jam')}>
              Jam
            </Toggle>
            <Toggle on={false} onPress={() => jam('doubleFeed')}>
              Feed two
            </Toggle>
          </div>
          <div className="toggles">
            <Toggle calm on={false} disabled={jamOn === null && now.state !== 'jam'} onPress={() => order({ do: 'clearJam' })}>
              Clear the jam
            </Toggle>
            <Toggle on={now.state === 'coverOpen'} onPress={() => order({ do: 'cover', device: 'documentScanner', open: now.state !== 'coverOpen' })}>
              Cover open
            </Toggle>
            <PlugFaults device="documentScanner" state={now.state} order={order} />
          </div>
        </>
      }
    >
      <div className="samples" role="group" aria-label="Load sample sheets">
        {[1, 3, 10].map((count) => (
          <Act key={count} primary={count === 3} onPress={() => order({ do: 'loadSamples', count, sticky })}>
            {count} {count === 1 ? 'sample sheet' : 'sheets'}
          </Act>
        ))}
      </div>
      <div
        className={over ? 'dropzone dropzone-over' : 'dropzone'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileImage aria-hidden size={18} />
        <span>Drop page images here, or </span>
        <button type="button" className="link" onClick={() => picker.current?.click()}>
          choose files
        </button>
        <input
          ref={picker}
          type="file"
          aria-label="Page images"
          hidden
          multiple
          accept="image/png,image/jpeg,image/tiff"
          onChange={(event) => {
            loadFiles(event.currentTarget.files ?? []);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <div className="between">
        <Tick on={sticky} onChange={setSticky}>
          stick the label on sheet 1
        </Tick>
        <button type="button" className="link" disabled={sheets === 0} onClick={() => order({ do: 'clearFeeder' })}>
          Empty the feeder
        </button>
      </div>
    </DeviceCard>
  );
}

/** Something with a code is held before the reader. */
export function BarcodeReaderCard({ stage, now, send }: CardProps) {
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
        <input id={field} type="text" list={known} maxLength={2000} spellCheck={false} autoComplete="off" value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <datalist id={known}>
          {stage.edms.delivered.map((number) => (
            <option key={number} value={number} />
          ))}
        </datalist>
        <div className="pair">
          <select id={kind} aria-label="Kind of code" value={symbology} onChange={(event) => setSymbology(symbologies.find((one) => one[0] === event.currentTarget.value)?.[0] ?? 'unknown')}>
            {symbologies.map(([id, words]) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </select>
          <button type="submit" className="act" disabled={text.trim() === ''}>
            <ScanBarcode aria-hidden size={16} />
            Read it
          </button>
        </div>
      </form>
    </DeviceCard>
  );
}

const symbologies: readonly (readonly [Symbology, string])[] = [
  ['code128', 'Code 128'],
  ['qr', 'QR'],
  ['pdf417', 'PDF417'],
  ['dataMatrix', 'Data Matrix'],
  ['unknown', 'Other'],
];
