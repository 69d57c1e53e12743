import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const renderer = path.resolve(import.meta.dirname, '../../../renderer');
const read = (file: string) => readFileSync(path.join(renderer, file), 'utf8');
const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));

describe('the layers of style', () => {
  const order = /@layer ([^;]+);/.exec(read('public/layers.css'))?.[1]?.split(', ') ?? [];

  it('are ordered before any other style sheet or script is met', () => {
    for (const page of ['index.html', 'gallery/index.html']) {
      const first = /<(?:link rel="stylesheet"|script)[^>]*>/.exec(read(page))?.[0];
      expect(first).toContain('layers.css');
    }
  });

  it('hold every rule: each sheet opens its own layer, ui in ui, a desk in features', () => {
    const wanted: readonly (readonly [RegExp, string])[] = [
      [/^public\/layers\.css$/, ''],
      [/^ui\/tokens\.css$/, 'tokens'],
      [/^ui\/base\.css$/, 'base'],
      [/^ui\//, 'ui'],
      [/^(app|gallery)\//, 'app'],
      // What several desks show alike is a piece of a desk.
      [/^(features|lib)\//, 'features'],
    ];
    for (const sheet of sheets) {
      const layer = wanted.find(([where]) => where.test(sheet))?.[1];
      const opened = [...read(sheet).matchAll(/@layer (\w+)\s*\{/g)].map(([, name]) => name);
      expect({ sheet, opened }).toEqual({ sheet, opened: layer === '' ? [] : [layer] });
      expect(['', ...order]).toContain(layer);
    }
    expect(sheets.length).toBeGreaterThan(10);
  });
});
