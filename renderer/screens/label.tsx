import { Printer } from 'lucide-react';
import type { ReactElement } from 'react';
import { Frame } from '../frame/frame.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { BusyLine } from '../parts/busy-line.tsx';
import { LabelSheet } from '../parts/label-sheet.tsx';
import { MachineDrawing } from '../parts/machine-drawing.tsx';
import { NumberPlate } from '../parts/number-plate.tsx';
import type { ScreenProps } from './screen-props.ts';

/** The number and the paper meet: printed on a label and stuck on, or written by hand. */
export function LabelScreen({ screen }: ScreenProps<'label'>): ReactElement {
  const { view, words, send } = useKiosk();
  const { title, lead, primary } = words.label[screen.phase];
  if (screen.phase === 'printing') {
    return (
      <Frame title={title} lead={lead} live figure={<MachineDrawing motion="slip" />}>
        <NumberPlate number={screen.number} />
        <BusyLine />
      </Frame>
    );
  }
  return (
    <Frame
      title={title}
      lead={lead}
      live
      figure={<LabelSheet number={screen.number} written={screen.phase === 'write'} />}
      primary={{ label: primary, onPress: () => send({ type: 'NEXT' }), off: !view.can.next }}
    >
      <NumberPlate number={screen.number} />
      {screen.phase === 'stick' ? (
        <button type="button" className="button quiet alone" onClick={() => send({ type: 'REPRINT' })}>
          <Printer aria-hidden="true" />
          {words.label.reprint}
        </button>
      ) : null}
    </Frame>
  );
}
