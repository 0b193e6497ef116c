import { FileText, Files, Square } from 'lucide-react';
import type { ReactElement } from 'react';
import { Frame } from '../frame/frame.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { BusyLine } from '../parts/busy-line.tsx';
import { MachineDrawing } from '../parts/machine-drawing.tsx';
import type { ScreenProps } from './screen-props.ts';

/** Sheets become pages, counted as they come. */
export function ScanScreen({ screen }: ScreenProps<'scan'>): ReactElement {
  const { view, words, send } = useKiosk();
  const { title, lead, primary } = words.scan[screen.phase];
  const done = screen.phase === 'load' && screen.pages > 0 && screen.replacing === null;
  return (
    <Frame
      title={title}
      lead={screen.phase === 'load' && screen.replacing !== null ? words.scan.replacing(screen.replacing) : lead}
      live
      figure={<MachineDrawing motion={screen.phase === 'finishing' ? null : 'sheets'} />}
      primary={done ? { label: primary, onPress: () => send({ type: 'SCANNED' }) } : null}
    >
      <Count screen={screen} />
      {screen.phase === 'load' ? <Sources screen={screen} quiet={done} /> : null}
      {screen.phase === 'scanning' ? (
        <button type="button" className="button quiet alone" onClick={() => send({ type: 'STOP' })}>
          <Square aria-hidden="true" />
          {words.scan.stop}
        </button>
      ) : null}
      {screen.phase === 'finishing' || view.busy ? (
        <BusyLine {...(screen.pending > 0 ? { words: words.scan.pending(screen.pending) } : {})} />
      ) : null}
    </Frame>
  );
}

/** How many pages are there, large, and said aloud as the number grows. */
function Count({ screen }: ScreenProps<'scan'>): ReactElement | null {
  const { words } = useKiosk();
  if (screen.pages === 0 && screen.phase === 'load') return null;
  const [number, ...what] = words.scan.count(screen.pages).split('\u00A0');
  return (
    <output className="scan-count">
      <strong key={screen.pages}>{number}</strong> <span>{what.join(' ')}</span>
    </output>
  );
}

function Sources({ screen, quiet }: ScreenProps<'scan'> & { quiet: boolean }): ReactElement {
  const { words, send } = useKiosk();
  const state =
    screen.feederLoaded === null ? words.scan.feederMore : screen.feederLoaded ? words.scan.feederLoaded : words.scan.feederEmpty;
  return (
    <div className="sources">
      {screen.sources.map((source, index) => {
        const feeder = source === 'feeder';
        const Icon = feeder ? Files : FileText;
        return (
          <button
            key={source}
            type="button"
            className="source"
            data-first={index === 0 && !quiet}
            onClick={() => send({ type: 'SCAN', source })}
          >
            <Icon aria-hidden="true" />
            <span className="answer-words">
              <span className="answer-name">{feeder ? words.scan.feeder : words.scan.flatbed}</span>
              <span className="answer-more">{feeder ? state : words.scan.flatbedMore}</span>
            </span>
          </button>
        );
      })}
    </div>
  );
}
