// npm test: sets up what is missing, then runs the unit tests. Arguments go to vitest: `npm test -- printing`.
import { spawn } from 'node:child_process';
import { ensureDependencies } from './dependencies.mjs';
import { pinnedNode, projectEnvironment, root } from './node.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

await ensureDependencies();
const node = pinnedNode();
await ensureSystemPackages('unit');
const vitest = spawn(node, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', ...process.argv.slice(2)], {
  cwd: root,
  env: projectEnvironment(),
  stdio: 'inherit',
});
vitest.on('close', (code) => process.exit(code ?? 1));
