import { describe, expect, it } from 'vitest';
import { engineWith, FOUND_AT, MUTANTS } from './mutants.ts';
import { run } from './run.ts';

describe('the simulation sees', () => {
  it('at least twenty-five bugs that somebody might write', () => expect(Object.keys(MUTANTS).length).toBeGreaterThanOrEqual(25));
  it.each(Object.entries(MUTANTS))('%s', { timeout: 300_000 }, async (name, bug) => {
    // Begins where it was caught last time; should the engine have moved on since, all thousand are tried.
    const engine = engineWith(bug);
    const first = FOUND_AT[name] ?? 1;
    for (const seed of [first, ...Array.from({ length: 1_000 }, (_, i) => i + 1)]) if ((await run(seed, { engine })).failures.length > 0) return;
    expect.fail(`${name} was not seen in 1,000 seeds`);
  });
});
