import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { Frame } from '../frame/frame.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { Facts } from '../parts/facts.tsx';
import { NumberPlate } from '../parts/number-plate.tsx';
import type { ScreenProps } from './screen-props.ts';

/** Everything once more, before the paper is taken. */
export function ConfirmScreen({ screen }: ScreenProps<'confirm'>): ReactElement {
  const { view, words, send } = useKiosk();
  const { summary } = screen;
  const say = words.confirm;
  return (
    <Frame
      title={say.title}
      lead={say.lead}
      primary={{ label: say.primary, onPress: () => send({ type: 'NEXT' }), off: !view.can.next, icon: <Check aria-hidden="true" /> }}
    >
      <NumberPlate number={screen.number} size="small" />
      <Facts
        rows={[
          [say.fullName, summary.fullName],
          [say.address, summary.address],
          [say.contact, summary.contact],
          [say.kind, words.kind[summary.kind].name],
          [say.subject, summary.subject],
          [say.onBehalfOf, summary.onBehalfOf],
          [say.reply, words.reply[summary.reply].name],
          [say.pages, say.pageCount(summary.pages)],
        ]}
      />
    </Frame>
  );
}
