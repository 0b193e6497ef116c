import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { appealKinds, behalves, benefitCategories, replyChannels } from '../../contract/words.ts';
import { software } from '../house-settings.ts';
import { CommandFailure, exitCodes } from './failure.ts';
import { handIn, type HandInOptions } from './hand-in.ts';
import { boxList, resendAppeal, reserve, status } from './inquiries.ts';
import { serveTerminal, type ServeOptions } from './serve.ts';

const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('a whole number is needed');
  return value;
};

const json = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

/** A command on a data directory. */
function command(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .requiredOption('--data <dir>', 'data directory of the terminal')
    .option('--config <file>', 'configuration file (default: vikno.json5 in the data directory)')
    .option('--json', 'print one line of JSON', false);
}

function makeProgram(): Command {
  const program = new Command('vikno').description('The terminal from the command line.').version(software.version).exitOverride();
  program.addHelpText(
    'after',
    `\nExit codes: ${Object.entries(exitCodes)
      .map(([name, code]) => `${code} ${name}`)
      .join(', ')}.`,
  );

  command(program, 'hand-in', 'hand in a paper appeal from page images, with simulated devices')
    .requiredOption('--applicant <file>', 'JSON file: surname, given, patronymic, address, phone, email, document')
    .addOption(new Option('--kind <kind>', 'what it is').choices(appealKinds).makeOptionMandatory())
    .requiredOption('--pages <files...>', 'page images in order: PNG, JPEG or TIFF (also of several pages)')
    .option('--subject <text>', 'short subject, up to 100 characters')
    .addOption(new Option('--behalf <who>', 'on behalf of whom').choices(behalves).default('self'))
    .option('--on-behalf-of <name>', 'their name')
    .addOption(new Option('--category <category>', 'benefit category').choices(benefitCategories).default('none'))
    .addOption(new Option('--reply <channel>', 'how the answer shall come').choices(replyChannels).default('post'))
    .option('--label', 'stick the printed label on the first page and read the number back', false)
    .option('--deliver-within <seconds>', 'how long to wait for the EDMS folder', whole, 30)
    .action(async (options: HandInOptions & { json: boolean }) => {
      const result = await handIn(options);
      if (options.json) json(result);
      else
        process.stdout.write(
          `${Object.entries(result)
            .map(([name, value]) => `${name}: ${value ?? 'waiting for the EDMS folder'}`)
            .join('\n')}\n`,
        );
      if (result.pdf === null) process.exitCode = exitCodes.waiting;
    });

  command(program, 'serve', 'run the terminal; prints the addresses of the resident’s screens and the dock')
    .option('--port <number>', 'port on loopback; 0 takes a free one', whole, 0)
    .option('--simulated', 'simulate the devices and offer the dock', false)
    .option('--pace <ms>', 'how long a simulated mechanical step takes', whole, 400)
    .option('--auto-insert', 'simulate a resident who puts the paper into the slot', false)
    .action(async (options: ServeOptions & { json: boolean }) => runUntilStopped(options));

  command(program, 'status', 'what was handed in and where it is').action(async (options: Inquiry) =>
    show(options, await status(options.data, options.config)),
  );
  command(program, 'box', 'the papers in the box, in order').action(async (options: Inquiry) =>
    show(options, await boxList(options.data, options.config)),
  );
  command(program, 'resend', 'deliver again what the EDMS rejected or a foreign file blocked')
    .argument('<number>', 'acceptance number')
    .action(async (number: string, options: Inquiry) => show(options, await resendAppeal(options.data, options.config, number)));
  command(program, 'reserve', 'take acceptance numbers ahead, to print on forms')
    .argument('<count>', 'how many', whole)
    .action(async (count: number, options: Inquiry) => show(options, await reserve(options.data, options.config, count)));
  return program;
}

interface Inquiry {
  readonly data: string;
  readonly config?: string;
  readonly json: boolean;
}

function show({ json: asJson }: Inquiry, result: object): void {
  if (asJson) json(result);
  else console.table(result);
}

async function runUntilStopped(options: ServeOptions & { json: boolean }): Promise<void> {
  const serving = await serveTerminal(options, (event, facts) => void process.stderr.write(`${JSON.stringify({ event, ...facts })}\n`));
  const { kiosk, dock, recovered } = serving;
  if (options.json) json({ kiosk, dock, recovered });
  else process.stdout.write(`Resident's screens: ${kiosk}\n${dock ? `Dock: ${dock}\n` : ''}`);
  const stop = (): void => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    void serving.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

try {
  await makeProgram().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitCodes.badInput;
  else if (error instanceof CommandFailure) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  } else {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = exitCodes.bug;
  }
}
