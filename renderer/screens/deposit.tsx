import type { ReactElement } from 'react';
import { Frame } from '../frame/frame.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { BusyLine } from '../parts/busy-line.tsx';
import { MachineDrawing } from '../parts/machine-drawing.tsx';
import type { Motion } from '../parts/machine-drawing.tsx';
import { NumberPlate } from '../parts/number-plate.tsx';
import type { ScreenProps } from './screen-props.ts';

const motions: Record<ScreenProps<'deposit'>['screen']['phase'], Motion> = {
  insert: 'deposit',
  closing: null,
  stapling: 'staple',
  dropping: 'drop',
};

/** The papers go into the slot, are stapled and fall into the box. */
export function DepositScreen({ screen }: ScreenProps<'deposit'>): ReactElement {
  const { words } = useKiosk();
  const { title, lead } = words.deposit[screen.phase];
  return (
    <Frame title={title} lead={lead} live figure={<MachineDrawing motion={motions[screen.phase]} />}>
      {screen.phase === 'insert' ? (
        <p className="scan-count">
          <strong>{screen.sheets}</strong> <span>{words.deposit.sheets(screen.sheets).split('\u00A0').slice(1).join(' ')}</span>
        </p>
      ) : (
        <BusyLine />
      )}
      <NumberPlate number={screen.number} size="small" />
    </Frame>
  );
}
