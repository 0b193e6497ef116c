import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { serveGallery } from '../gallery/gallery-server.ts';
import { inVariant, variantsOf } from '../gallery/variants.ts';
import { samples } from '../gallery/samples.ts';

/** Every screen, phase and trouble as the gallery draws it; the themes share one shape, so the others are examined on fewer screens. */
const everywhere = ['start', 'form-name', 'choice-category', 'review-many', 'done', 'trouble-scn-02'];

for (const variant of variantsOf(false).filter(({ name }) => name.includes('1080x1920'))) {
  test(`axe finds nothing: ${variant.name}`, async ({ page }) => {
    test.setTimeout(300_000);
    const gallery = await serveGallery(path.join(import.meta.dirname, '../../dist/renderer'));
    await page.goto(`${gallery.address}/gallery.html`);
    await page.waitForFunction(() => typeof window.showView === 'function');
    const found: string[] = [];
    for (const { name, view } of samples) {
      if (variant.name !== 'uk-day-1080x1920' && !everywhere.includes(name)) continue;
      await page.evaluate((next) => window.showView(next), inVariant(view, variant));
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
        .analyze();
      found.push(...violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`));
    }
    gallery.close();
    expect(found).toEqual([]);
  });
}
