import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';

/**
 * npm run check: everything that can be said about the code without running it. Each check says what it saw,
 * because a gate that looked at nothing passes too.
 */
const root = path.join(import.meta.dirname, '..');
const folders = [
  'contract',
  'drivers',
  'electron',
  'imaging',
  'printing',
  'renderer',
  'services',
  'sync',
  'terminal',
  'hub',
  'test',
  'scripts',
];
const longest = 300;
const leastModules = 150;
const leastImports = 500;

type Verdict = { readonly ok: boolean; readonly saw: string; readonly details: string };
type Check = { readonly name: string; readonly run: () => Promise<Verdict> };

/** Runs one of the project's tools with this Node. */
async function tool(file: string, args: readonly string[]): Promise<{ code: number; output: string; stdout: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [path.join(root, 'node_modules', file), ...args],
      { cwd: root, maxBuffer: 1 << 28 },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : 1, output: `${stdout}${stderr}`.trim(), stdout }),
    );
  });
}

async function git(...args: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    execFile('git', [...args], { cwd: root, maxBuffer: 1 << 26 }, (error, stdout) => {
      if (error === null) resolve(stdout.split('\n').filter((line) => line !== ''));
      else reject(new Error('the list of files could not be read from git', { cause: error }));
    });
  });
}

async function types(): Promise<Verdict> {
  const { code, output } = await tool('typescript/bin/tsc', ['--noEmit', '--listFiles', '--pretty', 'false']);
  const lines = output.split('\n');
  const own = lines.filter((line) => line.startsWith(root) && !line.includes('node_modules')).length;
  const errors = lines.filter((line) => !path.isAbsolute(line)).join('\n');
  return { ok: code === 0 && own >= leastModules, saw: `${own} files`, details: errors };
}

async function lint(): Promise<Verdict> {
  const { code, output } = await tool('oxlint/bin/oxlint', ['--format', 'default']);
  const [, files = '0'] = /on (\d+) files/.exec(output) ?? [];
  return { ok: code === 0 && Number(files) >= leastModules, saw: `${files} files`, details: output };
}

async function format(): Promise<Verdict> {
  const { code, output } = await tool('oxfmt/bin/oxfmt', ['--check', '.']);
  const [, files = '0'] = /on (\d+) files/.exec(output) ?? [];
  return {
    ok: code === 0 && Number(files) >= leastModules,
    saw: `${files} files`,
    details: `${output}\n\`npm run format\` puts it right.`,
  };
}

const cruiseSchema = z.object({
  summary: z.object({
    totalCruised: z.number(),
    totalDependenciesCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

async function imports(): Promise<Verdict> {
  const tracked = new Set((await git('ls-files')).map((file) => file.split('/')[0]));
  const there = folders.filter((folder) => tracked.has(folder));
  const { output, stdout } = await tool('dependency-cruiser/bin/dependency-cruiser.mjs', [
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'json',
    ...there,
  ]);
  if (!stdout.startsWith('{')) return { ok: false, saw: 'nothing', details: output };
  const { summary } = cruiseSchema.parse(JSON.parse(stdout));
  const broken = summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`);
  return {
    ok: broken.length === 0 && summary.totalCruised >= leastModules && summary.totalDependenciesCruised >= leastImports,
    saw: `${summary.totalCruised} modules, ${summary.totalDependenciesCruised} imports`,
    details: broken.join('\n'),
  };
}

async function unused(): Promise<Verdict> {
  const { code, output } = await tool('knip/bin/knip.js', ['--no-progress', '--no-config-hints']);
  return { ok: code === 0, saw: 'exports, files and packages', details: output };
}

async function lengths(): Promise<Verdict> {
  const files = (await git('ls-files', '--cached', '--others', '--exclude-standard')).filter((file) => /\.(ts|tsx|mjs|css)$/.test(file));
  const long = files.flatMap((file) => {
    const lines = readFileSync(path.join(root, file), 'utf8').split('\n').length - 1;
    return lines > longest ? [`${file}: ${lines} lines, more than ${longest}; one idea a file`] : [];
  });
  return { ok: long.length === 0 && files.length >= leastModules, saw: `${files.length} files`, details: long.join('\n') };
}

const checks: readonly Check[] = [
  { name: 'types', run: types },
  { name: 'imports', run: imports },
  { name: 'unused', run: unused },
  { name: 'format', run: format },
  { name: 'lint', run: lint },
  { name: 'length', run: lengths },
];

/** Runs one check and says how it went at once; the details of a failure come below its line. */
async function report({ name, run }: Check): Promise<boolean> {
  const since = performance.now();
  const { ok, saw, details } = await run();
  const took = ((performance.now() - since) / 1000).toFixed(1);
  process.stdout.write(`${ok ? '✓' : '✗'} ${name.padEnd(8)} ${saw}, ${took} s\n`);
  if (!ok) process.stdout.write(`${details === '' ? 'It saw too little to be believed.' : details}\n\n`);
  return ok;
}

const results = await Promise.all(checks.map(report));
const passed = results.filter(Boolean).length;
process.stdout.write(`${passed} of ${results.length} checks passed\n`);
process.exitCode = passed === results.length ? 0 : 1;
