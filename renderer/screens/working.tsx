import type { ReactElement } from 'react';
import { Frame } from '../frame/frame.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { BusyLine } from '../parts/busy-line.tsx';
import { MachineDrawing } from '../parts/machine-drawing.tsx';
import type { ScreenProps } from './screen-props.ts';

/** The terminal thinks or writes; it says at what. */
export function WorkingScreen({ screen }: ScreenProps<'working'>): ReactElement {
  const { words } = useKiosk();
  const { title, lead } = words.working[screen.on];
  return (
    <Frame title={title} lead={lead} live figure={<MachineDrawing />}>
      <BusyLine />
    </Frame>
  );
}
