import { useSyncExternalStore } from 'react';

const query = '(min-aspect-ratio: 1/1)';

function subscribe(changed: () => void): () => void {
  const list = window.matchMedia(query);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}

/** True on a screen wider than high; portrait is taken for granted where there is no screen. */
export function useWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => false,
  );
}
