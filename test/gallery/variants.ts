import type { View } from '../../contract/view.ts';

/** One way to see every screen: language, theme, reach or text size, on one glass. */
export interface Variant {
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly settings: Partial<View['settings']>;
}

const sizes = [
  { width: 1080, height: 1920 },
  { width: 1280, height: 1024 },
] as const;

const moods = {
  day: {},
  contrast: { theme: 'contrast' },
  night: { theme: 'night' },
  reach: { reach: true },
  largest: { textSize: 'largest' },
} as const satisfies Record<string, Partial<View['settings']>>;

/** All variants, or the one most people meet. */
export function variantsOf(quick: boolean): Variant[] {
  const all = (['uk', 'en'] as const).flatMap((language) =>
    sizes.flatMap((size) =>
      Object.entries(moods).map(([mood, settings]) => ({
        name: `${language}-${mood}-${size.width}x${size.height}`,
        size,
        settings: { ...settings, language },
      })),
    ),
  );
  const others = [
    { width: 1920, height: 1080 },
    { width: 1024, height: 768 },
  ].map((size) => ({ name: `uk-day-${size.width}x${size.height}`, size, settings: { language: 'uk' as const } }));
  return quick ? all.slice(0, 1) : [...all, ...others];
}

/** A view as this way of seeing shows it. */
export function inVariant(view: View, variant: Variant): View {
  return { ...view, settings: { ...view.settings, ...variant.settings } };
}
