import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canMount, remount, smallDisk, testFolder } from '../test-folder.ts';
import { deliver, filesOf } from './deliver.ts';
import { EdmsFolder } from './folder.ts';
import { LONGEST_NAME, parseName, stemOf } from './names.ts';
import { sampleShipment } from './sample-shipment.ts';
import { appealKinds } from '../../contract/words.ts';

const shipment = sampleShipment(1);
const { stem } = shipment;

async function emptyFolder(root = join(testFolder(), 'edms')): Promise<EdmsFolder> {
  const folder = new EdmsFolder(root);
  expect(await folder.prepare({ mayCreate: true })).toMatchObject({ ok: true });
  return folder;
}

const incoming = (folder: EdmsFolder): string[] => readdirSync(folder.path('incoming', '')).toSorted();
const wholeSet = ['.json', '.pdf', '.sha256', '.xml'].map((extension) => stem + extension);

describe('a delivery', () => {
  test('leaves four files that agree with each other, as an EDMS would check them', async () => {
    const folder = await emptyFolder();
    expect(await deliver(folder, shipment)).toEqual({ outcome: 'delivered' });
    expect(incoming(folder)).toEqual(wholeSet);
    expect(filesOf(shipment).map(([name]) => name.slice(stem.length))).toEqual(['.pdf', '.xml', '.sha256', '.json']);
    const check = execFileSync('sha256sum', ['--check', `${stem}.sha256`], { cwd: folder.path('incoming', ''), encoding: 'utf8' });
    expect(check).toBe(`${stem}.pdf: OK\n${stem}.xml: OK\n`);
    const sidecar: unknown = JSON.parse(readFileSync(folder.path('incoming', `${stem}.json`), 'utf8'));
    expect(sidecar).toEqual(shipment.sidecar);
  });

  test('is recognised where it lies or where the EDMS moved it, and not written twice', async () => {
    for (const place of ['incoming', 'taken', 'rejected'] as const) {
      const folder = await emptyFolder();
      await deliver(folder, shipment);
      for (const file of wholeSet) renameSync(folder.path('incoming', file), folder.path(place, file));
      expect(await deliver(folder, shipment)).toEqual({ outcome: 'alreadyThere', place });
      expect(incoming(folder)).toEqual(place === 'incoming' ? wholeSet : []);
    }
  });

  test('is recognised by its document alone, if that is what the EDMS kept', async () => {
    const folder = await emptyFolder();
    await deliver(folder, shipment);
    renameSync(folder.path('incoming', `${stem}.pdf`), folder.path('taken', `${stem}.pdf`));
    for (const file of incoming(folder)) rmSync(folder.path('incoming', file));
    expect(await deliver(folder, shipment)).toEqual({ outcome: 'alreadyThere', place: 'taken' });
  });

  test('is completed after any interruption', async () => {
    const files = filesOf(shipment);
    for (let done = 0; done < files.length; done += 1) {
      const folder = await emptyFolder();
      for (const [name, bytes] of files.slice(0, done)) writeFileSync(folder.path('incoming', name), bytes);
      const [next] = files[done] ?? [];
      writeFileSync(folder.path('incoming', `.${next}.0badcafe.part`), 'half');
      expect(await deliver(folder, shipment)).toEqual({ outcome: 'delivered' });
      expect(incoming(folder)).toEqual(wholeSet);
    }
  });

  test('leaves the temporary files of other terminals alone', async () => {
    const folder = await emptyFolder();
    const theirs = '.20261201_DP02_DP02-26-000001-X_letter_1.pdf.0badcafe.part';
    writeFileSync(folder.path('incoming', theirs), 'half');
    await deliver(folder, shipment);
    expect(incoming(folder)).toContain(theirs);
  });

  test.each(['.pdf', '.xml', '.sha256', '.json'])('never overwrites a foreign %s of its name', async (extension) => {
    const folder = await emptyFolder();
    const path = folder.path('incoming', stem + extension);
    writeFileSync(path, 'not ours');
    expect(await deliver(folder, shipment)).toEqual({ outcome: 'conflict', file: stem + extension });
    expect(readFileSync(path, 'utf8')).toBe('not ours');
    expect(incoming(folder)).not.toContain(extension === '.json' ? '' : `${stem}.json`);
  });

  test.each(['a folder', 'a link', 'a pipe'])('takes %s in its way for a conflict and does not hang', async (what) => {
    const folder = await emptyFolder();
    const path = folder.path('incoming', `${stem}.pdf`);
    if (what === 'a folder') mkdirSync(path);
    if (what === 'a link') symlinkSync('/etc/hostname', path);
    if (what === 'a pipe') execFileSync('mkfifo', [path]);
    expect(await deliver(folder, shipment)).toEqual({ outcome: 'conflict', file: `${stem}.pdf` });
  });

  test('does not let another document pass under its number', async () => {
    const other = sampleShipment(1, Buffer.from('%PDF-1.4 other'));
    const folder = await emptyFolder();
    await deliver(folder, shipment);
    expect(await deliver(folder, other)).toEqual({ outcome: 'conflict', file: `${stem}.json` });
    for (const file of wholeSet) renameSync(folder.path('incoming', file), folder.path('taken', file));
    expect(await deliver(folder, other)).toEqual({ outcome: 'conflict', file: `${stem}.json` });
    const renamed = stem.replace('_3', '_4');
    linkSync(folder.path('taken', `${stem}.pdf`), folder.path('incoming', `${renamed}.pdf`));
    rmSync(folder.path('taken', `${stem}.json`));
    rmSync(folder.path('taken', `${stem}.pdf`));
    expect(await deliver(folder, shipment)).toEqual({ outcome: 'conflict', file: `${renamed}.pdf` });
  });

  test('says that the folder is away, and works when it is back', async () => {
    const folder = await emptyFolder();
    renameSync(folder.root, `${folder.root}-away`);
    expect(await deliver(folder, shipment)).toEqual({ outcome: 'away' });
    renameSync(`${folder.root}-away`, folder.root);
    expect(await deliver(folder, shipment)).toEqual({ outcome: 'delivered' });
  });

  test('stops between steps when told to, and announces nothing', async () => {
    const folder = await emptyFolder();
    expect(await deliver(folder, shipment, AbortSignal.abort())).toEqual({ outcome: 'slow' });
    expect(incoming(folder)).toEqual([]);
  });

  test.skipIf(!canMount)('says that the folder is full or read-only, leaves no half file, and works when it is mended', async () => {
    const disk = smallDisk('1m');
    const folder = await emptyFolder(disk);
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(600_000));
    const large = sampleShipment(2, Buffer.alloc(500_000, 1));
    expect(await deliver(folder, large)).toEqual({ outcome: 'full' });
    expect(incoming(folder)).toEqual([]);
    remount(disk, 'ro');
    expect(await deliver(folder, large)).toEqual({ outcome: 'readOnly' });
    remount(disk, 'rw');
    rmSync(join(disk, 'ballast'));
    expect(await deliver(folder, large)).toEqual({ outcome: 'delivered' });
  });

  test('refuses a sidecar that tells of another document', async () => {
    const folder = await emptyFolder();
    await expect(deliver(folder, { ...shipment, document: Buffer.from('other') })).rejects.toThrow('another document');
  });
});

