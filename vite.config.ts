import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const renderer = fileURLToPath(new URL('./renderer/', import.meta.url));

/**
 * The screens: the kiosk, the dock (only where its entry is there) and the gallery's page.
 * Everything is a file of its own, fonts and small pictures too, so that `default-src 'none'` with
 * `script-src`, `style-src`, `font-src` and `connect-src 'self'` is enough.
 */
export default defineConfig({
  root: renderer,
  base: '/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('./dist/renderer/', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: {
      input: {
        kiosk: `${renderer}index.html`,
        gallery: `${renderer}gallery.html`,
        ...(existsSync(`${renderer}dock/main.tsx`) && existsSync(`${renderer}dock.html`) ? { dock: `${renderer}dock.html` } : {}),
      },
    },
  },
});
