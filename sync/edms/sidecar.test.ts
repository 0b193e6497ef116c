import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sampleShipment } from './sample-shipment.ts';
import { sidecarJson, sidecarJsonSchema, sidecarSchema } from './sidecar.ts';
import type { Sidecar } from './sidecar.ts';
import { sidecarXml } from './sidecar-xml.ts';

const { sidecar } = sampleShipment(1);

/** What an independent parser (libxml2) reads at `path` in the XML of `data`. */
function readXml(data: Sidecar, path: string): string {
  const query = `string(${path.replaceAll(/([a-zA-Z]+)(?=\/|\[|$)/g, '*[local-name()="$1"]')})`;
  return execFileSync('xmllint', ['--nonet', '--xpath', query, '-'], { input: sidecarXml(data), encoding: 'utf8' }).replace(/\n$/, '');
}

describe('the sidecar', () => {
  test('has the published schema', () => {
    const published = readFileSync(join(import.meta.dirname, '../../docs/edms-sidecar.schema.json'), 'utf8');
    expect(published, 'run: node sync/edms/publish-schema.ts').toBe(sidecarJsonSchema());
  });

  test('has every field named in the manual', () => {
    const manual = readFileSync(join(import.meta.dirname, '../../docs/edms-folder.md'), 'utf8');
    const names = (schema: z.ZodObject): string[] =>
      Object.entries(schema.shape).flatMap(([name, member]) => {
        const inner: unknown = member instanceof z.ZodOptional ? member.unwrap() : member;
        return inner instanceof z.ZodObject ? [name, ...names(inner)] : [name];
      });
    const missing = names(sidecarSchema).filter((name) => !new RegExp(`\\b${name}\\b`).test(manual));
    expect(missing).toEqual([]);
  });

  test('is the same bytes for the same data, whatever the order of its members', () => {
    const turned: Sidecar = { ...sidecar };
    const reversed = Object.fromEntries(Object.entries(turned).toReversed());
    expect(sidecarJson(sidecarSchema.parse(reversed))).toEqual(sidecarJson(sidecar));
    expect(sidecarXml(sidecarSchema.parse(reversed))).toEqual(sidecarXml(sidecar));
  });

  test('keeps Ukrainian text as it is', () => {
    expect(sidecarJson(sidecar).toString()).toContain('"surname": "Лук’яненко"');
  });

  test('refuses what is outside the schema', () => {
    expect(() => sidecarJson({ ...sidecar, pages: 0 })).toThrow('pages');
    expect(() => sidecarJson({ ...sidecar, receivedAt: '2026-12-01T18:05:00' })).toThrow('receivedAt');
    const withExtra = Object.assign(structuredClone(sidecar), { extra: 1 });
    expect(() => sidecarJson(withExtra)).toThrow('extra');
  });
});

describe('the XML', () => {
  test('says to another parser what the JSON says', () => {
    expect(readXml(sidecar, '/appeal/subject')).toBe(sidecar.subject);
    expect(readXml(sidecar, '/appeal/applicant/address/line')).toBe(sidecar.applicant.address.line);
    expect(readXml(sidecar, '/appeal/document/modes/item[3]')).toBe('grey');
    expect(readXml(sidecar, '/appeal/attachments/item[2]/title')).toBe('Фото');
    expect(readXml(sidecar, '/appeal/registration/afterHours')).toBe('true');
  });

  test('is well-formed whatever people type', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }), (subject) => {
        const kept = /[^\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(subject) ? undefined : subject;
        const read = readXml({ ...sidecar, subject }, '/appeal/subject');
        if (kept !== undefined) expect(read).toBe(kept);
      }),
      { numRuns: 50 },
    );
    expect(readXml({ ...sidecar, subject: 'a\u0000b\uD800c]]>d\te' }, '/appeal/subject')).toBe('a\uFFFDb\uFFFDc]]>d\te');
  });
});
