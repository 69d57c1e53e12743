import { z } from 'zod';
import { ANSWER_REASONS } from '../core/contact/read-answer.ts';
import { command, query } from './define-contract.ts';

const id = z.string().min(1).max(64);
const pasted = { caseId: id, text: z.string().max(8000) };

export const answersContract = {
  read: query({
    access: 'decide',
    summary: 'Reads what somebody wrote back: an address or a part of one, a phone number, a choice, yes or no. Nothing is changed.',
    input: z.object(pasted),
    output: z.object({
      changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
      reasons: z.array(z.enum(ANSWER_REASONS)),
      /** Nothing in it is doubtful; what is doubtful is shown and taken over only when a person says so. */
      sure: z.boolean(),
      /** What it says to an offer that is open. */
      quote: z.enum(['accepted', 'declined']).nullable(),
    }),
  }),
  accept: command({
    access: 'decide',
    summary: 'Writes the answer down as a contact that reached somebody, and takes over what was read in it.',
    input: z.object({
      ...pasted,
      channel: z.enum(['call', 'text', 'mail', 'chat', 'print']),
      to: z.enum(['customer', 'merchant', 'carrier']),
      /** Whether what was read is taken over too, or the words are only written down. */
      take: z.boolean(),
      /** What the person saw; read anew and compared, so that nothing is taken over that was not on the screen. */
      seen: z.array(z.object({ field: z.string().max(60), to: z.string().max(4000) })).max(40),
    }),
    output: z.object({ seq: z.number().int(), changed: z.array(z.string()) }),
  }),
} as const;
