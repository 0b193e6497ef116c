import { CreditCard, FileImage } from 'lucide-react';
import { useId, useRef, useState, type DragEvent } from 'react';
import type { DockCommand, Stage } from '../../contract/dock.ts';
import { Act, Conditions, DeviceCard, PlugFaults, Strike, Tick, Toggle } from './controls.tsx';
import { CardReaderDrawing, ScannerDrawing } from './input-drawings.tsx';
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
            label="Chip"
            now={quality}
            options={[
              ['good', 'good'],
              ['unreadable', 'unreadable'],
              ['notADocument', 'not an ID'],
            ]}
            onPick={setQuality}
          />
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
        {[...Map.groupBy(withCard, (one) => one.document)].map(([document, holders]) => (
          <optgroup key={document} label={document}>
            {holders.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </optgroup>
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
      <Tick on={needsKey} onChange={setNeedsKey}>
        the chip asks for a key
      </Tick>
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

function feederInWords({ sheets, sticky, jamOn }: Stage['feeder'], now: DeviceNow): string {
  if (now.state !== 'ready') return now.words;
  const pile = sheets === 0 ? now.words : `${sheets} ${sheets === 1 ? 'sheet' : 'sheets'} in the feeder${sticky ? ', labelled' : ''}`;
  return jamOn === null ? pile : `${pile}, will jam on ${jamOn}`;
}

/** Step 2: sheets into the feeder, sample ones or own images, with or without the label on the first. */
export function ScannerCard({ stage, now, send, next = false }: CardProps) {
  const { order, refusal, refuse } = useOrders(send);
  const [sticky, setSticky] = useState(true);
  const [jamSheet, setJamSheet] = useState(2);
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const [jamField, samples] = [useId(), useId()];
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
      words={feederInWords(stage.feeder, now)}
      drawing={<ScannerDrawing now={now} sheets={sheets} sticky={stage.feeder.sticky} jamOn={jamOn} />}
      refusal={refusal}
      faults={
        <>
          <div className="jam">
            <label htmlFor={jamField}>On sheet</label>
            <input
              id={jamField}
              type="number"
              min={1}
              max={100}
              value={jamSheet}
              onChange={(event) => setJamSheet(Math.max(1, Math.trunc(event.currentTarget.valueAsNumber || 1)))}
            />
            <Strike onPress={() => jam('jam')}>Jam</Strike>
            <Strike onPress={() => jam('doubleFeed')}>Feed two</Strike>
            <Strike disabled={jamOn === null && now.state !== 'jam'} onPress={() => order({ do: 'clearJam' })}>
              {jamOn === null || now.state === 'jam' ? 'Clear' : `Not on ${jamOn}`}
            </Strike>
          </div>
          <div className="toggles">
            <Toggle
              on={now.state === 'coverOpen'}
              onPress={() => order({ do: 'cover', device: 'documentScanner', open: now.state !== 'coverOpen' })}
            >
              Cover open
            </Toggle>
            <PlugFaults device="documentScanner" state={now.state} order={order} />
          </div>
        </>
      }
    >
      <p className="field" id={samples}>
        Load sample sheets
      </p>
      <div className="samples" role="group" aria-labelledby={samples}>
        {[1, 3, 10].map((count) => (
          <Act key={count} primary={count === 3} onPress={() => order({ do: 'loadSamples', count, sticky })}>
            {count} {count === 1 ? 'sheet' : 'sheets'}
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
        <span>Drop own images or</span>
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
          label on sheet 1
        </Tick>
        <button type="button" className="link" disabled={sheets === 0} onClick={() => order({ do: 'clearFeeder' })}>
          Empty the feeder
        </button>
      </div>
    </DeviceCard>
  );
}
