import { z } from 'zod';
import { TOUR_STATES } from '../core/user/preferences.ts';
import { command, query } from './define-contract.ts';

const preferences = z.object({
  letters: z.boolean(),
  keys: z.record(z.string().max(80), z.string().min(1).max(16).nullable()),
  tour: z.enum(TOUR_STATES),
  tourStep: z.number().int().min(0).max(100),
  desktopNotices: z.boolean(),
  noticesSeenAt: z.number().int().min(0),
});
export type PreferencesDto = z.infer<typeof preferences>;

export const preferencesContract = {
  own: query({
    access: 'signed-in',
    summary: 'Says how the person signed in likes the console: keys, tour, notices.',
    input: z.object({}),
    output: preferences,
  }),
  setOwn: command({
    access: 'signed-in',
    summary: 'Changes your own keys, tour or notices; what is not named stays.',
    input: preferences.partial(),
    output: preferences,
  }),
} as const;
