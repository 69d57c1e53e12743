import type { Run } from './run.ts';

/** What many runs came to. */
export interface Tally {
  readonly runs: number;
  readonly failed: number;
  /** Runs that were made a second time, to see that they are the same. */
  readonly repeated: number;
  readonly saved: number;
  readonly effects: number;
  readonly steps: number;
  readonly states: Readonly<Record<string, number>>;
}
export const NOTHING_RUN: Tally = { runs: 0, failed: 0, repeated: 0, saved: 0, effects: 0, steps: 0, states: {} };

export const tallyOf = ({ saved, effects, steps, states }: Run, failed: boolean, repeated: boolean): Tally => ({
  runs: 1,
  failed: Number(failed),
  repeated: Number(repeated),
  saved,
  effects,
  steps,
  states,
});

export function together(a: Tally, b: Tally): Tally {
  const states: Record<string, number> = { ...a.states };
  for (const [state, count] of Object.entries(b.states)) states[state] = (states[state] ?? 0) + count;
  return {
    runs: a.runs + b.runs,
    failed: a.failed + b.failed,
    repeated: a.repeated + b.repeated,
    saved: a.saved + b.saved,
    effects: a.effects + b.effects,
    steps: a.steps + b.steps,
    states,
  };
}

const count = (n: number): string => n.toLocaleString('en-US');

/** One line, for whoever looks at the end of a long night. */
export function sentenceOf(tally: Tally, seconds: number): string {
  const ended = Object.entries(tally.states)
    .toSorted(([, a], [, b]) => b - a)
    .map(([state, n]) => `${count(n)} ${state.replace('_', ' ')}`);
  return [
    `${count(tally.runs)} runs, ${count(tally.failed)} failed`,
    `${count(tally.repeated)} made twice`,
    `${count(tally.saved)} decisions saved, ${count(tally.effects)} effects at the WMS, ${count(tally.steps)} steps`,
    `changes: ${ended.join(', ') || 'none'}`,
    `${count(Math.round(seconds))} s, ${(tally.runs / Math.max(seconds, 0.001)).toFixed(1)} runs/s`,
  ].join('; ');
}
