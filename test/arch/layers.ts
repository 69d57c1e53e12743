import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findCycles } from './cycles.ts';
import { galleryViolations } from './gallery-rules.ts';
import { COMPUTED, factsOf } from './imports.ts';
import { layerRules, pureFolders } from './layer-rules.ts';
import { sourceFiles } from './source-files.ts';

export interface Violation {
  readonly rule: string;
  readonly file: string;
  readonly detail: string;
}
export interface LayerReport {
  readonly violations: readonly Violation[];
  readonly files: number;
  readonly edges: number;
}

const targetOf = (file: string, specifier: string): string => {
  const bare = specifier.replace(/\?.*$/, '');
  return bare.startsWith('.') ? path.posix.normalize(path.posix.join(path.posix.dirname(file), bare)) : bare;
};

/** Every import of every source file under `root` against the layer rules; a check that saw nothing is a failure, not a pass. */
export function checkLayers(root: string): LayerReport {
  const violations: Violation[] = [];
  const graph = new Map<string, string[]>();
  let edges = 0;
  const files = sourceFiles(root, /\.(ts|tsx|mts|cts|mjs|cjs|js|jsx)$/);
  for (const file of files) {
    const facts = factsOf(file, readFileSync(path.join(root, file), 'utf8'));
    const known: string[] = [];
    graph.set(file, known);
    for (const specifier of facts.imports) {
      edges++;
      if (specifier === COMPUTED) {
        if (!file.startsWith('test/')) violations.push({ rule: 'imports are literals', file, detail: 'a computed import() or require()' });
        continue;
      }
      const to = targetOf(file, specifier);
      if (specifier.startsWith('.')) {
        if (existsSync(path.join(root, to)) && path.posix.extname(to) !== '') known.push(to);
        else violations.push({ rule: 'relative imports have their ending and resolve', file, detail: specifier });
        if (to.startsWith('..')) violations.push({ rule: 'imports stay inside the project', file, detail: specifier });
      }
      for (const rule of layerRules) {
        const match = rule.from.exec(file);
        if (match && rule.forbids(to, match)) violations.push({ rule: rule.name, file, detail: to });
      }
    }
    if (pureFolders.test(file)) for (const name of facts.impure) violations.push({ rule: 'shared has no clock, no randomness, no timers', file, detail: name });
  }
  for (const cycle of findCycles(graph)) violations.push({ rule: 'no import cycles', file: cycle[0] ?? '', detail: cycle.join(' → ') });
  for (const cycle of ['shared/core/', 'shared/core/address/', 'electron/host/adapters/sqlite/'].flatMap((base) => findCycles(foldersOf(graph, base))))
    violations.push({ rule: 'folders of the core and of its database stand on each other, never in a ring', file: cycle[0] ?? '', detail: cycle.join(' → ') });
  for (const { rule, file } of galleryViolations(graph)) violations.push({ rule, file, detail: 'renderer/ui and renderer/gallery/sections' });
  if (files.length === 0 || edges === 0)
    violations.push({ rule: 'the check looked at something', file: '.', detail: `${files.length} files, ${edges} imports` });
  return { violations, files: files.length, edges };
}

/** The same graph seen from further away: one node for each folder right below `base`. */
function foldersOf(graph: ReadonlyMap<string, readonly string[]>, base: string): ReadonlyMap<string, readonly string[]> {
  const folderOf = (file: string): string | null =>
    file.startsWith(base) && file.includes('/', base.length) ? file.slice(0, file.indexOf('/', base.length)) : null;
  const folders = new Map<string, Set<string>>();
  for (const [file, targets] of graph) {
    const folder = folderOf(file);
    if (folder === null) continue;
    const known = folders.get(folder) ?? new Set<string>();
    folders.set(folder, known);
    for (const to of targets.map(folderOf)) if (to !== null && to !== folder) known.add(to);
  }
  return new Map([...folders].map(([folder, targets]) => [folder, [...targets]]));
}
