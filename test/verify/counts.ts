import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Counts {
  readonly passed: number;
  /** Full titles of what failed: the last lines of a long run name them. */
  readonly failed: readonly string[];
  /** Full titles of what was skipped; a title or annotation says why. */
  readonly skipped: readonly string[];
}

interface VitestFile {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
}
interface VitestReport {
  readonly testResults: readonly VitestFile[];
}

interface PlaywrightSpec {
  readonly title: string;
  readonly tests: readonly { readonly status: string; readonly annotations: readonly { readonly type: string; readonly description?: string }[] }[];
}
interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly PlaywrightSpec[];
}

/** Null where the runner left no report that can be read: it died before it could. */
export function readCounts(runner: 'vitest' | 'playwright', file: string): Counts | null {
  try {
    const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return runner === 'vitest' ? countVitest(report as VitestReport) : countPlaywright(report as PlaywrightSuite);
  } catch {
    return null;
  }
}

/** A file that failed without a failed test did so around them, in a hook or while it was read: it is named itself. */
function unopened({ name, status, message, assertionResults }: VitestFile): readonly string[] {
  if (status !== 'failed' || assertionResults.some((test) => test.status === 'failed')) return [];
  return [`${path.basename(name)} failed outside its tests${message ? `: ${message.split('\n')[0] ?? ''}` : ''}`];
}

function countVitest(report: VitestReport): Counts {
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: [...tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName), ...report.testResults.flatMap(unopened)],
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName),
  };
}

/** `expected` is Playwright's word for passed; `flaky` passed when tried again, which is let through and named among the remarks. */
function countPlaywright(report: PlaywrightSuite): Counts {
  const specs = specsIn(report);
  const tests = specs.flatMap(({ title, tests: runs }) => runs.map((run) => ({ title, ...run })));
  return {
    passed: tests.filter(({ status }) => status === 'expected' || status === 'flaky').length,
    failed: tests.filter(({ status }) => status === 'unexpected').map(({ title }) => title),
    skipped: tests
      .filter(({ status }) => status === 'skipped' || status === 'flaky')
      .map(({ title, status, annotations }) =>
        status === 'flaky' ? `${title} passed only when tried again` : `${title} ${annotations.map(({ description }) => description ?? '').join(' ')}`.trim(),
      ),
  };
}

const specsIn = (suite: PlaywrightSuite): readonly PlaywrightSpec[] => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsIn)];
