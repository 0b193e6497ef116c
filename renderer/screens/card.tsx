import type { ReactElement } from 'react';
import { Frame } from '../frame/frame.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { BusyLine } from '../parts/busy-line.tsx';
import { MachineDrawing } from '../parts/machine-drawing.tsx';
import type { ScreenProps } from './screen-props.ts';

/** The card goes onto the reader and is read. */
export function CardScreen({ screen }: ScreenProps<'card'>): ReactElement {
  const { words } = useKiosk();
  const { title, lead } = words.card[screen.phase];
  return (
    <Frame title={title} lead={lead} live figure={<MachineDrawing motion={screen.phase === 'insert' ? 'card' : null} />}>
      {screen.phase === 'reading' ? <BusyLine /> : <p className="aside">{words.card.byHand}</p>}
    </Frame>
  );
}
