import type { ReactElement, ReactNode } from 'react';
import type { DeviceClass, MachinePart } from '../../contract/words.ts';
import { useKiosk } from '../kiosk-context.ts';

/** What moves, when something does: a sheet, a card or a slip on its way in or out. */
export type Motion = 'card' | 'sheets' | 'slip' | 'deposit' | 'drop' | 'staple' | null;

const deviceOf: Record<MachinePart, DeviceClass | null> = {
  cardReader: 'cardReader',
  documentScanner: 'documentScanner',
  receiptPrinter: 'receiptPrinter',
  pagePrinter: 'pagePrinter',
  barcodeReader: 'barcodeReader',
  slot: 'depository',
  box: 'depository',
  screen: null,
};

/** Where a part's name stands: at which side of the machine and how high, and where its leader line begins. */
const callouts: Record<MachinePart, { side: 'left' | 'right'; x: number; y: number; labelX?: number; labelY?: number }> = {
  screen: { side: 'left', x: 372, y: 150 },
  barcodeReader: { side: 'left', x: 382, y: 372 },
  receiptPrinter: { side: 'left', x: 468, y: 376 },
  cardReader: { side: 'right', x: 606, y: 360, labelX: 690, labelY: 130 },
  documentScanner: { side: 'right', x: 820, y: 396 },
  pagePrinter: { side: 'left', x: 380, y: 500 },
  slot: { side: 'left', x: 380, y: 578 },
  box: { side: 'left', x: 380, y: 668 },
};

/** The terminal as one line drawing. Lit parts are filled and named; the same parts are there as the place has devices. */
export function MachineDrawing({ motion = null }: { motion?: Motion }): ReactElement {
  const { view, words } = useKiosk();
  const has = (part: MachinePart): boolean => {
    const device = deviceOf[part];
    return device === null || view.place.devices.includes(device);
  };
  const lit = view.lit.filter(has);
  const named = lit.map((part) => words.machine.parts[part]).join(', ');
  const part = (name: MachinePart, children: ReactNode): ReactElement | null =>
    has(name) ? (
      <g className="machine-part" data-lit={lit.includes(name)}>
        {children}
      </g>
    ) : null;

  return (
    <svg
      className="machine"
      viewBox="60 20 900 740"
      role="img"
      aria-label={named === '' ? words.machine.title : `${words.machine.title}. ${words.machine.here}: ${named}`}
    >
      <path className="machine-floor" d="M140 744H860" />
      <path className="machine-body" d="M370 60q0-24 24-24h212q24 0 24 24v684H370z" />
      <path className="machine-body" d="M340 424h320l14 24H326z" />
      {part('screen', <ScreenPart />)}
      {part('barcodeReader', <BarcodePart />)}
      {part('receiptPrinter', <ReceiptPart moving={motion === 'slip'} />)}
      {part('documentScanner', <ScannerPart moving={motion === 'sheets'} />)}
      {part('cardReader', <CardPart moving={motion === 'card'} />)}
      {part('pagePrinter', <PagePrinterPart />)}
      {part('box', <BoxPart dropping={motion === 'drop'} />)}
      {part('slot', <SlotPart motion={motion} />)}
      {lit.map((name) => (
        <Callout key={name} name={name} words={words.machine.parts[name]} />
      ))}
    </svg>
  );
}

function ScreenPart(): ReactElement {
  return (
    <>
      <rect className="machine-face" x="400" y="66" width="200" height="256" rx="12" />
      <path className="machine-line" d="M424 92h152M424 120h96" />
      <rect className="machine-face" x="424" y="146" width="152" height="118" rx="8" />
      <path className="machine-line" d="M500 146v118M424 205h152M536 292h40" />
    </>
  );
}

function BarcodePart(): ReactElement {
  return (
    <>
      <rect className="machine-face" x="390" y="354" width="60" height="36" rx="6" />
      <path className="machine-line thin" d="M402 364v16M410 364v16M416 364v16M426 364v16M436 364v16" />
    </>
  );
}

