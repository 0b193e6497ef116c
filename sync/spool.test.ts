import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysFrom, loadKeys } from './keys.ts';
import { Spool } from './spool.ts';
import { canMount, remount, smallDisk, testFolder } from './test-folder.ts';

const keys = keysFrom(Buffer.alloc(32, 7));
const text = Buffer.from('Лук’яненко Мар’яна Ігорівна');

async function filled(): Promise<{ root: string; spool: Spool; path: string }> {
  const root = testFolder();
  const spool = new Spool(root, keys);
  expect(await spool.write('a1', 'document.pdf', text)).toMatchObject({ ok: true });
  return { root, spool, path: join(root, 'a1', 'document.pdf') };
}

describe('the spool', () => {
  test('gives back what was written, after a restart too, and shows none of it on the disk', async () => {
    const { root, path } = await filled();
    expect(readFileSync(path).includes('Лук')).toBe(false);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(await new Spool(root, keys).read('a1', 'document.pdf')).toEqual({ ok: true, bytes: text });
  });

  test('notices every changed byte and every cut', async () => {
    const { spool, path } = await filled();
    const whole = readFileSync(path);
    for (let i = 0; i < whole.length; i += 1) {
      const changed = Buffer.from(whole);
      changed.writeUInt8((whole[i] ?? 0) ^ 1, i);
      writeFileSync(path, changed);
      expect(await spool.read('a1', 'document.pdf')).toMatchObject({ ok: false });
      writeFileSync(path, whole.subarray(0, i));
      expect(await spool.read('a1', 'document.pdf')).toEqual({ ok: false, fault: 'damaged' });
    }
  });

  test('notices a file under another name or another key', async () => {
    const { root, spool, path } = await filled();
    renameSync(path, join(root, 'a1', 'other.pdf'));
    expect(await spool.read('a1', 'other.pdf')).toEqual({ ok: false, fault: 'damaged' });
    expect(await spool.read('a1', 'document.pdf')).toEqual({ ok: false, fault: 'missing' });
    renameSync(join(root, 'a1', 'other.pdf'), path);
    expect(await new Spool(root, keysFrom(Buffer.alloc(32, 8))).read('a1', 'document.pdf')).toEqual({ ok: false, fault: 'damaged' });
  });

  test('keeps any bytes', async () => {
    const spool = new Spool(testFolder(), keys);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        await spool.write('a1', 'page', bytes);
        expect(await spool.read('a1', 'page')).toEqual({ ok: true, bytes: Buffer.from(bytes) });
      }),
      { numRuns: 30 },
    );
  });

  test.skipIf(!canMount)('says that the disk is full, leaves no half file, and goes on when there is room', async () => {
    const disk = smallDisk('1m');
    const spool = new Spool(disk, keys);
    expect(await spool.write('a1', 'document.pdf', Buffer.alloc(600_000))).toMatchObject({ ok: true });
    expect(await spool.write('a2', 'document.pdf', Buffer.alloc(600_000))).toEqual({ ok: false, fault: 'full' });
    expect(readdirSync(join(disk, 'a2'))).toEqual([]);
    expect(await spool.write('a1', 'document.pdf', Buffer.alloc(700_000))).toEqual({ ok: false, fault: 'full' });
    expect(await spool.read('a1', 'document.pdf')).toEqual({ ok: true, bytes: Buffer.alloc(600_000) });
    expect(await spool.remove('a1')).toEqual({ ok: true });
    expect(await spool.write('a2', 'document.pdf', Buffer.alloc(600_000))).toMatchObject({ ok: true });
  });

  test.skipIf(!canMount)('says that the disk is read-only', async () => {
    const disk = smallDisk('1m');
    const spool = new Spool(disk, keys);
    await spool.write('a1', 'document.pdf', text);
    remount(disk, 'ro');
    expect(await spool.write('a1', 'document.pdf', text)).toEqual({ ok: false, fault: 'readOnly' });
    expect(await spool.remove('a1')).toEqual({ ok: false, fault: 'readOnly' });
    expect(await spool.read('a1', 'document.pdf')).toEqual({ ok: true, bytes: text });
  });

  test('clears half-written files at start and names the appeals nobody knows', async () => {
    const { root, spool } = await filled();
    mkdirSync(join(root, 'a2'));
    writeFileSync(join(root, 'a1', '.document.pdf.0a1b2c3d.part'), 'half');
    writeFileSync(join(root, 'a2', '.page-1.0a1b2c3d.part'), 'half');
    writeFileSync(join(root, 'a2', 'page-1'), 'whole');
    expect(await spool.sweep(new Set(['a1']))).toEqual({ leftovers: 2, strangers: ['a2'] });
    expect(readdirSync(join(root, 'a2'))).toEqual(['page-1']);
    expect(await spool.list('a1')).toEqual(['document.pdf']);
  });

  test('takes removing what is not there for done', async () => {
    const { spool } = await filled();
    expect(await spool.remove('a9')).toEqual({ ok: true });
    expect(await spool.remove('a1', 'page-9')).toEqual({ ok: true });
    expect(await spool.remove('a1')).toEqual({ ok: true });
    expect(await spool.list('a1')).toEqual([]);
  });

  test.each(['../a1', '.', '', 'a/b', 'Лука', '.hidden'])('refuses the name %j', async (name) => {
    const { spool } = await filled();
    await expect(spool.read('a1', name)).rejects.toThrow('spool name');
    await expect(spool.read(name, 'document.pdf')).rejects.toThrow('spool name');
  });
});

describe('the master key', () => {
  test('is made once, for its owner alone, and found again', async () => {
    const path = join(testFolder(), 'keys', 'master.key');
    const first = await loadKeys(path, { mayCreate: true });
    const second = await loadKeys(path, { mayCreate: false });
    if (!first.ok || !second.ok) throw new Error('no key');
    expect([first.created, second.created]).toEqual([true, false]);
    expect(statSync(path)).toMatchObject({ size: 32, mode: 0o100600 });
    expect(second.keys.ofPurpose('spool')).toEqual(first.keys.ofPurpose('spool'));
    expect(first.keys.ofPurpose('spool')).not.toEqual(first.keys.ofPurpose('database'));
  });

  test('is not made anew where there are data', async () => {
    const path = join(testFolder(), 'master.key');
    expect(await loadKeys(path, { mayCreate: false })).toEqual({ ok: false, fault: 'missing', path });
  });

  test.each([
    ['wrongSize', 31, 0o600],
    ['wrongSize', 64, 0o600],
    ['openToOthers', 32, 0o640],
  ] as const)('is refused: %s (%i bytes, mode %i)', async (fault, bytes, mode) => {
    const path = join(testFolder(), 'master.key');
    writeFileSync(path, Buffer.alloc(bytes, 1), { mode });
    expect(await loadKeys(path, { mayCreate: true })).toEqual({ ok: false, fault, path });
  });
});
