import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCounts } from '../../verify/counts.ts';
import { isAllowed } from '../../verify/licence-check.ts';
import { missingOptionals } from '../../verify/lock-check.ts';
import type { Outcome } from '../../verify/run-steps.ts';
import type { Step } from '../../verify/steps.ts';
import { isFailure, summary, totalLine, totalOf } from '../../verify/summary.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sidebay-counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const outcome = (state: Outcome['state'], rest: { readonly counts?: Outcome['counts']; readonly mustRun?: boolean } = {}): Outcome => {
  const step: Step = { name: 'a step', command: ['true'], mustRun: rest.mustRun ?? false };
  return { step, state, seconds: 1, reason: '', output: '', counts: rest.counts ?? null };
};
const reported = (report: unknown): string => {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
};

describe('the total', () => {
  it('adds the tests of all runners', () => {
    const total = totalOf([
      outcome('passed', { counts: { passed: 7, failed: [], skipped: [] } }),
      outcome('failed', { counts: { passed: 1, failed: ['x', 'y'], skipped: ['a (needs b)'] } }),
      outcome('passed'),
    ]);
    expect(totalLine(total)).toBe('8 passed, 2 failed, 1 skipped');
  });

  it('leaves the skipped out where there are none', () => {
    expect(totalLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  });

  it('never reads well when a step without tests failed, or a runner died before it counted', () => {
    expect(totalOf([outcome('failed')]).failed).toBe(1);
    expect(totalOf([outcome('failed', { counts: { passed: 5, failed: [], skipped: [] } })]).failed).toBe(1);
  });

  it('names what failed and what was skipped once more at the end, where it is not lost among the runners’ words', () => {
    const text = summary([outcome('failed', { counts: { passed: 1, failed: ['one that broke'], skipped: ['one left out'] } })], 2);
    expect(text).toContain('failed:\n  a step: one that broke');
    expect(text).toContain('skipped, as the titles say:\n  a step: one left out');
    expect(summary([{ ...outcome('failed'), output: 'and then it broke' }], 2)).toContain('a step ended so:\n  │ and then it broke');
    expect(summary([outcome('passed', { counts: { passed: 1, failed: [], skipped: [] } })], 2)).not.toMatch(/failed:|skipped, as/);
  });

  it('takes a missing browser for a remark, and for a failure where it was promised', () => {
    expect(isFailure(outcome('could not run'))).toBe(false);
    expect(isFailure(outcome('could not run', { mustRun: true }))).toBe(true);
  });
});

describe('reading the reports', () => {
  it('counts vitest', () => {
    const assertionResults = [
      { fullName: 'a', status: 'passed' },
      { fullName: 'b', status: 'failed' },
      { fullName: 'c', status: 'pending' },
    ];
    expect(readCounts('vitest', reported({ testResults: [{ assertionResults }] }))).toEqual({ passed: 1, failed: ['b'], skipped: ['c'] });
  });

  it('names a file that broke in a hook, whose tests all say skipped', () => {
    const broken = { name: '/x/shell.test.ts', status: 'failed', message: 'Hook timed out\nat …', assertionResults: [{ fullName: 'a', status: 'skipped' }] };
    const failed = ['shell.test.ts failed outside its tests: Hook timed out'];
    expect(readCounts('vitest', reported({ testResults: [broken] }))).toEqual({ passed: 0, failed, skipped: ['a'] });
  });

  it('counts playwright through nested suites, and names a test that passed only when tried again', () => {
    const spec = (title: string, status: string, description?: string) => ({
      title,
      tests: [{ status, annotations: description ? [{ type: 'skip', description }] : [] }],
    });
    const report = { suites: [{ specs: [spec('a', 'expected')], suites: [{ specs: [spec('b', 'flaky'), spec('c', 'skipped', 'needs a camera')] }] }] };
    expect(readCounts('playwright', reported(report))).toEqual({ passed: 2, failed: [], skipped: ['b passed only when tried again', 'c needs a camera'] });
  });

  it('says so when there is nothing to read', () => {
    expect(readCounts('vitest', path.join(folder, 'gone.json'))).toBeNull();
    expect(readCounts('playwright', reported('half'))).toEqual({ passed: 0, failed: [], skipped: [] });
  });
});

describe('licences', () => {
  it.each(['MIT', '(MIT OR GPL-3.0)', 'BSD-3-Clause AND MIT', 'Apache-2.0'])('takes %s', (expression) => expect(isAllowed(expression)).toBe(true));
  it.each(['', 'GPL-3.0', 'MIT AND GPL-3.0', 'UNLICENSED', 'SEE LICENSE IN x'])('refuses “%s”', (expression) => expect(isAllowed(expression)).toBe(false));
});

describe('the lock file', () => {
  it('finds a platform binary beside the package, in a folder above it, or not at all', () => {
    const packages = {
      '': { version: '1' },
      'node_modules/a': { version: '1', optionalDependencies: { near: '1', far: '1', gone: '1' } },
      'node_modules/a/node_modules/near': {},
      'node_modules/far': {},
    };
    expect(missingOptionals({ packages })).toEqual(['node_modules/a@1: gone']);
    expect(missingOptionals({ packages: { ...packages, 'node_modules/gone': {} } })).toEqual([]);
  });
});
