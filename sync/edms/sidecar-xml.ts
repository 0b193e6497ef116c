import { sidecarSchema } from './sidecar.ts';
import type { Sidecar } from './sidecar.ts';

/** XML namespace of the sidecar; a name only, nothing is fetched from it. */
export const SIDECAR_NAMESPACE = 'urn:vikno:appeal:1';

/**
 * The same data as the JSON sidecar, as XML 1.0 in UTF-8: an element for each member with the member's name, in the order of the schema; a list is an
 * element with an `item` for each entry. The same bytes for the same data. Throws on data outside the schema.
 */
export function sidecarXml(sidecar: Sidecar): Buffer {
  const body = Object.entries(sidecarSchema.parse(sidecar)).map(([name, value]) => element(name, value, 1));
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<appeal xmlns="${SIDECAR_NAMESPACE}">\n${body.join('')}</appeal>\n`);
}

function element(name: string, value: unknown, depth: number): string {
  const indent = '  '.repeat(depth);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return `${indent}<${name}>${escaped(String(value))}</${name}>\n`;
  if (typeof value !== 'object' || value === null) return '';
  const children = Array.isArray(value) ? value.map((item): [string, unknown] => ['item', item]) : Object.entries(value);
  const inner = children.map(([child, content]) => element(child, content, depth + 1)).join('');
  return `${indent}<${name}>\n${inner}${indent}</${name}>\n`;
}

/** Escapes markup, and replaces what XML 1.0 § 2.2 does not allow in a document at all (control characters, lone surrogates). */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\t\n\r]/g, (white) => `&#${white.charCodeAt(0)};`)
    .replace(/[^\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
