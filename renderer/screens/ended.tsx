import type { ReactElement } from 'react';
import { Frame } from '../frame/frame.tsx';
import { grouped } from '../grouping.ts';
import { useKiosk } from '../kiosk-context.ts';
import { MachineDrawing } from '../parts/machine-drawing.tsx';
import type { ScreenProps } from './screen-props.ts';

/** The session ended without a hand-in: nothing is kept, and the paper is here or there. */
export function EndedScreen({ screen }: ScreenProps<'ended'>): ReactElement {
  const { view, words, send } = useKiosk();
  const { title, lead, primary } = words.ended[screen.why];
  return (
    <Frame
      title={title}
      lead={lead}
      live
      figure={<MachineDrawing />}
      primary={{ label: primary, onPress: () => send({ type: 'NEXT' }), off: !view.can.next }}
    >
      <dl className="where">
        <div>
          <dt>{words.ended.paper}</dt>
          <dd>{words.paper[screen.paper]}</dd>
        </div>
        {screen.number === null ? null : (
          <div>
            <dt>{words.frame.number}</dt>
            <dd>{words.ended.numberVoid(grouped(screen.number))}</dd>
          </div>
        )}
      </dl>
    </Frame>
  );
}
