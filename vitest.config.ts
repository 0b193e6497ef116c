import { configDefaults, defineConfig } from 'vitest/config';

const elsewhere = ['test/documents/**', 'test/devices/**', 'test/faults/**', 'test/e2e/**', 'test/bench/**', 'test/gallery/**'];
const exclude = [...configDefaults.exclude, '**/dist/**', '**/data/**', '**/.vikno/**'];

/**
 * Three projects, by what they need and how long they may take: `unit` runs beside the code in seconds, `documents` calls independent
 * validators (Java, Ghostscript), `faults` kills processes and fills disks and therefore runs one file at a time.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, ...elsewhere],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'documents',
          include: ['test/documents/**/*.test.ts'],
          exclude,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'devices',
          include: ['test/devices/**/*.test.ts'],
          exclude,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          exclude,
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 1_200_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
