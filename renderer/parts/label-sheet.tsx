import type { ReactElement } from 'react';
import { grouped } from '../grouping.ts';
import { useKiosk } from '../kiosk-context.ts';

/** The first sheet as it lies before one, and where on it the label goes, or where the number is written. */
export function LabelSheet({ number, written }: { number: string; written: boolean }): ReactElement {
  const { words } = useKiosk();
  return (
    <svg className="label-sheet" viewBox="0 0 720 760" role="img" aria-label={words.label.firstSheet}>
      <path className="sheet-paper" d="M60 20h480q12 0 12 12v704q0 12-12 12H60q-12 0-12-12V32q0-12 12-12z" />
      <path className="sheet-text" d="M330 74h170M330 98h150M330 122h160M330 146h110" />
      <path className="sheet-title" d="M220 214h160" />
      <path className="sheet-text" d="M100 270h400M100 298h400M100 326h380M100 354h400M100 382h360M100 432h400M100 460h390M100 488h240" />
      <path className="sheet-sign" d="M110 640q18-34 32-8t28-6 26 6 30-10" />
      <path className="sheet-text" d="M100 668h150" />
      <rect className="sheet-target" x="292" y="594" width="244" height="122" rx="10" />
      <g className={written ? 'sheet-written' : 'sheet-label'}>
        {written ? null : <rect className="paper-sheet" x="306" y="606" width="216" height="98" rx="6" />}
        {written ? null : (
          <path
            className="sheet-bars"
            d="M324 634v36M332 634v36M338 634v36M350 634v36M356 634v36M368 634v36M378 634v36M384 634v36M396 634v36M404 634v36M416 634v36M422 634v36M434 634v36M442 634v36M450 634v36M462 634v36M468 634v36M480 634v36M488 634v36M502 634v36"
          />
        )}
        <text x="414" y={written ? 666 : 694} textAnchor="middle">
          {grouped(number)}
        </text>
      </g>
      <path className="sheet-arrow" d="M690 656H566M596 626l-30 30 30 30" />
    </svg>
  );
}
