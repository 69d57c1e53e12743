import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { licenceList } from '../electron/launch/licence-list.ts';
import { findClashes } from './lib/keys/clashes.ts';

const here = import.meta.dirname;

/** Two actions on one key, or a key that belongs to the browser, are mistakes of the program: there is no build with one. */
const soundKeyMap: Plugin = {
  name: 'sound-key-map',
  buildStart() {
    const mistakes = findClashes();
    if (mistakes.length > 0) this.error(`the key map is not sound: ${mistakes.join('; ')}`);
  },
};

/**
 * One build serves the Electron window and the browser window. `--mode gallery` builds the component gallery instead,
 * so that nothing of it ships.
 */
export default defineConfig(({ mode }) => {
  const gallery = mode === 'gallery';
  return {
    root: here,
    base: './',
    // The reader of barcodes, as text within the chunk that asks for it.
    assetsInclude: ['**/*.wasm'],
    plugins: [react(), soundKeyMap, licenceList()],
    build: {
      outDir: path.resolve(here, gallery ? '../dist/gallery' : '../dist/renderer'),
      emptyOutDir: true,
      // The oldest Chromium that must run this: Electron 33 carries 130.
      target: 'chrome128',
      sourcemap: true,
      chunkSizeWarningLimit: 1500,
      // The content security policy allows no data: fonts or scripts.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: path.resolve(here, gallery ? 'gallery/index.html' : 'index.html'),
        // A chunk that builds schemas runs before the page's own first import: what tells zod not to try eval has to come with zod itself.
        output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|zod-without-eval/u }] } },
      },
    },
    server: { host: '127.0.0.1', port: 5173, strictPort: true },
  };
});
