import path from 'node:path';
import type { Configuration } from '../configuration.ts';
import { readConfiguration } from '../read-configuration.ts';
import { openTerminal, type Terminal } from '../terminal.ts';
import { CommandFailure } from './failure.ts';

/** The configuration that was asked for, or that of the data directory. Fails with its problems, one a line. */
export async function configurationOf(data: string, file: string | undefined): Promise<Configuration> {
  const outcome = await readConfiguration(file ?? path.join(data, 'vikno.json5'), file !== undefined);
  if (!outcome.ok) throw new CommandFailure('badInput', outcome.problems.join('\n'));
  return outcome.configuration;
}

/** Opens the terminal for one command: devices simulated without waiting, the session of a former run ended. */
export async function openForCommand(
  data: string,
  file: string | undefined,
  change: (configuration: Configuration) => Configuration = (configuration) => configuration,
): Promise<Terminal> {
  const outcome = await openTerminal({
    data: path.resolve(data),
    configuration: change(await configurationOf(data, file)),
    simulation: { paceMs: 0, autoInsert: true },
    resume: false,
    log: (event, facts) => process.stderr.write(`${JSON.stringify({ event, ...facts })}\n`),
  });
  if (!outcome.ok) throw new CommandFailure('noTerminal', outcome.problem);
  return outcome.terminal;
}
