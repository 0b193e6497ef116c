/** One measured figure. `target` is the most it may be; null where the issue sets none. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: number | null;
  readonly note?: string;
}

/** The value below which `share` of the measurements lie (nearest rank). Throws when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  if (at === undefined) throw new RangeError('no measurements');
  return at;
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Seconds that something took, and what came of it. */
export async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { seconds: (performance.now() - start) / 1000, result };
}

export function missed({ value, target }: Figure): boolean {
  return target !== null && value > target;
}

const shown = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(3));

/** A table of figures with their targets beside. */
export function table(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ name }) => name.length));
  return figures
    .map((figure) => {
      const { name, value, unit, target, note } = figure;
      const verdict = target === null ? '' : `${missed(figure) ? 'MISSED' : 'met   '} ≤ ${target} ${unit}`;
      return `${name.padEnd(width)}  ${shown(value).padStart(9)} ${unit.padEnd(6)}  ${verdict.padEnd(22)} ${note ?? ''}`.trimEnd();
    })
    .join('\n');
}