describe('the folder', () => {
  test('knows itself again and is not made anew where a share is missing', async () => {
    const folder = await emptyFolder();
    const met = await folder.prepare();
    if (!met.ok) throw new Error(met.state);
    expect(await folder.prepare({ knownId: met.id })).toEqual(met);
    renameSync(folder.root, `${folder.root}-away`);
    expect(await folder.prepare({ knownId: met.id })).toEqual({ ok: false, state: 'away' });
    mkdirSync(folder.root);
    expect(await folder.prepare({ knownId: met.id })).toEqual({ ok: false, state: 'foreign' });
    expect(readdirSync(folder.root)).toEqual([]);
  });

  test('has one id when several terminals meet it', async () => {
    const folder = await emptyFolder();
    const ids = await Promise.all([folder.prepare(), new EdmsFolder(folder.root).prepare()]);
    expect(ids[0]).toEqual(ids[1]);
  });

  test('gets its subfolders back', async () => {
    const folder = await emptyFolder();
    rmSync(folder.path('rejected', ''), { recursive: true });
    await folder.prepare();
    expect(readdirSync(folder.path('rejected', ''))).toEqual([]);
  });

  test('is away when a share was never there', async () => {
    expect(await new EdmsFolder(join(testFolder(), 'nowhere')).prepare()).toEqual({ ok: false, state: 'away' });
  });
});

describe('names', () => {
  const number = fc.stringMatching(/^[A-Z]{2}\d{2}-\d{2}-\d{6}-[0-9A-Z]$/);
  const part = fc.record({
    date: fc
      .date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
    terminal: fc.stringMatching(/^[A-Z]{2}\d{2}$/),
    number,
    kind: fc.constantFrom(...appealKinds),
    pages: fc.integer({ min: 1, max: 9999 }),
  });

  test('can be read back and are never too long', () => {
    fc.assert(
      fc.property(part, fc.constantFrom('', '.pdf', '.sha256', '.reason.txt'), (name, extension) => {
        const stem = stemOf(name);
        expect(`${stem}.sha256`.length).toBeLessThanOrEqual(LONGEST_NAME);
        expect(parseName(stem + extension)).toEqual({ ...name, stem, extension });
      }),
    );
  });

  test.each(['scan.pdf', '.DS_Store', 'Thumbs.db', '20261201_DP01_DP01-26-000001-X_unknown_3.pdf', `${stem}.pdf/x`, 'Скан_1.pdf'])(
    'of others are not read: %s',
    (name) => expect(parseName(name)).toBeUndefined(),
  );
});
