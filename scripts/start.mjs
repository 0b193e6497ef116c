// npm start: sets up what is missing, then opens the terminal with simulated devices. `npm start -- --help` lists its options.
import { spawn } from 'node:child_process';
import { build, hashOf, stampAt } from './freshness.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { pinnedNode, projectEnvironment, root } from './node.mjs';
import { giveUp, step } from './progress.mjs';

await ensureDependencies();
const node = pinnedNode();
if (stampAt(build.stamp) !== hashOf(build.sources)) {
  const { code, output } = await step('Building the screens', node, ['scripts/build.ts'], { cwd: root, env: projectEnvironment() });
  if (code !== 0) giveUp('The screens could not be built; `npm run build` repeats it.', output);
}

const launcher = spawn(node, ['--disable-warning=ExperimentalWarning', 'electron/launch.ts', ...process.argv.slice(2)], {
  cwd: root,
  env: projectEnvironment(),
  stdio: 'inherit',
});
// The launcher stops what it started, and this waits for it. A terminal's Ctrl+C reaches both, which does no harm.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => launcher.kill(signal));
launcher.on('error', (error) => giveUp(`Vikno could not be started: ${error.message}`));
launcher.on('close', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
