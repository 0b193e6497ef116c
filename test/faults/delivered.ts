import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { sidecarSchema, type Sidecar } from '../../sync/edms/sidecar.ts';

/** What lies in an EDMS folder's `incoming`, each appeal looked at in full: its four files, its hash, and nothing half-written. */
export function deliveredIn(edms: string): Sidecar[] {
  const incoming = path.join(edms, 'incoming');
  const names = readdirSync(incoming);
  const sidecars = names
    .filter((name) => name.endsWith('.json'))
    .map((name) => sidecarSchema.parse(JSON.parse(readFileSync(path.join(incoming, name), 'utf8'))));
  const expected = sidecars.flatMap(({ document: { file } }) => {
    const stem = file.replace(/\.\w+$/, '');
    return [file, `${stem}.json`, `${stem}.sha256`, `${stem}.xml`];
  });
  expect(names.toSorted()).toEqual(expected.toSorted());
  for (const { document } of sidecars) {
    const bytes = readFileSync(path.join(incoming, document.file));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(document.sha256);
  }
  const numbers = sidecars.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  return sidecars;
}
