import { spawn } from 'node:child_process';
import path from 'node:path';
import { type Counts, readCounts } from './counts.ts';
import { root } from '../e2e/shells.ts';
import { reportFile, type Step } from './steps.ts';

export interface Outcome {
  readonly step: Step;
  readonly state: 'passed' | 'failed' | 'could not run';
  readonly seconds: number;
  /** Why it failed or could not run, in a few words. */
  readonly reason: string;
  readonly output: string;
  readonly counts: Counts | null;
}

/** No step here takes so long on the smallest machine; one that does hangs. */
const longestStepMs = 60 * 60_000;

/** Runs steps `width` at a time, each after the steps it needs; a step whose needs failed could not run. */
export async function runSteps(steps: readonly Step[], width: number, onOutcome: (outcome: Outcome) => void): Promise<readonly Outcome[]> {
  const waiting = [...steps];
  const done = new Map<string, Outcome>();
  const settle = (outcome: Outcome): void => {
    done.set(outcome.step.name, outcome);
    onOutcome(outcome);
  };
  const isAwaited = (name: string): boolean => steps.some((step) => step.name === name) && !done.has(name);

  const worker = async (): Promise<void> => {
    while (waiting.length > 0) {
      const next = waiting.findIndex((step) => !step.after?.some(isAwaited));
      if (next === -1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        continue;
      }
      const [step] = waiting.splice(next, 1);
      if (!step) continue;
      const broken = step.after?.find((name) => done.has(name) && done.get(name)?.state !== 'passed');
      const reason = step.missing ?? (broken ? `${broken} did not pass` : undefined);
      settle(reason ? notRun(step, reason) : await run(step));
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return steps.flatMap((step) => done.get(step.name) ?? []);
}

const notRun = (step: Step, reason: string): Outcome => ({ step, state: 'could not run', seconds: 0, reason, output: '', counts: null });

function run(step: Step): Promise<Outcome> {
  const startedAt = performance.now();
  const [program, ...args] = step.command;
  // Tools started by name (`#!/usr/bin/env node`) must meet the Node this runs on, not the system's.
  const searchPath = [path.dirname(process.execPath), process.env['PATH']].join(path.delimiter);
  // Some tools take FORCE_COLOR=0 for a wish for colours: it has to be gone.
  const { FORCE_COLOR: _, ...plain } = process.env;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...plain, ...step.env, PATH: searchPath, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: longestStepMs,
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    const end = (code: number | null, signal: string): void => {
      const counts = step.counts ? readCounts(step.counts, reportFile(step.name)) : null;
      const selectedNothing = step.counts !== undefined && (counts === null || counts.passed + counts.failed.length === 0);
      const reason = code !== 0 ? `ended with ${code ?? signal}` : selectedNothing ? 'no test ran' : '';
      const output = Buffer.concat(chunks).toString('utf8');
      resolve({ step, state: reason === '' ? 'passed' : 'failed', seconds: (performance.now() - startedAt) / 1000, reason, output, counts });
    };
    child.on('error', (cause) => end(null, cause.message));
    child.on('close', (code, signal) => end(code, signal ?? 'no code'));
  });
}
