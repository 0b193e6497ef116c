import '@fontsource-variable/inter/index.css';
import './dock.css';
import { StrictMode, useCallback, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Stage } from '../../contract/dock.ts';
import { connectDock } from './connection.ts';
import { Dock, type Link } from './dock.tsx';
import type { SendCommand } from './orders.ts';

function Live() {
  const [stage, setStage] = useState<Stage | null>(null);
  const [link, setLink] = useState<Link>('opening');
  const line = useRef<SendCommand>(notYet);
  const send = useCallback<SendCommand>((command) => line.current(command), []);
  useEffect(() => {
    const connection = connectDock({ stage: setStage, link: setLink });
    line.current = connection.send;
    return connection.close;
  }, []);
  return <Dock stage={stage} command={send} link={link} />;
}

const notYet: SendCommand = async () => ({ ok: false, why: 'The terminal has not answered yet.' });

const place = document.getElementById('dock');
if (place === null) throw new Error('dock.html has no place for the dock');
createRoot(place).render(
  <StrictMode>
    <Live />
  </StrictMode>,
);
