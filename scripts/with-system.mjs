// node scripts/with-system.mjs GROUP COMMAND [ARGUMENT …]: runs a command once a group's system packages are there.
import { spawn } from 'node:child_process';
import { ensureDependencies } from './dependencies.mjs';
import { projectEnvironment, root } from './node.mjs';
import { giveUp } from './progress.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

const [group, command, ...args] = process.argv.slice(2);
if (group === undefined) giveUp('Usage: node scripts/with-system.mjs GROUP [COMMAND [ARGUMENT …]]');

await ensureDependencies();
await ensureSystemPackages(group);
if (command !== undefined) {
  const child = spawn(command, args, { cwd: root, env: projectEnvironment(), stdio: 'inherit', shell: process.platform === 'win32' });
  child.on('error', (error) => giveUp(`${command} could not be started: ${error.message}`));
  child.on('close', (code) => process.exit(code ?? 1));
}
