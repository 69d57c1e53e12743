import { HAND_MUTANTS, handsWith } from './by-hand/hand-mutants.ts';
import { runByHand } from './by-hand/run-by-hand.ts';
import { engineWith, FOUND_AT, MUTANTS } from './mutants.ts';
import { run, type Run } from './run.ts';

/** So many seeds a bug has to be seen within. */
export const SEEN_WITHIN = 1_000;

interface SeededBug {
  readonly name: string;
  readonly run: (seed: number) => Promise<Run>;
  /** Where it was seen once, beyond the first thousand. */
  readonly knownAt: number | null;
}
const known = (name: string): number | null => {
  const seed = FOUND_AT[name] ?? 1;
  return seed > SEEN_WITHIN ? seed : null;
};
const BUGS: readonly SeededBug[] = [
  ...Object.entries(MUTANTS).map(([name, bug]) => ({ name, run: (seed: number) => run(seed, { engine: engineWith(bug) }), knownAt: known(name) })),
  ...Object.entries(HAND_MUTANTS).map(([name, bug]) => ({ name, run: (seed: number) => runByHand(seed, { hands: handsWith(bug) }), knownAt: null })),
];

/** The first of a thousand seeds that fails with the bug in the engine; null where none does. */
async function firstSeen({ run: runWith }: SeededBug, from: number): Promise<number | null> {
  for (let seed = from; seed < from + SEEN_WITHIN; seed += 1) if ((await runWith(seed)).failures.length > 0) return seed;
  return null;
}

/** Puts every named bug into the engine, one at a time, and says which seed sees it. How many were seen by none, not even where they were seen before. */
export async function huntBugs(from: number, say: (line: string) => void): Promise<number> {
  let [seen, lost] = [0, 0];
  for (const bug of BUGS) {
    const seed = await firstSeen(bug, from);
    if (seed !== null) {
      seen += 1;
      say(`seed ${seed} sees ${bug.name}`);
      continue;
    }
    const isSeenThere = bug.knownAt !== null && (await bug.run(bug.knownAt)).failures.length > 0;
    if (!isSeenThere) lost += 1;
    say(`none of ${SEEN_WITHIN} sees ${bug.name}${isSeenThere ? `; seed ${bug.knownAt} does` : ''}`);
  }
  say(`${BUGS.length} named bugs: ${seen} seen within ${SEEN_WITHIN} seeds from ${from}, ${BUGS.length - seen - lost} farther away, ${lost} not at all`);
  return lost;
}
