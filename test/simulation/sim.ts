import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BY_HAND } from './by-hand/story.ts';
import { huntBugs } from './seeded-bugs.ts';
import { MORNING } from './shrink.ts';
import type { Order, Report } from './sim-blocks.child.ts';
import { NOTHING_RUN, sentenceOf, together } from './tally.ts';

/**
 * `npm run sim -- --seeds 50000` runs many mornings, in a process per core (`--workers`); `--from` begins at another seed. `--by-hand` runs outages
 * that people work through instead, `--both` one of each per seed. A failure is shrunk and its replay line printed; `--seed 7 --off crash,pause
 * --without 3,4` runs one again. Ctrl-C ends after the seeds under way. Ends with one line of totals, and with 1 when a run failed. `--bugs` says which seed sees
 * each of the bugs that are put into the engine on purpose.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) },
    seed: { type: 'string' },
    off: { type: 'string', default: '' },
    without: { type: 'string', default: '' },
    'by-hand': { type: 'boolean', default: false },
    both: { type: 'boolean', default: false },
    bugs: { type: 'boolean', default: false },
  },
});
const list = (text: string): readonly string[] => text.split(',').filter((part) => part !== '');
const [off, without] = [list(values.off), list(values.without).map(Number)];
const stories = values.both ? [MORNING, BY_HAND] : [values['by-hand'] ? BY_HAND : MORNING];
const flags = stories.map(({ flag }) => flag);

const MOST_IN_BLOCK = 25;
const TOLD_EVERY_MS = 15_000;
/** A run makes many small things that die at once. */
const ROOM_FOR_THE_YOUNG = ['--max-semi-space-size=64'];

async function replay(seed: number): Promise<void> {
  const [story = MORNING] = stories;
  const result = await story.run(seed, { off: new Set(off), without: new Set(without) });
  console.log(result);
  process.exitCode = result.failures.length > 0 ? 1 : 0;
}

async function runMany(from: number, end: number, workers: number): Promise<void> {
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1_000;
  const blockOf = (at: number): number => Math.min(MOST_IN_BLOCK, Math.ceil((end - from) / workers), end - at);
  let tally = NOTHING_RUN;
  let [next, done, toldAt] = [from, 0, startedAt];
  let isStopped = false;
  /** Where each block begins that is not run to its end: what is left begins at the first of them. */
  const open = new Set<number>();

  const giveTo = (worker: ChildProcess): void => {
    if (isStopped || next >= end) return worker.disconnect();
    const count = blockOf(next);
    open.add(next);
    worker.send({ from: next, count, flags, off, without } satisfies Order);
    next += count;
  };
  const hear = (worker: ChildProcess, report: Report): void => {
    if (report.kind === 'failure') return report.lines.forEach((line) => console.log(line));
    open.delete(report.from);
    if (report.seeds < blockOf(report.from)) open.add(report.from + report.seeds);
    tally = together(tally, report.tally);
    done += report.seeds;
    if (performance.now() - toldAt > TOLD_EVERY_MS) {
      toldAt = performance.now();
      const left = ((end - from - done) * seconds()) / done / 60;
      console.log(`${done} of ${end - from} seeds, ${tally.failed} failed, ${(done / seconds()).toFixed(1)} seeds/s, ${left.toFixed(1)} min left`);
    }
    giveTo(worker);
  };
  const children: ChildProcess[] = [];
  const stop = (): void => {
    isStopped = true;
    for (const child of children) if (child.connected) child.send('stop' satisfies Order);
  };
  // The second time the impatient way: whoever loses the command ends with it.
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log(`${end - from} seeds from ${from}, ${workers} at once; Ctrl-C ends after those under way`);

  const ended = await Promise.all(
    Array.from({ length: workers }, () => {
      const worker = fork(path.join(import.meta.dirname, 'sim-blocks.child.ts'), { execArgv: ROOM_FOR_THE_YOUNG });
      children.push(worker);
      worker.on('message', (report: Report) => hear(worker, report));
      giveTo(worker);
      return new Promise<boolean>((resolve) => worker.on('exit', (code, signal) => resolve(code === 0 && signal === null)));
    }),
  );
  if (isStopped && done < end - from) console.log(`stopped; what is left: --from ${Math.min(...open, next)} --seeds ${end - Math.min(...open, next)}`);
  const isBroken = !isStopped && done < end - from;
  if (isBroken) console.log(`a worker ended before its seeds: ${[...open].join(', ')} and behind`);
  console.log(`${done} seeds from ${from} (${stories.map(({ name }) => name).join(', ')}): ${sentenceOf(tally, seconds())}`);
  process.exitCode = tally.failed > 0 || isBroken || !ended.every(Boolean) ? 1 : 0;
}

const [from, seeds] = [Number(values.from), Number(values.seeds)];
if (values.bugs) process.exitCode = (await huntBugs(from, (line) => console.log(line))) > 0 ? 1 : 0;
else await (values.seed === undefined ? runMany(from, from + seeds, Math.max(1, Number(values.workers))) : replay(Number(values.seed)));
