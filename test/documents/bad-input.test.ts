import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync, crc32 } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { exitCodes } from '../../terminal/cli/failure.ts';
import { makePage } from '../pages/make-pages.ts';
import { handIn, handInArguments, vikno, type Ended } from './command-line.ts';

const person = { surname: 'Ґудзь', given: 'Євген', patronymic: 'Юрійович', address: 'м. Дніпро, вул. Шевченка, 999' };

let folder = '';
let sound = '';
let applicant = '';
/** A terminal that has accepted one appeal; every test works on its own copy. */
let before = '';
let data = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vikno-bad-input-'));
  applicant = await put('applicant.json', JSON.stringify(person));
  sound = await put('sound.png', await makePage('letter-png-150'));
  before = path.join(folder, 'before');
  await handIn({ data: before, applicant, pages: [sound] });
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  data = await mkdtemp(path.join(folder, 'data-'));
  await cp(before, data, { recursive: true });
});

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

const tryHandIn = (order: { pages?: string[]; applicant?: string; more?: string[] } = {}): Promise<Ended> =>
  vikno(...handInArguments({ data, applicant, pages: [sound], ...order }));

/** Ended as documented, said why in a sentence or two, and printed nothing a script would take for a result. */
function expectRefusal({ code, stdout, stderr }: Ended, kind: keyof typeof exitCodes, says: RegExp): void {
  expect(stderr).toMatch(says);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
  expect(stdout).toBe('');
  expect(code).toBe(exitCodes[kind]);
}

/** The next appeal is taken, and gets the number that it would have got if nothing had happened. */
async function expectNextNumber(sequence: number): Promise<void> {
  expect((await handIn({ data, applicant, pages: [sound] })).number).toMatch(new RegExp(`^DP01-\\d\\d-00000${sequence}-`));
}

/** A PNG that claims to be of that size and holds next to nothing. */
function claimedSize(width: number, height: number): Buffer {
  const chunk = (type: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(body.length);
    const typed = Buffer.concat([Buffer.from(type), body]);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(typed));
    return Buffer.concat([head, typed, check]);
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const mark = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([mark, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(1000))), chunk('IEND', Buffer.alloc(0))]);
}

async function part(name: string, share: number): Promise<Buffer> {
  const whole = await makePage(name);
  return whole.subarray(0, Math.floor(whole.length * share));
}

async function damaged(name: string): Promise<Buffer> {
  const bytes = Buffer.from(await makePage(name));
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(255 - bytes.readUInt8(middle), middle);
  return bytes;
}

describe('page images', () => {
  const bad: readonly [what: string, content: () => Promise<Buffer>, says: RegExp][] = [
    ['an empty file', async () => Buffer.alloc(0), /page\.png is empty\.$/m],
    ['text under a picture’s name', async () => Buffer.from('Шановні панове!'), /page\.png is not an image\.$/m],
    ['a PDF under a picture’s name', async () => Buffer.from('%PDF-1.7\n'), /is an image, but not PNG, JPEG or TIFF|is not an image/],
    ['more than 40 megapixels by its header', async () => claimedSize(30_000, 30_000), /page\.png has more than 40 megapixels\.$/m],
    ['a PNG that is all header', async () => part('letter-png-150', 0.001), /page\.png is cut off or damaged\.$/m],
    ['a PNG cut in half', async () => part('letter-png-150', 0.5), /page\.png is cut off or damaged\.$/m],
    ['a PNG with a wrong byte', async () => damaged('letter-png-150'), /page\.png is cut off or damaged\.$/m],
    ['a JPEG cut in half', async () => part('letter-jpeg-grey', 0.5), /page\.png is cut off or damaged\.$/m],
    ['a TIFF cut in half', async () => part('letter-lzw-tiff', 0.5), /page\.png is cut off or damaged\.$/m],
    ['a one-bit TIFF cut in half', async () => part('letter-one-bit-tiff', 0.5), /page\.png is cut off or damaged\.$/m],
  ];

  test.each(bad)('%s is refused by name, and no number is taken', async (_, content, says) => {
    const page = await put('page.png', await content());
    expectRefusal(await tryHandIn({ pages: [sound, page] }), 'badInput', says);
    await expectNextNumber(2);
  });

  test('a file that is not there, and a folder, are refused by name', async () => {
    expectRefusal(await tryHandIn({ pages: [path.join(folder, 'nowhere.png')] }), 'badInput', /nowhere\.png is not there\.$/m);
    expectRefusal(await tryHandIn({ pages: [folder] }), 'badInput', /is a folder, not a file\.$/m);
    await expectNextNumber(2);
  });

  test('a lying extension does no harm', async () => {
    const page = await put('jpeg-inside.png', await makePage('letter-jpeg-grey'));
    expect((await tryHandIn({ pages: [page] })).code).toBe(0);
  });
});

describe('applicant and arguments', () => {
  test.each([
    ['cut-off JSON', '{ "surname": "Ґудзь', /is not JSON/],
    ['a list', '[]', /the file: .*expected object/],
    ['no given name and no address', '{ "surname": "Ґудзь" }', /given: .*address: /],
    ['a name in Latin letters', JSON.stringify({ ...person, surname: 'Gudz' }), /surname: latin/],
    ['a number where a text belongs', JSON.stringify({ ...person, phone: 380671234567 }), /phone: /],
  ])('%s: the field is named, and no number is taken', async (_, content, says) => {
    expectRefusal(await tryHandIn({ applicant: await put('other.json', content) }), 'badInput', says);
    await expectNextNumber(2);
  });

  test('an unknown kind, an unknown option and an unknown command end with what would be right', async () => {
    expectRefusal(await tryHandIn({ more: ['--kind', 'poem'] }), 'badInput', /Allowed choices are proposal, application/);
    expectRefusal(await tryHandIn({ more: ['--paegs'] }), 'badInput', /unknown option '--paegs'/);
    expectRefusal(await vikno('hand-out'), 'badInput', /unknown command 'hand-out'/);
  });
});

