import { describe, expect, it } from 'vitest';
import { inSeededTree } from './seeded-tree.ts';
import { checkText } from './text-rules.ts';

const rulesBroken = (files: Readonly<Record<string, string>>): readonly string[] =>
  inSeededTree(files, (root) => checkText(root, {}).violations.map(({ rule }) => rule));
const lines = (count: number): string => 'export {};\n'.repeat(count);

const seeded: readonly (readonly [string, string, string, string])[] = [
  ['a file of 301 lines', 'shared/core/long.ts', lines(301), 'no file is longer than 300 lines without a reason in the list'],
  ['a promise', 'renderer/a.ts', '// TODO later\n', 'no promise kept half'],
  ['a silent skip', 'test/unit/a.test.ts', `it.skip('adds', () => {});\n`, 'nothing is skipped without saying why'],
  ['a silent conditional skip', 'test/unit/b.test.ts', `describe.skipIf(!dir)('adds', () => {});\n`, 'nothing is skipped without saying why'],
  ['a lonely test', 'test/unit/c.test.ts', `it.only('adds because', () => {});\n`, 'nothing is skipped without saying why'],
  ['a silenced compiler', 'electron/a.ts', '// @ts-ignore\n', 'the compiler is not talked out of it'],
  ['a place outside the project', 'electron/host/a.ts', `const dir = '../shared/samples';\n`, 'no place outside the project is named but in tests'],
  ['a place outside the project, in prose', 'README.md', 'See ../shared for more.\n', 'no place outside the project is named but in tests'],
  ['a machine’s own path', 'electron/host/b.ts', `const dir = '/work/main';\n`, 'no place outside the project is named but in tests'],
  ['a registry in the lock file', 'package-lock.json', `{ "resolved": "https://registry.example/x.tgz" }\n`, 'the lock file names no registry'],
  ['a barrel', 'renderer/ui/index.ts', `export * from './a.ts';\n`, 'no barrels but the contract'],
  ['a room called utils', 'renderer/lib/utils.ts', lines(1), 'no room is called after nothing'],
  ['a file in camel case', 'renderer/ui/myButton.tsx', lines(1), 'files are kebab-case'],
];

describe('text rules', () => {
  it('finds nothing wrong in a clean tree', () => {
    const clean = {
      'shared/core/order/order.ts': lines(300),
      'electron/host/a.ts': `import '../../shared/core/order/order.ts';\n`,
      'electron/b.ts': `import '../shared/core/order/order.ts';\n`,
      'shared/contract/index.ts': lines(1),
      'test/unit/a.test.ts': `describe.skipIf(!dir)('imports (needs ../shared/samples)', () => {});\n`,
      'package-lock.json': `{ "integrity": "sha512-x" }\n`,
    };
    const report = inSeededTree(clean, (root) => checkText(root, {}));
    expect(report.violations).toEqual([]);
    expect(report.files).toBe(Object.keys(clean).length);
  });

  it.each(seeded)('sees %s', (_what, file, text, rule) => {
    expect(rulesBroken({ [file]: text })).toEqual([rule]);
  });

  it('lets a listed file be long, and strikes it from the list when it is not', () => {
    const listed = { 'shared/core/long.ts': 'one table' };
    expect(inSeededTree({ 'shared/core/long.ts': lines(301) }, (root) => checkText(root, listed).violations)).toEqual([]);
    expect(inSeededTree({ 'shared/core/long.ts': lines(30) }, (root) => checkText(root, listed).violations)).toHaveLength(1);
  });
});
