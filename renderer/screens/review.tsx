import { FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { pictures } from '../../contract/addresses.ts';
import type { PageView } from '../../contract/view.ts';
import { Frame } from '../frame/frame.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { PageDialog } from '../parts/page-dialog.tsx';
import type { ScreenProps } from './screen-props.ts';

/** Width of the small pictures asked for, pixels: enough for two columns of the widest screen. */
const thumbnailWidth = 480;

/** The pages as they will be kept: look, and put right what is not. */
export function ReviewScreen({ screen }: ScreenProps<'review'>): ReactElement {
  const { view, words, send } = useKiosk();
  const say = words.review;
  const [opened, setOpened] = useState<string | null>(null);
  const openedAt = screen.pages.findIndex(({ id }) => id === opened);
  const openedPage = screen.pages[openedAt];
  return (
    <Frame title={say.title} lead={say.lead} primary={{ label: say.primary, onPress: () => send({ type: 'NEXT' }), off: !view.can.next }}>
      <ol className="pages" data-count={Math.min(screen.pages.length, 5)}>
        {screen.pages.map((page, index) => (
          <li key={page.id}>
            <Thumbnail page={page} name={say.page(index + 1, screen.pages.length)} number={index + 1} onOpen={() => setOpened(page.id)} />
          </li>
        ))}
        <li>
          <button type="button" className="add-page" onClick={() => send({ type: 'ADD_PAGES' })}>
            <FilePlus2 aria-hidden="true" />
            {say.add}
          </button>
        </li>
      </ol>
      {openedPage === undefined ? null : (
        <PageDialog page={openedPage} at={openedAt} of={screen.pages.length} onClose={() => setOpened(null)} />
      )}
    </Frame>
  );
}

function Thumbnail({ page, name, number, onOpen }: { page: PageView; name: string; number: number; onOpen: () => void }): ReactElement {
  const { words } = useKiosk();
  return (
    <button type="button" className="thumbnail" aria-haspopup="dialog" onClick={onOpen}>
      <span className="thumbnail-picture" data-wide={page.aspect > 0.9}>
        <img
          src={pictures.page(page.id, page.revision, thumbnailWidth)}
          alt={name}
          style={{ aspectRatio: page.aspect }}
          draggable={false}
        />
      </span>
      <span className="thumbnail-name">
        <strong>{number}</strong>
        {page.blank ? <em>{words.review.blank}</em> : words.review.enlarge}
      </span>
    </button>
  );
}
