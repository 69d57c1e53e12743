import { HAND_MUTANTS, handsWith } from './by-hand/hand-mutants.ts';
import { runByHand } from './by-hand/run-by-hand.ts';
import { engineWith, MUTANTS } from './mutants.ts';
import { run, type Run } from './run.ts';

/** So many seeds a bug has to be seen within. */
export const SEEN_WITHIN = 1_000;

interface SeededBug {
  readonly name: string;
  readonly run: (seed: number) => Promise<Run>;
}
const BUGS: readonly SeededBug[] = [
  ...Object.entries(MUTANTS).map(([name, bug]) => ({ name, run: (seed: number) => run(seed, { engine: engineWith(bug) }) })),
  ...Object.entries(HAND_MUTANTS).map(([name, bug]) => ({ name, run: (seed: number) => runByHand(seed, { hands: handsWith(bug) }) })),
];

/** The first of a thousand seeds that fails with the bug in the engine; null where none does. */
async function firstSeen({ run: runWith }: SeededBug, from: number): Promise<number | null> {
  for (let seed = from; seed < from + SEEN_WITHIN; seed += 1) if ((await runWith(seed)).failures.length > 0) return seed;
  return null;
}

/** Puts every named bug into the engine, one at a time, and says which seed sees it. How many were seen by none. */
export async function huntBugs(from: number, say: (line: string) => void): Promise<number> {
  let lost = 0;
  for (const bug of BUGS) {
    const seed = await firstSeen(bug, from);
    if (seed === null) lost += 1;
    say(seed === null ? `none of ${SEEN_WITHIN} sees ${bug.name}` : `seed ${seed} sees ${bug.name}`);
  }
  say(`${BUGS.length} named bugs: ${BUGS.length - lost} seen within ${SEEN_WITHIN} seeds from ${from}, ${lost} not`);
  return lost;
}
