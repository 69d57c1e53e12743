import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');

/** Custom properties that are read without anything to fall back on and set by nobody: the rule they stand in does nothing. */
function unsetVariables(files: ReadonlyMap<string, string>): readonly string[] {
  const set = new Set(
    [...files].flatMap(([file, text]) =>
      [...text.matchAll(file.endsWith('.css') ? /(--[\w-]+)\s*:/gu : /['"`](--[\w-]+)['"`]/gu)].map(([, name = '']) => name),
    ),
  );
  return [...files].flatMap(([file, text]) =>
    [...text.matchAll(/var\((--[\w-]+)\)/gu)].flatMap(([, name = '']) => (set.has(name) ? [] : [`${file}: ${name}`])),
  );
}

describe('a value that a sheet takes from a name', () => {
  it('is set somewhere', () => {
    const files = globSync('renderer/**/*.{css,ts,tsx}', { cwd: root });
    expect(files.length).toBeGreaterThan(300);
    expect(unsetVariables(new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')])))).toEqual([]);
  });

  it('is named where it is not', () => {
    expect(unsetVariables(new Map([['a.css', '.a { --set: 1px; margin: var(--set); padding: var(--lost) }']]))).toEqual(['a.css: --lost']);
  });
});
