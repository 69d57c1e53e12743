import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import path from 'node:path';
import { build, type InlineConfig } from 'vite';
import { joinLicences, licenceList } from './licence-list.ts';

/** Into `dist/renderer` the page, into `dist/locales` its words, into `dist/wasm` decoders of pictures, into `dist/fonts` those of papers, into `dist/electron` every process: ES modules, and the preload as the CommonJS a sandbox wants. */

const root = path.resolve(import.meta.dirname, '..', '..');
const dist = path.join(root, 'dist');
const stamp = path.join(dist, '.built');

export const PROCESSES = {
  main: 'electron/main/main.ts',
  host: 'electron/host/main-node.ts',
  cli: 'electron/launch/sidebay.ts',
  'training-wms': 'electron/training-wms/main.ts',
  'import-worker': 'electron/host/adapters/files/import-worker.ts',
  'backup-worker': 'electron/host/adapters/sqlite/safety/backup-worker.ts',
  'integrity-worker': 'electron/host/adapters/sqlite/safety/integrity-worker.ts',
  'verify-outage-worker': 'electron/host/adapters/sqlite/journal/verify-outage-worker.ts',
  'pdf-worker': 'electron/host/adapters/pdf/pdf-worker.ts',
} as const;

/** Left as imports: Electron is the program itself, the database driver is native. Everything else is bundled. */
const OUTSIDE = ['electron', 'better-sqlite3'];

export const processBuild = (input: Readonly<Record<string, string>>, outDir: string, format: 'es' | 'cjs'): InlineConfig => ({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  plugins: format === 'es' ? [licenceList()] : [],
  ssr: { noExternal: true, external: OUTSIDE },
  build: {
    ssr: true,
    // Electron 33, the oldest this runs in, carries Node 20.
    target: 'node20',
    outDir,
    emptyOutDir: format === 'es',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      external: [/^node:/, ...builtinModules, ...OUTSIDE],
      input: { ...input },
      output: { format, entryFileNames: format === 'es' ? '[name].js' : '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});

/** All of them, or the few that somebody needs at once: then `dist` is no whole build any more. */
export const buildProcesses = async (wanted: Readonly<Record<string, string>> = PROCESSES): Promise<void> => {
  rmSync(stamp, { force: true });
  const outDir = path.join(dist, 'electron');
  await build(processBuild(wanted, outDir, 'es'));
  await build(processBuild({ preload: 'electron/preload/preload.ts' }, outDir, 'cjs'));
};

/** The host speaks too, in exports and messages, and reads the same catalogues as the page. */
const copyCatalogues = (): void => {
  const target = path.join(dist, 'locales');
  rmSync(target, { recursive: true, force: true });
  cpSync(path.join(root, 'renderer', 'i18n', 'locales'), target, { recursive: true });
};

/** Compiled code that the host reads as files; a bundler would leave it among the packages, which are not shipped. */
const copyDecoders = (): void => {
  const target = path.join(dist, 'wasm');
  const { resolve } = createRequire(import.meta.url);
  mkdirSync(target, { recursive: true });
  for (const decoder of ['zxing-wasm/reader/zxing_reader.wasm', '@jsquash/webp/codec/dec/webp_dec.wasm']) {
    cpSync(resolve(decoder), path.join(target, path.basename(decoder)));
  }
};

export const buildAll = async (): Promise<number> => {
  const startedAt = Date.now();
  // Sequentially: the smallest machine this runs on has two cores, and each build uses both. The first removes the stamp, for a build
  // that fails halfway must not look like a whole one.
  await buildProcesses();
  await build({ configFile: path.join(root, 'renderer', 'vite.config.ts'), logLevel: 'error' });
  joinLicences(root);
  copyCatalogues();
  copyDecoders();
  copyFonts();
  mkdirSync(dist, { recursive: true });
  writeFileSync(stamp, '');
  // What was saved while this ran may or may not be in it: the next start builds again.
  utimesSync(stamp, startedAt / 1000, startedAt / 1000);
  return Date.now() - startedAt;
};

/** Two weights of what the host writes papers with (`adapters/pdf/font-book.ts`); the page has its own, in pieces a browser fetches. */
const PAPER_FONT = /^(?:noto-sans-sc-(?:chinese-simplified|latin-ext|cyrillic|vietnamese|\d+)-(?:400|700)-normal\.woff|Roboto-(?:Regular|Medium)\.ttf)$/;

const copyFonts = (): void => {
  const target = path.join(dist, 'fonts');
  const { resolve } = createRequire(import.meta.url);
  const folders = [
    path.join(path.dirname(resolve('@fontsource/noto-sans-sc/LICENSE')), 'files'),
    path.dirname(resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf')),
  ];
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const folder of folders)
    for (const file of readdirSync(folder).filter((name) => PAPER_FONT.test(name))) cpSync(path.join(folder, file), path.join(target, file));
};

const newestMtimeMs = (place: string): number => {
  const facts = statSync(place, { throwIfNoEntry: false });
  if (!facts) return 0;
  if (!facts.isDirectory()) return facts.mtimeMs;
  return readdirSync(place).reduce((newest, name) => Math.max(newest, newestMtimeMs(path.join(place, name))), facts.mtimeMs);
};

/** Why a build is needed; undefined when dist is as new as the sources. A folder's own time tells that something was removed. */
export const staleReason = (): string | undefined => {
  if (!existsSync(stamp)) return 'not built yet';
  const builtAt = statSync(stamp).mtimeMs;
  const newer = ['electron', 'renderer', 'shared', 'resources', 'package-lock.json', 'package.json'].find(
    (place) => newestMtimeMs(path.join(root, place)) > builtAt,
  );
  return newer === undefined ? undefined : `${newer} changed since the last build`;
};

if (import.meta.main) console.log(`Built in ${await buildAll()} ms.`);