function ReceiptPart({ moving }: { moving: boolean }): ReactElement {
  return (
    <>
      <g className="moving-slip" data-moving={moving}>
        <path className="paper-sheet" d="M476 372h40v46l-6.700-6-6.700 6-6.700-6-6.600 6-6.700-6-6.600 6z" />
        <path className="machine-line thin" d="M484 384h24M484 393h16" />
      </g>
      <rect className="machine-face" x="464" y="356" width="64" height="18" rx="6" />
      <path className="machine-line" d="M472 367h48" />
    </>
  );
}

function CardPart({ moving }: { moving: boolean }): ReactElement {
  return (
    <>
      <rect className="machine-face" x="542" y="352" width="72" height="56" rx="9" />
      <path className="machine-line thin" d="M566 388q10-10 0-20M576 393q15-15 0-30M586 398q20-20 0-40" />
      {moving ? (
        <g className="moving-card">
          <rect className="paper-sheet" x="572" y="386" width="96" height="62" rx="8" />
          <circle className="machine-line thin" cx="596" cy="410" r="10" />
          <path className="machine-line thin" d="M618 403h38M618 415h30M584 434h72" />
        </g>
      ) : null}
    </>
  );
}

function ScannerPart({ moving }: { moving: boolean }): ReactElement {
  return (
    <>
      <path className="machine-body" d="M630 424h164" />
      <g className="moving-sheets" data-moving={moving}>
        <path className="paper-sheet" d="M716 302l76-104 58 42-76 104z" />
        <path className="machine-line thin" d="M790 222l34 25M776 241l34 25M762 260l24 17.500" />
      </g>
      <path className="machine-face" d="M726 338l34-46 74 50-22 42z" />
      <path className="machine-face" d="M648 424v-74q0-14 14-14h124q20 0 30 18l14 26q4 8 4 16v28z" />
      <path className="machine-line" d="M648 396h186M668 366h88" />
    </>
  );
}

function PagePrinterPart(): ReactElement {
  return (
    <>
      <rect className="machine-face" x="402" y="474" width="196" height="44" rx="8" />
      <path className="machine-line" d="M422 496h156" />
      <path className="paper-sheet" d="M438 496h124l10 34H428z" />
    </>
  );
}

function SlotPart({ motion }: { motion: Motion }): ReactElement {
  return (
    <>
      <rect className="machine-face" x="392" y="556" width="216" height="44" rx="8" />
      <path className="machine-line heavy" d="M416 578h168" />
      {motion === 'deposit' ? (
        <g className="moving-deposit">
          <path className="paper-sheet" d="M434 578h132l16 74H418z" />
          <path className="machine-line thin" d="M444 596h90M440 612h112M436 628h84" />
        </g>
      ) : null}
      {motion === 'staple' ? <path className="machine-line heavy moving-staple" d="M486 566v-12h28v12" /> : null}
    </>
  );
}

function BoxPart({ dropping }: { dropping: boolean }): ReactElement {
  return (
    <>
      <rect className="machine-face" x="392" y="616" width="216" height="108" rx="10" />
      {dropping ? <path className="paper-sheet moving-drop" d="M446 634h108v40H446z" /> : null}
      <circle className="machine-line" cx="500" cy="664" r="9" />
      <path className="machine-line" d="M500 673v14" />
    </>
  );
}

function Callout({ name, words }: { name: MachinePart; words: string }): ReactElement {
  const { side, x, y, labelX, labelY = y } = callouts[name];
  const [first, ...rest] = words.split(' ');
  const lines = rest.length === 0 ? [words] : [first ?? '', rest.join(' ')];
  const edge = labelX ?? (side === 'left' ? 318 : 866);
  return (
    <g className="callout">
      <path d={`M${x} ${y}L${edge + (side === 'left' ? 14 : -14)} ${labelY}`} />
      <circle cx={x} cy={y} r="7" />
      <text textAnchor={side === 'left' ? 'end' : 'start'}>
        {lines.map((line, index) => (
          <tspan key={line} x={edge} y={labelY + 12} dy={`${(index - (lines.length - 1) / 2) * 1.15}em`}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
}
