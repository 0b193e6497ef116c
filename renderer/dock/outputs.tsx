import { ArrowDownToLine, Undo2 } from 'lucide-react';
import type { DockCommand, Stage } from '../../contract/dock.ts';
import { Act, Conditions, DeviceCard, PlugFaults, Strike, Toggle } from './controls.tsx';
import { useOrders, type SendCommand } from './orders.ts';
import { DepositoryDrawing, FolderDrawing, PagePrinterDrawing, ReceiptPrinterDrawing } from './output-drawings.tsx';
import { boxLevel, type DeviceNow } from './reading.ts';

interface CardProps {
  readonly stage: Stage;
  readonly now: DeviceNow;
  readonly send: SendCommand;
  readonly next?: boolean;
}

type Printer = (DockCommand & { do: 'paper' })['device'];
type Paper = (DockCommand & { do: 'paper' })['level'];
type Stapler = (DockCommand & { do: 'stapler' })['set'];
type Slot = (DockCommand & { do: 'slot' })['set'];
type Box = (DockCommand & { do: 'box' })['set'];

/** The chosen box condition the level stands for, so that its button shows as pressed. */
function boxAs(now: DeviceNow): Box | null {
  const level = boxLevel(now);
  if (level === null) return null;
  if (level >= 1 || now.state === 'boxFull') return 'full';
  if (level >= 0.8) return 'nearFull';
  return level < 0.2 ? 'empty' : 'half';
}

function staplerAs(state: string): Stapler | null {
  if (state === 'staplerEmpty') return 'empty';
  if (state === 'staplerJam') return 'jam';
  return state === 'ready' || state === 'working' ? 'ok' : null;
}

function slotAs(state: string): Slot | null {
  if (state === 'slotJam') return 'jam';
  if (state === 'shutterStuck') return 'shutterStuck';
  return state === 'ready' || state === 'working' ? 'ok' : null;
}

/** Step 3: the paper goes into the slot, is stapled and falls into the box. */
export function DepositoryCard({ stage, now, send, next = false }: CardProps) {
  const { order, refusal } = useOrders(send);
  const missing = now.state === 'boxMissing' || now.detail.get('present') === false;
  const door = now.state === 'doorOpen' || now.detail.get('door') === 'open';
  return (
    <DeviceCard
      name="Slot and box"
      step={3}
      next={next}
      tone={now.tone}
      words={now.words}
      drawing={<DepositoryDrawing now={now} />}
      refusal={refusal}
      faults={
        <>
          <Conditions
            label="Stapler"
            now={staplerAs(now.state)}
            options={[
              ['ok', 'ok'],
              ['empty', 'empty'],
              ['jam', 'jammed'],
            ]}
            onPick={(set) => order({ do: 'stapler', set })}
          />
          <Conditions
            label="Slot"
            now={slotAs(now.state)}
            options={[
              ['ok', 'ok'],
              ['jam', 'jammed'],
              ['shutterStuck', 'shutter stuck'],
            ]}
            onPick={(set) => order({ do: 'slot', set })}
          />
          <div className="toggles">
            <Toggle on={missing} onPress={() => order({ do: 'box', set: missing ? 'empty' : 'missing' })}>
              No box
            </Toggle>
            <Toggle on={door} onPress={() => order({ do: 'box', set: door ? (boxAs(now) ?? 'half') : 'doorOpen' })}>
              Door open
            </Toggle>
            <PlugFaults device="depository" state={now.state} order={order} />
          </div>
        </>
      }
    >
      <div className="pair">
        <Act primary icon={ArrowDownToLine} onPress={() => order({ do: 'insertPaper' })}>
          Put paper in
        </Act>
        <Act icon={Undo2} onPress={() => order({ do: 'takePaperBack' })}>
          Take it back
        </Act>
      </div>
      <Toggle calm on={stage.autoInsert} onPress={() => order({ do: 'autoInsert', on: !stage.autoInsert })}>
        Put it in by itself when the slot opens
      </Toggle>
      <Conditions
        label="Box"
        now={missing ? null : boxAs(now)}
        options={[
          ['empty', 'empty'],
          ['half', 'half'],
          ['nearFull', 'nearly full'],
          ['full', 'full'],
        ]}
        onPick={(set) => order({ do: 'box', set })}
      />
    </DeviceCard>
  );
}

function paperAs(now: DeviceNow): Paper | null {
  if (now.state === 'paperOut' || now.detail.get('paper') === 'out') return 'out';
  if (now.detail.get('paper') === 'nearEnd') return 'nearEnd';
  return now.state === 'ready' || now.state === 'printing' ? 'full' : null;
}

