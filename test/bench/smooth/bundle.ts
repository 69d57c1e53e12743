import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const renderer = path.resolve(import.meta.dirname, '../../../dist/renderer');

/** What the first page loads before it asks for anything more: the scripts and sheets index.html names, and what those import at once. */
export function firstKilobytes(): number {
  const seen = new Set<string>();
  const take = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    if (!file.endsWith('.js')) return;
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}$,\s]+from)?\s*["'](\.\/[\w.-]+\.js)["']/gu))
      take(path.join(path.dirname(file), name));
  };
  const page = path.join(renderer, 'index.html');
  for (const [, name = ''] of readFileSync(page, 'utf8').matchAll(/(?:src|href)="(\.\/[^"]+\.(?:js|css))"/gu)) take(path.join(renderer, name));
  seen.add(page);
  return [...seen].reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0) / 1024;
}
