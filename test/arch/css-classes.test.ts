import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
/** A feature, or the part of the renderer beside them. */
const ownerOf = (file: string): string => /^renderer\/(?:features\/[^/]+|[^/]+)/u.exec(file.replaceAll('\\', '/'))?.[0] ?? file;

/** Classes that a sheet styles with nothing around them: they are found wherever the class stands, in every place visited before. */
const bareClasses = (sheet: string): ReadonlySet<string> =>
  new Set(
    [...sheet.replaceAll(/\/\*[\s\S]*?\*\//gu, '').matchAll(/([^{}]+)\{/gu)].flatMap(([, selectors = '']) =>
      selectors
        .split(',')
        .map((selector) => selector.trim())
        .filter((selector) => /^\.[\w-]+$/u.test(selector)),
    ),
  );
function sharedClasses(sheets: ReadonlyMap<string, string>): readonly string[] {
  const owners = new Map<string, Set<string>>();
  for (const [file, sheet] of sheets) for (const name of bareClasses(sheet)) owners.set(name, (owners.get(name) ?? new Set()).add(ownerOf(file)));
  return [...owners].flatMap(([name, of]) => (of.size > 1 ? [`${name}: ${[...of].sort().join(', ')}`] : []));
}

describe('a class styled bare', () => {
  it('belongs to one place: sheets stay loaded, so that a desk visited before would change another', () => {
    const files = globSync('renderer/**/*.css', { cwd: root });
    expect(files.length).toBeGreaterThan(30);
    // What the outage desk hides on paper stands behind `:has`, and commas within it part no selectors.
    const found = sharedClasses(new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8').replaceAll(/:is\([^)]*\)/gu, '')])));
    expect(found).toEqual([]);
  });
  it('of two places is seen', () => {
    const sheets = new Map([
      ['renderer/ui/work/work.css', '@layer ui { .line { display: flex } }'],
      ['renderer/features/queue/a.css', '@layer features { .log .line { color: red } .line { display: grid } }'],
    ]);
    expect(sharedClasses(sheets)).toEqual(['.line: renderer/features/queue, renderer/ui']);
  });
});