const rollLevels: readonly (readonly [Paper, string])[] = [
  ['full', 'full'],
  ['nearEnd', 'near end'],
  ['out', 'out'],
];

/** A4 trays have no near-end sensor. */
const trayLevels: readonly (readonly [Paper, string])[] = [
  ['full', 'full'],
  ['out', 'out'],
];

function PaperConditions({
  device,
  now,
  order,
}: {
  readonly device: Printer;
  readonly now: DeviceNow;
  readonly order: (command: DockCommand) => void;
}) {
  return (
    <Conditions
      label="Paper"
      now={paperAs(now)}
      options={device === 'receiptPrinter' ? rollLevels : trayLevels}
      onPick={(level) => order({ do: 'paper', device, level })}
    />
  );
}

/** Prints labels, receipts and error slips; what comes out hangs in the column of slips. */
export function ReceiptPrinterCard({ now, send }: CardProps) {
  const { order, refusal } = useOrders(send);
  return (
    <DeviceCard
      name="Receipt printer"
      tone={now.tone}
      words={now.words}
      drawing={<ReceiptPrinterDrawing now={now} />}
      refusal={refusal}
      faults={
        <>
          <div className="toggles">
            <Strike onPress={() => order({ do: 'runOutDuring', share: 0.5 })}>Run out mid-slip</Strike>
            <Toggle
              on={now.state === 'coverOpen'}
              onPress={() => order({ do: 'cover', device: 'receiptPrinter', open: now.state !== 'coverOpen' })}
            >
              Cover open
            </Toggle>
            <Toggle on={now.state === 'cutterError'} onPress={() => order({ do: 'cutter', jammed: now.state !== 'cutterError' })}>
              Cutter jammed
            </Toggle>
            <PlugFaults device="receiptPrinter" state={now.state} order={order} />
          </div>
        </>
      }
    >
      <PaperConditions device="receiptPrinter" now={now} order={order} />
    </DeviceCard>
  );
}

/** Prints A4: answers and blank forms. */
export function PagePrinterCard({ now, send }: CardProps) {
  const { order, refusal } = useOrders(send);
  return (
    <DeviceCard
      name="Page printer"
      tone={now.tone}
      words={now.words}
      drawing={<PagePrinterDrawing now={now} />}
      refusal={refusal}
      faults={
        <div className="toggles">
          <Toggle
            on={now.state === 'coverOpen'}
            onPress={() => order({ do: 'cover', device: 'pagePrinter', open: now.state !== 'coverOpen' })}
          >
            Cover open
          </Toggle>
          <PlugFaults device="pagePrinter" state={now.state} order={order} />
        </div>
      }
    >
      <PaperConditions device="pagePrinter" now={now} order={order} />
    </DeviceCard>
  );
}

/** The folder the document system takes appeals from: no device, but it goes away like one. */
export function FolderCard({ stage, send }: { readonly stage: Stage; readonly send: SendCommand }) {
  const { order, refusal } = useOrders(send);
  const { state, waiting, delivered, rejected, folder } = stage.edms;
  const away = state === 'away';
  const fine = state === 'here' || state === 'ready';
  return (
    <DeviceCard
      name="EDMS folder"
      tone={away ? 'gone' : fine ? 'fine' : 'trouble'}
      words={away ? 'Away, appeals wait' : fine ? 'Here' : state}
      drawing={<FolderDrawing away={away} waiting={waiting} delivered={delivered.length} />}
      refusal={refusal}
      faults={
        <div className="toggles">
          <Toggle on={away} onPress={() => order({ do: 'edms', set: away ? 'here' : 'away' })}>
            Folder away
          </Toggle>
        </div>
      }
    >
      <dl className="facts">
        <div>
          <dt>Waiting</dt>
          <dd>{waiting}</dd>
        </div>
        <div>
          <dt>Delivered</dt>
          <dd>{delivered.length}</dd>
        </div>
        <div>
          <dt>Rejected</dt>
          <dd>{rejected.length}</dd>
        </div>
      </dl>
      <ul className="numbers">
        {rejected.slice(-2).map((one) => (
          <li key={one.number}>
            <b>{one.number}</b> rejected: {one.reason ?? 'no reason given'}
          </li>
        ))}
        {delivered
          .slice(-2)
          .toReversed()
          .map((number) => (
            <li key={number}>{number} delivered</li>
          ))}
      </ul>
      <p className="path" title={folder}>
        {folder}
      </p>
    </DeviceCard>
  );
}
