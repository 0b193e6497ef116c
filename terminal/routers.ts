import { implement } from '@orpc/server';
import { dockContract, kioskContract } from '../contract/contract.ts';
import { obey, stageOf } from './dock/stage.ts';
import { latest } from './latest.ts';
import type { Terminal } from './terminal.ts';

/** Answers what the resident's window asks. */
export function kioskRouter(terminal: Terminal) {
  const chart = implement(kioskContract);
  const { session } = terminal;
  return chart.router({
    session: {
      view: chart.session.view.handler(({ signal }) =>
        latest(
          () => session.view,
          (changed) => session.watch(changed),
          signal,
        ),
      ),
      send: chart.session.send.handler(({ input }) => ({ taken: session.send(input) })),
      alive: chart.session.alive.handler(() => ({ sessionId: session.view.sessionId })),
    },
  });
}

/** Answers what the dock asks. */
export function dockRouter(terminal: Terminal) {
  const chart = implement(dockContract);
  const watchers = new Set<() => void>();
  let card: string | null = null;
  const tell = (): void => {
    for (const changed of Array.from(watchers)) changed();
  };
  terminal.simulation.watch(tell);
  terminal.courier.watch(tell);
  const watch = (changed: () => void): (() => void) => {
    watchers.add(changed);
    return () => void watchers.delete(changed);
  };
  return chart.router({
    dock: {
      stage: chart.dock.stage.handler(({ signal }) => latest(() => stageOf(terminal, card), watch, signal)),
      command: chart.dock.command.handler(async ({ input }) => {
        if (input.do === 'insertCard') card = input.persona;
        const obeyed = await obey(terminal, input);
        tell();
        return obeyed;
      }),
    },
  });
}
