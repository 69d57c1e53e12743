import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inSeededTree, projectRoot } from './seeded-tree.ts';

/**
 * The second net: each layer compiles only with the globals it may use. Every layer gets one tree with one file per seeded lie,
 * compiled with that layer's real config; the compiler must name every lying file and leave the honest one alone.
 */
const layers: readonly { readonly layer: string; readonly honest: string; readonly lies: Readonly<Record<string, string>> }[] = [
  {
    layer: 'shared/kernel',
    honest: `export const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);`,
    lies: { process: `process.exit();`, window: `window.close();` },
  },
  {
    layer: 'shared/core',
    honest: `export const latest = (xs: readonly number[]): number | undefined => xs.toSorted((a, b) => b - a)[0];`,
    lies: {
      window: `window.close();`,
      document: `document.title;`,
      fetch: `void fetch('/');`,
      process: `process.env;`,
      timer: `setTimeout(() => {}, 1);`,
      console: `console.log(1);`,
      buffer: `export const b = Buffer.from('');`,
      storage: `localStorage.clear();`,
      unchecked: `export const first = (xs: readonly string[]): string => xs[0];`,
      enums: `export enum Kind { A }`,
      property: `export class A { constructor(private readonly x: number) { void this.x; } }`,
      optional: `export const o: { a?: string } = { a: undefined };`,
    },
  },
  {
    layer: 'shared/contract',
    honest: `import { z } from 'zod';\nexport const name = z.string();`,
    lies: { window: `window.close();`, fetch: `void fetch('/');`, process: `process.env;` },
  },
  {
    layer: 'electron',
    honest: `import fs from 'node:fs';\nexport const read = (file: string): string => fs.readFileSync(file, 'utf8') + process.pid;`,
    lies: { window: `window.close();`, document: `document.title;`, jsx: `export const a: HTMLElement | null = null;` },
  },
  {
    layer: 'renderer',
    honest: `export const title = (): string => document.title + window.location.href;`,
    lies: { process: `process.env;`, buffer: `export const b = Buffer.from('');`, dirname: `export const d = __dirname;`, global: `export const g = global;` },
  },
];

const lyingFiles = (layer: string, files: Readonly<Record<string, string>>): readonly string[] =>
  inSeededTree(
    { ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`src/${name}.ts`, `${text}\nexport {};\n`])), 'tsconfig.json': configBeside(layer) },
    (root) => {
      const { stdout } = spawnSync(process.execPath, [path.join(projectRoot, 'node_modules/typescript/bin/tsc'), '-p', root, '--pretty', 'false'], {
        encoding: 'utf8',
        cwd: root,
      });
      const named = [...stdout.matchAll(/^src\/([\w-]+)\.ts\(/gm)].map((match) => match[1] ?? '');
      if (stdout !== '' && named.length === 0) throw new Error(stdout);
      return [...new Set(named)].toSorted();
    },
  );
const configBeside = (layer: string): string => JSON.stringify({ extends: path.join(projectRoot, layer, 'tsconfig.json'), include: ['src'], exclude: [] });

describe('the compiler nets', () => {
  it.each(layers)('$layer compiles only with its own globals', ({ layer, honest, lies }) => {
    expect(lyingFiles(layer, { honest, ...lies })).toEqual(Object.keys(lies).toSorted());
  });

  it('has a config for every layer that verify compiles', () => {
    for (const { layer } of layers) expect(JSON.parse(readFileSync(path.join(projectRoot, layer, 'tsconfig.json'), 'utf8'))).toHaveProperty('extends');
  });
});