describe('configuration', () => {
  test.each([
    ['broken syntax', '{ edms: {', /vikno\.json5: is not JSON5 .*1:10/],
    ['an unknown setting', '{ edmz: {} }', /vikno\.json5: the whole file: .*"edmz"/],
    ['a wrong type', '{ edms: { pollSeconds: "often" } }', /vikno\.json5: edms\.pollSeconds: .*number/],
    ['a wrong value', '{ terminal: { id: "dp1" } }', /vikno\.json5: terminal\.id: two capital letters/],
    ['an unknown printer', '{ devices: { receiptPrinterProfile: "laser" } }', /vikno\.json5: devices\.receiptPrinterProfile: no profile/],
  ])('%s is refused with its place, before anything is touched', async (_, content, says) => {
    const file = path.join(data, 'vikno.json5');
    await writeFile(file, content);
    expectRefusal(await tryHandIn(), 'badInput', says);
    await writeFile(file, '');
    await expectNextNumber(2);
  });

  test('a configuration asked for by name must be there', async () => {
    expectRefusal(await tryHandIn({ more: ['--config', path.join(folder, 'no.json5')] }), 'badInput', /no\.json5: cannot be read/);
  });
});

describe('data directory', () => {
  const database = (): string => path.join(data, 'vikno.db');
  const key = (): string => path.join(data, 'key');

  async function spoilt(file: string, change: (bytes: Buffer) => Buffer): Promise<void> {
    await writeFile(file, change(await readFile(file)));
  }

  const damage: readonly [what: string, spoil: () => Promise<unknown>, says: RegExp][] = [
    ['random bytes inside the database', () => spoilt(database(), (bytes) => bytes.fill(0xa5, 20_000, 23_000)), /damaged/],
    ['garbage instead of the database', () => spoilt(database(), () => Buffer.from('garbage')), /damaged/],
    ['an empty database', () => spoilt(database(), () => Buffer.alloc(0)), /gone or empty/],
    ['no database', () => rm(database()), /gone or empty/],
    ['another key', () => spoilt(key(), (bytes) => Buffer.from(bytes.map((byte) => 255 - byte))), /does not belong to this database/],
    ['a key cut short', () => spoilt(key(), (bytes) => bytes.subarray(0, 20)), /wrongSize/],
    ['no key', () => rm(key()), /missing/],
    ['a key that others may read', () => chmod(key(), 0o644), /openToOthers/],
  ];

  test.each(damage)('%s: refused untouched, and repaired by putting back what was there', async (_, spoil, says) => {
    await spoil();
    const files = (await readdir(data)).toSorted();
    const bytes = await readFile(database()).catch(() => null);
    expectRefusal(await tryHandIn(), 'noTerminal', says);
    expect((await readdir(data)).toSorted()).toEqual(files);
    expect(await readFile(database()).catch(() => null)).toEqual(bytes);
    for (const file of ['vikno.db', 'key']) await cp(path.join(before, file), path.join(data, file));
    await chmod(key(), 0o600);
    await expectNextNumber(2);
  });

  test('a data directory that is a file is refused', async () => {
    data = await put('not-a-folder', '');
    expectRefusal(await tryHandIn(), 'noTerminal', /not-a-folder cannot be made or used/);
  });

  test('a directory that another terminal works with is refused while it does', async () => {
    const program = fileURLToPath(new URL('../../terminal/cli/vikno.ts', import.meta.url));
    const serving = spawn(process.execPath, [program, 'serve', '--data', data, '--simulated', '--json'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    onTestFinished(() => void serving.kill('SIGKILL'));
    await once(serving.stdout, 'data');
    expectRefusal(await tryHandIn(), 'noTerminal', /Another terminal process works with this data folder/);
    serving.kill('SIGTERM');
    expect(await once(serving, 'exit')).toEqual([0, null]);
    await expectNextNumber(2);
  });
});

test('a foreign file with our name in the EDMS folder is left alone, and the appeal waits until it is gone', async () => {
  const incoming = path.join(data, 'edms/incoming');
  const [ours = ''] = (await readdir(incoming)).filter((name) => name.endsWith('.pdf'));
  const first = await handIn({ data, applicant, pages: [sound] });
  const foreign = path.basename(first.sidecar);
  await rm(data, { recursive: true });
  await cp(before, data, { recursive: true });
  await mkdir(incoming, { recursive: true });
  await writeFile(path.join(incoming, foreign), '{ "not": "ours" }');

  const { code, stdout } = await tryHandIn({ more: ['--deliver-within', '3'] });
  expect(code).toBe(exitCodes.waiting);
  expect(JSON.parse(stdout)).toMatchObject({ number: first.number, pdf: null, sidecar: null });
  expect(await readFile(path.join(incoming, foreign), 'utf8')).toBe('{ "not": "ours" }');
  expect(await readdir(incoming)).toContain(ours);

  await rm(path.join(incoming, foreign));
  expect(JSON.parse((await vikno('resend', first.number, '--data', data, '--json')).stdout)).toEqual({
    number: first.number,
    delivery: 'sent',
  });
  expect(await readdir(incoming)).toEqual(expect.arrayContaining([foreign, foreign.replace('.json', '.pdf')]));
});
