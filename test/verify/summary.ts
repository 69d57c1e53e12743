import type { Outcome } from './run-steps.ts';

export interface Total {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A failure is a failed step, or a step that had to run here and could not. */
export const isFailure = ({ state, step }: Outcome): boolean => state === 'failed' || (state === 'could not run' && step.mustRun === true);

/**
 * Tests of all runners together. A failed step that names no failed test (a type error, a crash, nothing selected) counts as one
 * failure, so that the total never reads well when something is wrong.
 */
export function totalOf(outcomes: readonly Outcome[]): Total {
  const failedIn = (outcome: Outcome): number => Math.max(outcome.counts?.failed.length ?? 0, isFailure(outcome) ? 1 : 0);
  return {
    passed: outcomes.reduce((sum, { counts }) => sum + (counts?.passed ?? 0), 0),
    failed: outcomes.reduce((sum, outcome) => sum + failedIn(outcome), 0),
    skipped: outcomes.reduce((sum, { counts }) => sum + (counts?.skipped.length ?? 0), 0),
  };
}

const mark = (outcome: Outcome): string => (outcome.state === 'passed' ? 'ok' : isFailure(outcome) ? 'FAILED' : 'not run');

export function line(outcome: Outcome): string {
  const { step, seconds, counts, reason } = outcome;
  const tests = counts ? `${counts.passed} passed, ${counts.failed.length} failed${counts.skipped.length > 0 ? `, ${counts.skipped.length} skipped` : ''}` : '';
  return [mark(outcome).padEnd(8), step.name.padEnd(22), `${seconds.toFixed(1)} s`.padStart(8), '  ', [tests, reason].filter(Boolean).join('; ')]
    .join('')
    .trimEnd();
}

/** The last `count` lines: where runners say what went wrong. */
export const tail = (text: string, count: number): string => {
  const lines = text.trimEnd().split('\n');
  return [...(lines.length > count ? [`… ${lines.length - count} lines before`] : []), ...lines.slice(-count)].join('\n');
};

export const totalLine = ({ passed, failed, skipped }: Total): string => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

export function summary(outcomes: readonly Outcome[], seconds: number): string {
  return [
    '',
    ...outcomes.map(line),
    ...titles('failed:', outcomes, 'failed'),
    ...outcomes.filter((outcome) => outcome.state === 'failed').flatMap(lastWords),
    ...titles('skipped, as the titles say:', outcomes, 'skipped'),
    '',
    `${outcomes.length} steps in ${seconds.toFixed(0)} s`,
    totalLine(totalOf(outcomes)),
  ].join('\n');
}

/** The end of what a failed step said, again: a long run's record may keep its last lines only. */
const lastWords = ({ step, output }: Outcome): readonly string[] => ['', `${step.name} ended so:`, tail(output, 60).replaceAll(/^/gm, '  │ ')];

function titles(heading: string, outcomes: readonly Outcome[], which: 'failed' | 'skipped'): readonly string[] {
  const named = outcomes.flatMap(({ step, counts }) => (counts?.[which] ?? []).map((title) => `  ${step.name}: ${title}`));
  return named.length > 0 ? ['', heading, ...named] : [];
}
