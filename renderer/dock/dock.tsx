import type { Stage } from '../../contract/dock.ts';
import type { DeviceClass } from '../../contract/words.ts';
import { BarcodeReaderCard } from './barcode-reader.tsx';
import { CardReaderCard, ScannerCard } from './inputs.tsx';
import type { SendCommand } from './orders.ts';
import { DepositoryCard, FolderCard, PagePrinterCard, ReceiptPrinterCard } from './outputs.tsx';
import { deviceNow, machineInWords, nextStep, type DeviceNow } from './reading.ts';
import { Slips } from './slips.tsx';

/** Whether the terminal is heard: `opening` before its first word, `lost` after it fell silent. */
export type Link = 'opening' | 'live' | 'lost';

/** The dock's whole page. Pure: it draws the stage (null until the terminal has spoken) and gives commands; the truth lives in the terminal. */
export function Dock({
  stage,
  command,
  link = 'live',
}: {
  readonly stage: Stage | null;
  readonly command: SendCommand;
  readonly link?: Link;
}) {
  const machine = stage === null ? null : machineInWords(stage);
  return (
    <div className="page">
      <header className="top">
        <Mark />
        <div>
          <h1>Simulator dock</h1>
          <p>Follow 1 to 4 beside the resident’s screen. The lower part of each card is what can go wrong.</p>
        </div>
        <p className={`machine status status-${link === 'live' ? (machine?.tone ?? 'moving') : 'moving'}`} role="status">
          {linkWords(link) ?? machine?.words ?? 'Asking for the devices…'}
        </p>
      </header>
      {stage === null ? <main className="waiting" aria-busy="true" /> : <Machine stage={stage} command={command} stale={link !== 'live'} />}
    </div>
  );
}

function linkWords(link: Link): string | null {
  if (link === 'opening') return 'Looking for the terminal…';
  return link === 'lost' ? 'The terminal is silent; trying again…' : null;
}

function Machine({ stage, command, stale }: { readonly stage: Stage; readonly command: SendCommand; readonly stale: boolean }) {
  const next = nextStep(stage);
  const on = (device: DeviceClass): DeviceNow | undefined => deviceNow(stage, device);
  const [cardReader, scanner, depository, receipts, pages, codes] = [
    on('cardReader'),
    on('documentScanner'),
    on('depository'),
    on('receiptPrinter'),
    on('pagePrinter'),
    on('barcodeReader'),
  ];
  return (
    <main className={stale ? 'machine-view stale' : 'machine-view'}>
      <div className="way">
        {cardReader === undefined ? null : <CardReaderCard stage={stage} now={cardReader} send={command} next={next === 1} />}
        {scanner === undefined ? null : <ScannerCard stage={stage} now={scanner} send={command} next={next === 2} />}
        {depository === undefined ? null : <DepositoryCard stage={stage} now={depository} send={command} next={next === 3} />}
      </div>
      <div className="around">
        {receipts === undefined ? null : <ReceiptPrinterCard stage={stage} now={receipts} send={command} />}
        {codes === undefined ? null : <BarcodeReaderCard stage={stage} now={codes} send={command} />}
        {pages === undefined ? null : <PagePrinterCard stage={stage} now={pages} send={command} />}
        <FolderCard stage={stage} send={command} />
      </div>
      <Slips slips={stage.slips} />
    </main>
  );
}

/** The window, Vikno's sign. */
function Mark() {
  return (
    <svg className="mark" viewBox="0 0 40 40" aria-hidden focusable="false">
      <path className="mark-lit" d="M21 21h13v13H21z" />
      <path className="mark-frame" d="M6 6h28v28H6zM20 6v28M6 20h28" />
    </svg>
  );
}
