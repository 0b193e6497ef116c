import { Camera, Check, Printer, ReceiptText } from 'lucide-react';
import type { ReactElement } from 'react';
import { Frame } from '../frame/frame.tsx';
import { groupsOf, spelled } from '../grouping.ts';
import { useKiosk } from '../kiosk-context.ts';
import { Facts } from '../parts/facts.tsx';
import { NumberPlate } from '../parts/number-plate.tsx';
import type { ScreenProps } from './screen-props.ts';

/** Accepted: the number, by when the answer is due, and what comes next; the code too, when no receipt bears it. */
export function DoneScreen({ screen }: ScreenProps<'done'>): ReactElement {
  const { view, words, send } = useKiosk();
  const say = words.done;
  return (
    <Frame
      title={say.title}
      tone="done"
      live
      primary={{ label: say.primary, onPress: () => send({ type: 'NEXT' }), off: !view.can.next, icon: <Check aria-hidden="true" /> }}
    >
      <div className="done-sides">
        <div>
          <NumberPlate number={screen.number} />
          {screen.secret === null ? null : (
            <section className="secret">
              <h2>{say.secret}</h2>
              <p>
                <strong aria-hidden="true">
                  {groupsOf(screen.secret).map((group, at) => (
                    <span key={at}>{group}</span>
                  ))}
                </strong>
                <span className="only-read">{spelled(screen.secret)}</span>
              </p>
              <p className="with-icon">
                <Camera aria-hidden="true" />
                {say.photograph}
              </p>
            </section>
          )}
        </div>
        <div>
          <Facts
            rows={[
              [say.dueBy, screen.dueBy],
              [say.registeredOn, screen.registeredOn],
              [say.limit, screen.limit],
            ]}
          />
          <section className="next-steps">
            <h2>{say.nextSteps}</h2>
            <ul>
              <li>
                <ReceiptText aria-hidden="true" />
                {screen.receiptPrinted ? say.printed : say.notPrinted}
              </li>
              <li>
                <Check aria-hidden="true" />
                {say.steps[screen.paper]}
              </li>
            </ul>
            {screen.receiptPrinted ? null : (
              <button type="button" className="button quiet alone" onClick={() => send({ type: 'REPRINT' })}>
                <Printer aria-hidden="true" />
                {say.reprint}
              </button>
            )}
          </section>
        </div>
      </div>
    </Frame>
  );
}
