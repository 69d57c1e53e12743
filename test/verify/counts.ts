import { readFileSync } from 'node:fs';

export interface Counts {
  readonly passed: number;
  /** Full titles of what failed: the last lines of a long run name them. */
  readonly failed: readonly string[];
  /** Full titles of what was skipped; a title or annotation says why. */
  readonly skipped: readonly string[];
}

interface VitestReport {
  readonly testResults: readonly { readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[] }[];
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

function countVitest(report: VitestReport): Counts {
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
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
