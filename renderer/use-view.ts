import { useEffect, useRef, useState } from 'react';
import type { ResidentEvent } from '../contract/events.ts';
import type { View } from '../contract/view.ts';
import { connect } from './connection.ts';
import type { Connection } from './connection.ts';

/** The terminal's view as it is now, whether the terminal is away, and the way to tell it something. */
export function useView(): { view: View | null; away: boolean; send: (event: ResidentEvent) => void } {
  const [view, setView] = useState<View | null>(null);
  const [away, setAway] = useState(false);
  const connection = useRef<Connection | null>(null);
  useEffect(() => {
    const made = connect(
      window.location.origin,
      (next) => {
        setView(next);
        setAway(false);
      },
      () => setAway(true),
    );
    connection.current = made;
    return () => made.close();
  }, []);
  return { view, away, send: (event) => connection.current?.send(event) };
}
