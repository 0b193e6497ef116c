import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useKiosk } from '../kiosk-context.ts';

/** The share of what is seen that one tap moves by, so that a line or two is seen twice. */
const stride = 0.8;

/** The matter of a screen. Where it does not all fit, two buttons say so and move it: nobody has to know how to swipe. */
export function Matter({ children }: { children: ReactNode }): ReactElement {
  const { words } = useKiosk();
  const area = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState({ above: false, below: false });
  useEffect(() => {
    const element = area.current;
    if (element === null) return undefined;
    const look = (): void => {
      const above = element.scrollTop > 2;
      const below = element.scrollTop + element.clientHeight < element.scrollHeight - 2;
      setMore((now) => (now.above === above && now.below === below ? now : { above, below }));
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    for (const child of element.children) watch.observe(child);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', look);
    };
  });
  const by = (direction: -1 | 1): void => {
    const element = area.current;
    element?.scrollBy({ top: direction * element.clientHeight * stride });
  };
  return (
    <div className="matter-room">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what can be moved must be reached by keys, too (WCAG 2.1.1) */}
      <div className="matter" ref={area} data-more={more.above || more.below} tabIndex={more.above || more.below ? 0 : undefined}>
        {children}
      </div>
      {more.above || more.below ? (
        <div className="matter-more">
          <button type="button" disabled={!more.above} onClick={() => by(-1)}>
            <ArrowUp aria-hidden="true" />
            {words.frame.higher}
          </button>
          <button type="button" disabled={!more.below} onClick={() => by(1)}>
            {words.frame.lower}
            <ArrowDown aria-hidden="true" />
          </button>
        </div>
      ) : null}
    </div>
  );
}
