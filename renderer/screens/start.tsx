import { ArrowRight, FileText } from 'lucide-react';
import type { ReactElement } from 'react';
import { Frame } from '../frame/frame.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { BlockedBy } from '../parts/blocked.tsx';
import type { ScreenProps } from './screen-props.ts';

const panesInWindow = 6;

/** How many of the window's six panes each thing takes: the fewer there are, the larger they stand. */
function span(services: number): number {
  return services === 1 ? 4 : services === 2 ? 2 : 1;
}

/** The window: a lit pane for each thing one can do here, clear glass where more may come. */
export function StartScreen({ screen }: ScreenProps<'start'>): ReactElement {
  const { words, send } = useKiosk();
  const size = span(screen.services.length);
  const glass = Math.max(0, panesInWindow - size * screen.services.length);
  return (
    <Frame title={words.start.title} lead={words.start.lead} layout="start">
      <div className="window-scene">
        <div className="window">
          {screen.services.map(({ id, blockers }) => {
            const open = blockers.length === 0;
            return (
              <button
                key={id}
                type="button"
                className="window-pane"
                data-span={size}
                data-lit={open}
                aria-disabled={!open}
                onClick={() => {
                  if (open) send({ type: 'START', service: id });
                }}
              >
                <FileText className="pane-icon" aria-hidden="true" />
                <span className="pane-name">{words.services[id].name}</span>
                <span className="pane-more">{words.services[id].more}</span>
                {open ? (
                  <span className="pane-go">
                    {words.start.open}
                    <ArrowRight aria-hidden="true" />
                  </span>
                ) : (
                  <span className="pane-blocked">
                    <strong>{words.start.blocked}</strong>
                    <BlockedBy blockers={blockers} />
                  </span>
                )}
              </button>
            );
          })}
          {Array.from({ length: glass }, (_, index) => (
            <i key={index} className="window-glass" aria-hidden="true" />
          ))}
        </div>
        <div className="window-light" aria-hidden="true" />
      </div>
    </Frame>
  );
}
