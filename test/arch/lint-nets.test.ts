import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inSeededTree, projectRoot } from './seeded-tree.ts';

/** What paths and globals cannot say, lint does: each lie must be named under its rule, the honest files not at all. */
const lies: Readonly<Record<string, readonly [text: string, rule: string]>> = {
  'electron/host/sync/floating.ts': [`const send = async (): Promise<void> => {};\nexport const run = (): void => { send(); };`, 'no-floating-promises'],
  'electron/host/sync/misused.ts': [`export const run = (xs: number[]): void => xs.forEach(async () => {});`, 'no-misused-promises'],
  'electron/host/sync/any.ts': [`export const x: any = 1;`, 'no-explicit-any'],
  'electron/host/sync/switch.ts': [
    `export const f = (kind: 'a' | 'b'): number => { switch (kind) { case 'a': return 1; } return 2; };`,
    'switch-exhaustiveness-check',
  ],
  'shared/core/order/date.ts': [`export const at = (): number => Date.now();`, 'no-restricted-globals'],
  'shared/core/order/new-date.ts': [`export const at = (): string => new Date().toISOString();`, 'no-restricted-globals'],
  'shared/kernel/dice.ts': [`export const draw = (): number => Math.random();`, 'no-restricted-properties'],
  'shared/core/order/timer.ts': [`export const later = (): unknown => setInterval(() => {}, 1);`, 'no-restricted-globals'],
  'renderer/features/queue/cycle-a.ts': [`import { b } from './cycle-b.ts';\nexport const a = (): number => b();`, 'no-cycle'],
  'renderer/features/queue/picture.tsx': [`export const Picture = (): unknown => <img src="a.png" />;`, 'alt-text'],
  'test/unit/lonely.test.ts': [`import { expect, it } from 'vitest';\nit('says nothing', () => { expect(1); });`, 'valid-expect'],
};
const honest: Readonly<Record<string, string>> = {
  'renderer/features/queue/cycle-b.ts': `import { a } from './cycle-a.ts';\nexport const b = (): number => a();`,
  'electron/host/sync/fine.ts': `export const now = (): number => Date.now();`,
  'shared/core/order/fine.ts': `export const add = (a: number, b: number): number => a + b;`,
};

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

describe('the lint nets', () => {
  it('name every seeded lie under its rule', () => {
    const files = { ...honest, ...Object.fromEntries(Object.entries(lies).map(([file, [text]]) => [file, text])) };
    const config = (name: string): string => readFileSync(path.join(projectRoot, name), 'utf8');
    const spoken = inSeededTree(
      {
        ...Object.fromEntries(Object.entries(files).map(([file, text]) => [file, `${text}\n`])),
        '.oxlintrc.json': config('.oxlintrc.json'),
        'tsconfig.json': JSON.stringify({ ...(JSON.parse(config('tsconfig.json')) as object), include: ['.'], files: undefined }),
      },
      (root) => {
        const lint = path.join(projectRoot, 'node_modules/oxlint/bin/oxlint');
        const { stdout, stderr } = spawnSync(process.execPath, [lint, '--type-aware', '--format', 'json', 'electron', 'renderer', 'shared', 'test'], {
          encoding: 'utf8',
          cwd: root,
        });
        if (!stdout.startsWith('{')) throw new Error(`${stdout}${stderr}`);
        return (JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] }).diagnostics.map(
          ({ code, filename }) => `${filename.replaceAll('\\', '/')}: ${code}`,
        );
      },
    );
    const unseen = Object.entries(lies).filter(([file, [, rule]]) => !spoken.some((line) => line.startsWith(`${file}: `) && line.includes(rule)));
    expect(
      unseen.map(([file, [, rule]]) => `${file}: ${rule}`),
      `lint said:\n${spoken.join('\n')}`,
    ).toEqual([]);
    expect(spoken.filter((line) => line.includes('/fine.ts'))).toEqual([]);
  });
});
