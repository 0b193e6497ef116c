// What the tests call beside npm packages: Debian's tools, one table, installed when missing and permitted.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import path from 'node:path';
import { giveUp, step } from './progress.mjs';

const command =
  (...names) =>
  () =>
    names.some((name) =>
      (process.env.PATH ?? '').split(path.delimiter).some((folder) => {
        try {
          accessSync(path.join(folder, name), constants.X_OK);
          return true;
        } catch {
          return false;
        }
      }),
    );
const javaLibrary = (jar) => () => existsSync(`/usr/share/java/${jar}`);
const library = (name) => () => {
  const folders = [
    '/usr/lib',
    '/lib',
    '/usr/lib64',
    ...readdirSync('/usr/lib')
      .filter((entry) => entry.includes('-linux-'))
      .map((entry) => `/usr/lib/${entry}`),
  ];
  return folders.some((folder) => existsSync(path.join(folder, name)));
};

/** Groups: `unit` (npm test), `documents` (independent validators), `screens` (browsers, Electron), `devices` (peers of the real drivers), `faults` (kills and full disks). */
export const systemPackages = [
  { name: 'zbar-tools', groups: ['unit', 'documents'], here: command('zbarimg') },
  { name: 'qpdf', groups: ['unit', 'documents'], here: command('qpdf') },
  { name: 'poppler-utils', groups: ['unit', 'documents'], here: command('pdftoppm') },
  { name: 'ghostscript', groups: ['unit', 'documents'], here: command('gs') },
  { name: 'libxml2-utils', groups: ['unit', 'documents'], here: command('xmllint') },
  { name: 'libtiff-tools', groups: ['documents'], here: command('tiffinfo') },
  { name: 'img2pdf', groups: ['documents'], here: command('img2pdf') },
  { name: 'ocrmypdf', groups: ['documents'], here: command('ocrmypdf') },
  { name: 'default-jre-headless', groups: ['documents'], here: command('java') },
  { name: 'libpdfbox2-java', groups: ['documents'], here: javaLibrary('preflight.jar') },
  { name: 'libactivation-java', groups: ['documents'], here: javaLibrary('javax.activation.jar') },
  { name: 'libjaxb-api-java', groups: ['documents'], here: javaLibrary('jaxb-api.jar') },
  { name: 'chromium', groups: ['screens'], here: command('chromium', 'chromium-browser', 'google-chrome') },
  { name: 'xvfb', groups: ['screens'], here: command('Xvfb') },
  { name: 'xauth', groups: ['screens'], here: command('xauth') },
  { name: 'libnss3', groups: ['screens'], here: library('libnss3.so') },
  { name: 'libgtk-3-0', groups: ['screens'], here: library('libgtk-3.so.0') },
  { name: 'libatk-bridge2.0-0', groups: ['screens'], here: library('libatk-bridge-2.0.so.0') },
  { name: 'libgbm1', groups: ['screens'], here: library('libgbm.so.1') },
  { name: 'libasound2', groups: ['screens'], here: library('libasound.so.2') },
  { name: 'socat', groups: ['devices'], here: command('socat') },
  { name: 'libmodbus5', groups: ['devices'], here: library('libmodbus.so.5') },
  { name: 'sane-utils', groups: ['devices'], here: command('scanimage') },
  { name: 'libeac3', groups: ['devices'], here: library('libeac.so.3') },
  {
    name: 'python3-virtualsmartcard',
    groups: ['devices'],
    here: () =>
      existsSync('/usr/lib/python3/site-packages/virtualsmartcard') || existsSync('/usr/lib/python3/dist-packages/virtualsmartcard'),
  },
  { name: 'python3-pycryptodome', groups: ['devices'], here: () => existsSync('/usr/lib/python3/dist-packages/Cryptodome') },
  { name: 'strace', groups: ['faults'], here: command('strace') },
  { name: 'util-linux', groups: ['faults'], here: command('unshare') },
  { name: 'e2fsprogs', groups: ['faults'], here: () => existsSync('/sbin/mkfs.ext4') || existsSync('/usr/sbin/mkfs.ext4') },
];

/** How this user may install: as root, by sudo without a question, or not at all. */
function privilege() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
}

/** Runs apt-get, waiting for another installation to end. */
async function apt(title, before, args) {
  const [program, ...rest] = [
    ...before,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-q',
    '-y',
    '-o',
    'DPkg::Lock::Timeout=600',
    ...args,
  ];
  for (let patience = 60; ; patience -= 1) {
    const result = await step(title, program, rest);
    if (result.code === 0 || patience === 0 || !/Could not get lock|Unable to acquire the dpkg/.test(result.output)) return result;
    await pause(10_000);
  }
}

/** Makes sure that a group's tools are there, or ends with the one command that would bring them. */
export async function ensureSystemPackages(group) {
  if (!systemPackages.some((entry) => entry.groups.includes(group))) giveUp(`There is no group of system packages called ${group}.`);
  const missing = () => systemPackages.filter((entry) => entry.groups.includes(group) && !entry.here()).map((entry) => entry.name);
  const names = missing();
  if (names.length === 0) return;

  const install = ['install', '--no-install-recommends', ...names];
  const before = process.platform === 'linux' && command('apt-get')() ? privilege() : undefined;
  const byHand = `sudo apt-get update && sudo apt-get ${install.join(' ')}`;
  if (before === undefined) {
    giveUp(
      command('apt-get')()
        ? `These tests need tools that are not installed and that you may not install from here; run this once, then try again:\n\n  ${byHand}`
        : `These tests need tools that are not installed; bring them with your package manager (names as in Debian): ${names.join(' ')}`,
    );
  }
  const title = `Installing ${names.join(' ')}`;
  let result = await apt(title, before, install);
  if (result.code !== 0) {
    await apt('Refreshing the list of packages', before, ['update']);
    result = await apt(title, before, install);
  }
  if (result.code !== 0) giveUp(`The tools could not be installed; this repeats it: ${byHand}`, result.output);
  const still = missing();
  if (still.length > 0) giveUp(`${still.join(', ')} is installed, yet what the tests call is not found.`);
}
