import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** What a file imports when it runs: types alone are gone by then. */
const runtimeImports = (file: string): readonly string[] => {
  const text = readFileSync(path.join(root, file), 'utf8');
  const { module } = parseSync(file, text, { lang: file.endsWith('x') ? 'tsx' : 'ts', sourceType: 'module' });
  const statements = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      name: moduleRequest.value,
      isNeeded: entries.length === 0 || entries.some((entry) => !entry.isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.map((entry) => ({ name: entry.moduleRequest?.value ?? '', isNeeded: entry.moduleRequest !== null && !entry.isType })),
    ),
  ];
  return statements.flatMap(({ name, isNeeded }) => (isNeeded ? [name] : []));
};

/** From where a package is reached, file by file; null when it is not. */
const wayTo = (wanted: string, starts: readonly string[]): readonly string[] | null => {
  const cameFrom = new Map<string, string | null>(starts.map((file) => [file, null]));
  for (const file of cameFrom.keys()) {
    for (const name of runtimeImports(file)) {
      const isFound = name === wanted || name.startsWith(`${wanted}/`);
      const to = name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : null;
      if (isFound) {
        const way = [wanted];
        for (let at: string | null | undefined = file; at != null; at = cameFrom.get(at)) way.unshift(at);
        return way;
      }
      if (to !== null && /\.tsx?$/u.test(to) && !cameFrom.has(to)) cameFrom.set(to, file);
    }
  }
  return null;
};

// Schemas are the host's to check by; to build hundreds of them, or a calendar, is what every window would wait for.
it.each(['zod', 'temporal-polyfill', 'libphonenumber-js'])('no window needs %s to run', (name) => {
  const windows = sourceFiles(root, /\.tsx?$/u).filter(
    (file) => file.startsWith('renderer/') && !file.startsWith('renderer/gallery/') && !file.endsWith('vite.config.ts'),
  );
  expect(windows.length).toBeGreaterThan(200);
  expect(wayTo(name, windows)).toBeNull();
});

it('sees the way to a package that is needed', () => {
  expect(wayTo('zod', ['shared/contract/views.contract.ts'])).toEqual(['shared/contract/views.contract.ts', 'zod']);
});
