import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const program = fileURLToPath(new URL('../../terminal/cli/vikno.ts', import.meta.url));

/** How a command of ours ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the terminal's command line as a script would. */
export async function vikno(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject)),
  ]);
  return { code, stdout, stderr };
}

/** What a hand-in needs beside its data directory. */
export interface Order {
  readonly data: string;
  readonly applicant: string;
  readonly pages: readonly string[];
  readonly more?: readonly string[];
}

export function handInArguments({ data, applicant, pages, more = [] }: Order): string[] {
  return ['hand-in', '--data', data, '--applicant', applicant, '--kind', 'application', '--pages', ...pages, '--json', ...more];
}

const handedInSchema = z.strictObject({ number: z.string(), pdf: z.string(), sidecar: z.string(), receipt: z.string() });

/** Hands in and expects it to succeed: the paths of what came of it. */
export async function handIn(order: Order): Promise<z.infer<typeof handedInSchema>> {
  const { code, stdout, stderr } = await vikno(...handInArguments(order));
  if (code !== 0) throw new Error(`hand-in ended with ${code}: ${stderr}`);
  return handedInSchema.parse(JSON.parse(stdout));
}
