import { constants, setPriority } from 'node:os';

/**
 * The thread that calls it gets the processor when nobody else wants it. Linux alone gives each thread a priority of its own; elsewhere the same
 * call would hold up the whole program, and nothing is done.
 */
export const stepBack = (): void => {
  if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW);
};
