import type { ReactElement } from 'react';
import { Frame } from '../frame/frame.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { BusyLine } from '../parts/busy-line.tsx';
import { MachineDrawing } from '../parts/machine-drawing.tsx';
import { NumberPlate } from '../parts/number-plate.tsx';
import type { ScreenProps } from './screen-props.ts';

/** The receipt is on its way out. */
export function ReceiptScreen({ screen }: ScreenProps<'receipt'>): ReactElement {
  const { words } = useKiosk();
  return (
    <Frame title={words.receipt.title} lead={words.receipt.lead} live figure={<MachineDrawing motion="slip" />}>
      <NumberPlate number={screen.number} />
      <BusyLine />
    </Frame>
  );
}
