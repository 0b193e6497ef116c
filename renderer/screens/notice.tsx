import type { ReactElement } from 'react';
import { Frame } from '../frame/frame.tsx';
import { useKiosk } from '../kiosk-context.ts';

/** What becomes of one's data, before any is asked for. */
export function NoticeScreen(): ReactElement {
  const { view, words, send } = useKiosk();
  const { title, lead, primary } = words.notice;
  return (
    <Frame title={title} lead={lead} primary={{ label: primary, onPress: () => send({ type: 'NEXT' }), off: !view.can.next }}>
      <div className="letter">
        {words.notice.paragraphs(view.place.organisation).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </Frame>
  );
}
