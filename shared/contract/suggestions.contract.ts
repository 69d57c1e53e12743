import { z } from 'zod';
import { AUTOMATIC_RULES } from '../core/suggestion/automatic-rules.ts';
import { command, query } from './define-contract.ts';

const count = z.number().int();
const rule = z.object({
  rule: z.enum(AUTOMATIC_RULES),
  automatic: z.boolean(),
  /** Decided by a person while this rule's suggestion stood first. */
  shown: count,
  accepted: count,
  overruled: count,
  /** Taken over by itself, and how many of those somebody took back. */
  byItself: count,
  takenBack: count,
});
export type SuggestionRuleDto = z.infer<typeof rule>;

const lesson = z.object({
  merchant: z.string(),
  merchantName: z.string(),
  /** Divisions and road as they were written; no house number, no name. */
  key: z.string(),
  adcode: z.string(),
  path: z.string(),
  accepted: count,
  lastAt: z.number(),
});
export type AddressLessonDto = z.infer<typeof lesson>;

export const suggestionsContract = {
  rules: query({
    access: 'administer',
    summary: 'Lists the rules that suggest corrections, how right each was at this site, and which of them decide by themselves.',
    input: z.object({}),
    output: z.object({ rules: z.array(rule) }),
  }),
  setAutomatic: command({
    access: 'administer',
    summary: 'Lets a rule decide by itself, or no longer.',
    input: z.object({ rule: z.enum(AUTOMATIC_RULES), automatic: z.boolean() }),
    output: z.object({}),
  }),
  learned: query({
    access: 'administer',
    summary: 'Lists what accepted corrections taught about addresses, for each merchant.',
    input: z.object({}),
    output: z.object({ lessons: z.array(lesson) }),
  }),
  forget: command({
    access: 'administer',
    summary: 'Forgets one thing that was learned about an address.',
    input: z.object({ merchant: z.string().max(80), key: z.string().max(200), adcode: z.string().max(12) }),
    output: z.object({}),
  }),
} as const;
