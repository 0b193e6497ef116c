// Says what is being done, how long it has taken, and how it ended: one line a step, alive on a terminal, plain in a log.
import { spawn } from 'node:child_process';

const live = process.stderr.isTTY;
const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;

/**
 * Runs a command as one step with a line of its own.
 * The command's output is kept back and given with the exit code, so that a failure can be explained.
 */
export async function step(title, command, args, options = {}) {
  const since = Date.now();
  let output = '';
  process.stderr.write(live ? `  ${title} …` : `  ${title} …\n`);
  const beat = setInterval(
    () => process.stderr.write(live ? `\r  ${title} … ${seconds(since)}` : `  ${title} … still at it after ${seconds(since)}\n`),
    live ? 1000 : 15_000,
  );
  const code = await new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const keep = (chunk) => (output = (output + chunk).slice(-20_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      keep(String(error));
      resolve(127);
    });
    child.on('close', (exit) => resolve(exit ?? 1));
  });
  clearInterval(beat);
  const end = code === 0 ? `done in ${seconds(since)}` : 'failed';
  process.stderr.write(live ? `\r  ${title} … ${end}\n` : `  ${title} … ${end}\n`);
  return { code, output };
}

/** Ends the script with one plain sentence, and the last lines of what was said where that helps. */
export function giveUp(sentence, output = '') {
  const tail = output.trim().split('\n').slice(-15).join('\n');
  process.stderr.write(`\n${tail === '' ? '' : `${tail}\n\n`}${sentence}\n`);
  process.exit(1);
}
