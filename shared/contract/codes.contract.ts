import { z } from 'zod';
import { command, query } from './define-contract.ts';

const key = z.object({ merchant: z.string().min(1).max(80), code: z.string().min(1).max(120) });

const learned = key.extend({
  sku: z.string(),
  name: z.string(),
  merchantName: z.string(),
  learnedAt: z.number(),
  learnedBy: z.string(),
  orderNo: z.string(),
  orders: z.number().int(),
  approvedAt: z.number().nullable(),
  approvedBy: z.string(),
  expiresAt: z.number(),
  state: z.enum(['proposed', 'standing', 'expired']),
});
export type LearnedAliasDto = z.infer<typeof learned>;

export const codesContract = {
  same: query({
    access: 'view',
    summary: 'Finds the open exceptions of a merchant whose orders carry the same wrong code as this one.',
    input: z.object({ caseId: z.string().min(1).max(64), code: z.string().min(1).max(120) }),
    output: z.object({
      caseIds: z.array(z.string()),
      /** Of the first few: what would be corrected. */
      orders: z.array(z.object({ caseId: z.string(), platformOrderNo: z.string(), quantity: z.number().int() })),
    }),
  }),
  learned: query({
    access: 'view',
    summary: 'Lists the wrong codes that were learned, who taught and who approved them, and until when they count.',
    input: z.object({}),
    output: z.object({ aliases: z.array(learned) }),
  }),
  answer: command({
    access: 'override',
    summary: 'Approves a wrong code that was taught, or declines it.',
    input: key.extend({ approve: z.boolean() }),
    output: z.object({}),
  }),
  revoke: command({
    access: 'override',
    summary: 'Takes the approval of a wrong code back and forgets it; orders that were corrected by it stay as they are.',
    input: key,
    output: z.object({}),
  }),
} as const;
