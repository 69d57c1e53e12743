import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const renderer = path.resolve(import.meta.dirname, '../../../dist/renderer');

/** What the first page loads before it asks for anything more: the scripts and sheets index.html names, what those import at once, and the longer of the two languages. */
export function firstKilobytes(): number {
  const seen = new Set<string>();
  const take = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    if (!file.endsWith('.js')) return;
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}$,\s]+from)?\s*["'](\.\/[\w.-]+\.js)["']/gu))
      take(path.join(path.dirname(file), name));
  };
  const size = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;
  const languages = globSync('assets/texts-*.js', { cwd: renderer }).map((name) => path.join(renderer, name));
  const longest = languages.toSorted((a, b) => size(b) - size(a))[0];
  if (languages.length !== 2 || longest === undefined) throw new Error('the languages are not files of their own');
  take(longest);
  const page = path.join(renderer, 'index.html');
  for (const [, name = ''] of readFileSync(page, 'utf8').matchAll(/(?:src|href)="(\.\/[^"]+\.(?:js|css))"/gu)) take(path.join(renderer, name));
  seen.add(page);
  return [...seen].reduce((sum, file) => sum + size(file), 0) / 1024;
}
