import { setImmediate } from 'node:timers/promises';
import { BY_HAND } from './by-hand/story.ts';
import { MORNING, replayLine, shrink, type Story } from './shrink.ts';
import { NOTHING_RUN, tallyOf, together } from './tally.ts';

/** Seeds one after another, and how: what the command gives a worker. */
export interface Block {
  readonly from: number;
  readonly count: number;
  readonly flags: readonly string[];
  readonly off: readonly string[];
  readonly without: readonly number[];
}
export type Order = Block | 'stop';
export type Report =
  | { readonly kind: 'failure'; readonly seed: number; readonly lines: readonly string[] }
  /** A block is over; fewer seeds than it has where the work was stopped. */
  | { readonly kind: 'block'; readonly from: number; readonly seeds: number; readonly tally: typeof NOTHING_RUN };

/** A run is made twice now and then: the same seed must be the same run, or no failure could ever be replayed. */
const REPEATED_EVERY = 100;
const STORIES: readonly Story[] = [MORNING, BY_HAND];

let isStopped = false;
const tell = (report: Report): void => void process.send?.(report);

async function runBlock({ from, count, flags, off, without }: Block): Promise<void> {
  const options = { off: new Set(off), without: new Set(without) };
  let [tally, seeds] = [NOTHING_RUN, 0];
  for (; seeds < count && !isStopped; seeds += 1) {
    const seed = from + seeds;
    for (const story of STORIES.filter(({ flag }) => flags.includes(flag))) {
      const result = await story.run(seed, options);
      const isRepeated = seed % REPEATED_EVERY === 0;
      const isSame = !isRepeated || (await story.run(seed, options)).hash === result.hash;
      const isFailed = result.failures.length > 0 || !isSame;
      tally = together(tally, tallyOf(result, isFailed, isRepeated));
      if (!isFailed) continue;
      const why = isSame ? result.failures.slice(0, 3).join('; ') : 'not the same run twice';
      tell({ kind: 'failure', seed, lines: [`seed ${seed}:${story.flag} ${why}`] });
      if (isSame) tell({ kind: 'failure', seed, lines: [`  ${replayLine(await shrink(seed, options, story))}`] });
    }
    // Orders are heard between two seeds.
    await setImmediate();
  }
  tell({ kind: 'block', from, seeds, tally });
}

// Whoever gave the work decides when it ends: a key pressed in the terminal reaches every process of it.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit());
process.on('message', (order: Order) => {
  if (order === 'stop') isStopped = true;
  else void runBlock(order);
});
