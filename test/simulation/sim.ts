import { parseArgs } from 'node:util';
import { BY_HAND } from './by-hand/story.ts';
import { MORNING, replayLine, shrink, type Story } from './shrink.ts';

/**
 * `npm run sim -- --seeds 50000` runs many mornings, `--from` begins at another seed; `--seed 7 --off crash,pause --without 3,4` runs one
 * again. `--by-hand` runs outages that people work through instead, `--both` one of each per seed. Ends with 1 when one of them failed; a failure is shrunk and its replay line printed.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    off: { type: 'string', default: '' },
    without: { type: 'string', default: '' },
    'by-hand': { type: 'boolean', default: false },
    both: { type: 'boolean', default: false },
  },
});
const list = (text: string): readonly string[] => text.split(',').filter((part) => part !== '');
const options = { off: new Set(list(values.off)), without: new Set(list(values.without).map(Number)) };

const stories: readonly Story[] = values.both ? [MORNING, BY_HAND] : [values['by-hand'] ? BY_HAND : MORNING];

if (values.seed !== undefined) {
  const [story = MORNING] = stories;
  const result = await story.run(Number(values.seed), options);
  console.log(result);
  process.exitCode = result.failures.length > 0 ? 1 : 0;
} else {
  const [from, count] = [Number(values.from), Number(values.seeds)];
  const totals = { seeds: 0, failures: 0, saved: 0, effects: 0, steps: 0, states: {} as Record<string, number> };
  const startedAt = performance.now();
  const tell = async (story: Story, seed: number): Promise<void> => {
    const result = await story.run(seed, options);
    totals.saved += result.saved;
    totals.effects += result.effects;
    totals.steps += result.steps;
    for (const [state, n] of Object.entries(result.states)) totals.states[state] = (totals.states[state] ?? 0) + n;
    // A run is repeated now and then: the same seed must be the same run, or no failure could ever be replayed.
    const isSame = seed % 100 !== 0 || (await story.run(seed, options)).hash === result.hash;
    if (result.failures.length === 0 && isSame) return;
    totals.failures += 1;
    console.log(`seed ${seed}:${story.flag} ${isSame ? result.failures.slice(0, 3).join('; ') : 'not the same run twice'}`);
    if (isSame) console.log(`  ${replayLine(await shrink(seed, options, story))}`);
  };
  for (let seed = from; seed < from + count; seed += 1) {
    totals.seeds += 1;
    for (const story of stories) await tell(story, seed);
    if (totals.seeds % 1_000 === 0) console.log(`${totals.seeds} seeds, ${totals.failures} failed, ${Math.round((performance.now() - startedAt) / 1_000)} s`);
  }
  console.log(JSON.stringify({ ...totals, cpuSeconds: Math.round(process.cpuUsage().user / 1_000_000) }));
  process.exitCode = totals.failures > 0 ? 1 : 0;
}
