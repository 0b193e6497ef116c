import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { screenSchema, viewSchema } from '../contract/view.ts';
import type { View } from '../contract/view.ts';
import { languages } from '../contract/words.ts';
import { samples } from '../test/gallery/samples.ts';
import { Kiosk } from './kiosk.tsx';

const draw = (view: View): string => renderToStaticMarkup(createElement(Kiosk, { view, send: () => undefined }));

test('the samples show every kind of screen', () => {
  const names = screenSchema.options.flatMap((option) => ('options' in option ? ['choice'] : [...option.shape.name.values]));
  expect(new Set(samples.map(({ view }) => view.screen.name))).toEqual(new Set(names));
});

describe.each(languages)('in %s', (language) => {
  test.each(samples.map((sample) => [sample.name, sample] as const))('%s is drawn whole', (_, { view }) => {
    const html = draw(viewSchema.parse({ ...view, settings: { ...view.settings, language } }));
    expect(html).not.toMatch(/undefined|\[object|NaN/u);
    expect(html.match(/<h1/gu)).toHaveLength(1);
    expect(html).toContain(`lang="${language}"`);
    // Every button says something: words in it, or a label of its own.
    for (const [button, attributes = '', inside = ''] of html.matchAll(/<button([^>]*)>(.*?)<\/button>/gu)) {
      const speaks = inside.replaceAll(/<[^>]+>/gu, '').trim() !== '' || attributes.includes('aria-label=');
      expect(speaks ? '' : button).toBe('');
    }
  });
});

test('what a device holds up says why in its place and cannot be started', () => {
  const blocked = samples.find(({ name }) => name === 'start-blocked');
  if (blocked === undefined) throw new Error('no such sample');
  const html = draw(blocked.view);
  expect(html).toContain('Сканер: відкрито кришку');
  expect(html).toContain('aria-disabled="true"');
});

test('the code for the answer is on the glass only when no receipt bears it', () => {
  const [withReceipt, without] = ['done', 'done-without-receipt'].map((name) =>
    samples
      .filter((sample) => sample.name === name)
      .map(({ view }) => draw(view))
      .join(''),
  );
  expect(withReceipt).toContain('08.12.2026');
  expect(withReceipt).not.toContain('K7QD');
  expect(without).toContain('K7QD');
});
