import { COMMANDS } from './commands.ts';
import { FAULT_NAMES } from './faults.ts';
import { run, type Run, type RunOptions } from './run.ts';

export interface Shrunk {
  readonly run: Run;
  readonly off: ReadonlySet<string>;
  readonly without: ReadonlySet<number>;
  readonly flag: string;
}

/** What is run: a morning of the sync, or an outage worked through by hand. */
export interface Story {
  readonly run: (seed: number, options: RunOptions) => Promise<Run>;
  readonly commands: number;
  readonly name: string;
  /** What chooses it on the command line. */
  readonly flag: string;
}
export const MORNING: Story = { run, commands: COMMANDS, name: 'mornings', flag: '' };

/** The same failure with fewer faults and fewer commands: each is left out in turn, and stays out while the run still fails. */
export async function shrink(seed: number, options: RunOptions, story: Story = MORNING): Promise<Shrunk> {
  const { commands } = story;
  let best = await story.run(seed, options);
  const off = new Set<string>(options.off);
  const without = new Set<number>(options.without);
  const tryWith = async (fewer: RunOptions): Promise<boolean> => {
    const attempt = await story.run(seed, { ...options, off, without, ...fewer });
    if (attempt.failures.length === 0) return false;
    best = attempt;
    return true;
  };
  for (const fault of FAULT_NAMES) if (!off.has(fault) && (await tryWith({ off: new Set([...off, fault]) }))) off.add(fault);
  for (let size = Math.ceil(commands / 4); size >= 1; size = Math.floor(size / 2))
    for (let from = 0; from < commands; from += size) {
      const rest = Array.from({ length: size }, (_, i) => from + i).filter((index) => index < commands && !without.has(index));
      if (rest.length > 0 && (await tryWith({ without: new Set([...without, ...rest]) }))) rest.forEach((index) => without.add(index));
    }
  return { run: best, off, without, flag: story.flag };
}

/** What to type to see the run again. */
export const replayLine = ({ run: { seed }, off, without, flag }: Shrunk): string =>
  [
    `npm run sim --${flag} --seed`,
    seed,
    ...(off.size > 0 ? ['--off', [...off].join(',')] : []),
    ...(without.size > 0 ? ['--without', [...without].join(',')] : []),
  ].join(' ');
