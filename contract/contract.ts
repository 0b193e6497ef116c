import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { dockCommandSchema, stageSchema } from './dock.ts';
import { residentEventSchema } from './events.ts';
import { viewSchema } from './view.ts';

/** What the resident's window may ask: the one way from the glass to the terminal. */
export const kioskContract = {
  session: {
    /** The screen as it is, then again after every change, whole each time. */
    view: oc.output(eventIterator(viewSchema)),
    /** Hands one event to the journey; answers when the journey has taken it, false when this screen does not know it. */
    send: oc.input(residentEventSchema).output(z.object({ taken: z.boolean() })),
    /** The glass is alive: the shell reloads a renderer that stays silent. */
    alive: oc.output(z.object({ sessionId: z.string() })),
  },
};

/** What the dock may ask, only where devices are simulated. */
export const dockContract = {
  dock: {
    stage: oc.output(eventIterator(stageSchema)),
    command: oc.input(dockCommandSchema).output(z.object({ ok: z.boolean(), why: z.string().nullable() })),
  },
};
