import { fileURLToPath } from 'node:url';
import { build as bundle } from 'vite';
import { build as made, hashOf, writeStamp } from './freshness.mjs';

const at = (place: string): string => fileURLToPath(new URL(`../${place}`, import.meta.url));

/** The screens, for the browser: vite.config.ts says how. */
async function buildRenderer(): Promise<void> {
  await bundle({ root: at('renderer'), configFile: at('vite.config.ts'), logLevel: 'warn' });
}

/** The shell, in one file for Electron's own Node, which may be too old to run TypeScript as it is. */
async function buildShell(): Promise<void> {
  await bundle({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: at('electron/main.ts'),
      outDir: at('dist/electron'),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rollupOptions: { external: [/^electron/, /^node:/], output: { format: 'es', entryFileNames: 'main.js' } },
    },
  });
}

const from = hashOf(made.sources);
await Promise.all([buildRenderer(), buildShell()]);
writeStamp(made.stamp, from);
