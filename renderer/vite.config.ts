import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/**
 * One build serves the Electron window and the browser window. `--mode gallery` builds the component gallery instead,
 * so that nothing of it ships.
 */
export default defineConfig(({ mode }) => {
  const gallery = mode === 'gallery';
  return {
    root: here,
    base: './',
    plugins: [react()],
    build: {
      outDir: path.resolve(here, gallery ? '../dist/gallery' : '../dist/renderer'),
      emptyOutDir: true,
      // The oldest Chromium that must run this: Electron 33 carries 130.
      target: 'chrome128',
      sourcemap: true,
      chunkSizeWarningLimit: 1500,
      // The content security policy allows no data: fonts or scripts.
      assetsInlineLimit: 0,
      rolldownOptions: { input: path.resolve(here, gallery ? 'gallery/index.html' : 'index.html') },
    },
    server: { host: '127.0.0.1', port: 5173, strictPort: true },
  };
});
