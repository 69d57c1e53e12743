import type { Story } from '../shrink.ts';
import { HAND_COMMANDS, runByHand } from './run-by-hand.ts';

/** An outage worked through by hand, for whatever runs, repeats and shrinks stories. */
export const BY_HAND: Story = {
  run: (seed, { off, without }) => runByHand(seed, { ...(off && { off }), ...(without && { without }) }),
  commands: HAND_COMMANDS,
  name: 'outages by hand',
  flag: ' --by-hand',
};
