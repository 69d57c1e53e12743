import { z } from 'zod';
import { CASE_STATES, WAITING_FOR } from '../core/exception-case/exception-case.ts';
import { EXCEPTION_KINDS } from '../core/finding/exception-kinds.ts';
import { CLOCK_GROUPS } from '../core/exception-case/clock-group.ts';
import { CONSEQUENCES } from '../core/order-file/decide/consequences.ts';
import { STOCK_WAYS } from '../core/stock/way-out.ts';
import { command, query } from './define-contract.ts';
import { queueFilterSchema } from './queue.contract.ts';

const id = z.string().min(1).max(64);
export const CONTACT_CHANNELS = ['call', 'text', 'mail', 'chat', 'print'] as const;
export const CONTACT_RESULTS = ['reached', 'no_answer', 'off', 'not_in_service', 'wrong_person', 'refused', 'call_back', 'sent'] as const;
const draftWords = z.string().trim().max(2000);

/** While somebody still types, what would happen is looked at without the words; to be done it needs them. */
const actOf = <W extends z.ZodType<string, string>>(words: W) =>
  z.discriminatedUnion('act', [
    z.object({
      act: z.literal('assign'),
      owner: id.nullable(),
      nextAction: z.object({ text: words, dueAt: z.number().int() }).optional(),
    }),
    z.object({
      act: z.literal('nextAction'),
      text: words,
      dueAt: z.number().int(),
      waitingFor: z.enum(WAITING_FOR).nullable().default(null),
      pauseClock: z.boolean().default(false),
    }),
    z.object({ act: z.literal('note'), text: words }),
    z.object({
      act: z.literal('contact'),
      channel: z.enum(CONTACT_CHANNELS),
      to: z.enum(['customer', 'merchant', 'carrier']),
      result: z.enum(CONTACT_RESULTS),
      text: draftWords.default(''),
    }),
    z.object({ act: z.literal('hold'), reason: words, liftableBy: z.enum(['owner', 'supervisor']), ifNobody: words, reviewAt: z.number().int().nullable() }),
    z.object({ act: z.literal('release'), reason: words }),
    z.object({ act: z.literal('resolve'), outcome: z.string().max(40), note: draftWords.default('') }),
    z.object({ act: z.literal('void'), reason: words }),
    z.object({
      act: z.literal('wayOut'),
      way: z.enum(STOCK_WAYS),
      sku: z.string().min(1).max(120),
      text: words,
      at: z.number().int().nullable().default(null),
      from: z.string().max(80).default(''),
      substitute: z.string().max(80).default(''),
      agreed: z.boolean().default(false),
      costCents: z.number().int().min(0).nullable().default(null),
    }),
    z.object({
      act: z.literal('correctCode'),
      code: z.string().min(1).max(120),
      sku: z.string().min(1).max(80),
      rule: z.string().max(60).nullable().default(null),
      learn: z.boolean().default(false),
    }),
  ]);
export const draftActSchema = actOf(draftWords);
export const actSchema = actOf(draftWords.min(1));
export type ActDto = z.input<typeof draftActSchema>;

/** What is chosen: exceptions by id, and whole selections the host remembers, less some. */
export const chosenSchema = z.object({
  caseIds: z.array(id).max(5000).default([]),
  taken: z
    .array(z.object({ selectionId: id, without: z.array(id).max(5000).default([]) }))
    .max(50)
    .default([]),
});

export const BULK_STATES = ['counting', 'ready', 'running', 'done', 'stopped', 'undoing', 'undone', 'failed'] as const;
export const bulkSchema = z.object({
  bulkId: z.string(),
  act: z.string(),
  state: z.enum(BULK_STATES),
  cases: z.number().int(),
  orders: z.number().int(),
  /** Orders walked in this state; `orders` when it is through. */
  walked: z.number().int(),
  /** Exceptions it can be done to, or was done to; while undoing and undone: orders that were taken back. */
  can: z.number().int(),
  cannot: z.array(
    z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), count: z.number().int(), orders: z.array(z.string()) }),
  ),
  consequences: z.array(z.object({ what: z.enum(CONSEQUENCES), count: z.number().int() })),
  /** The kinds and states that are among the chosen: which ways out they share is seen from these. */
  kinds: z.array(z.enum(EXCEPTION_KINDS)),
  states: z.array(z.enum(CASE_STATES)),
  /** Done to at least one order that it can be taken back from. */
  undoable: z.boolean(),
});
export type BulkDto = z.infer<typeof bulkSchema>;

export const bulkContract = {
  select: command({
    access: 'view',
    summary: 'Remembers all exceptions of a list, or of one group of it, as they are now; also those no window has loaded.',
    input: z.object({ filter: queueFilterSchema.default({}), clockGroup: z.enum(CLOCK_GROUPS).optional() }),
    output: z.object({ selectionId: z.string(), caseIds: z.array(z.string()) }),
  }),
  prepare: command({
    access: 'decide',
    summary: 'Looks at what a decision on many exceptions would do: to how many it can be done, to how many not and why, and what follows.',
    input: z.object({ chosen: chosenSchema, act: draftActSchema, instead: id.optional() }),
    output: bulkSchema,
  }),
  get: query({
    access: 'decide',
    summary: 'Says how far a decision on many exceptions has come.',
    input: z.object({ bulkId: id }),
    output: bulkSchema,
  }),
  start: command({
    access: 'decide',
    summary: 'Decides on all that were prepared, each order in a transaction of its own; goes on whoever looks at it.',
    input: z.object({ bulkId: id, act: actSchema }),
    output: bulkSchema,
  }),
  stop: command({
    access: 'decide',
    summary: 'Stops a decision on many exceptions; what is done stays done.',
    input: z.object({ bulkId: id }),
    output: bulkSchema,
  }),
  undo: command({
    access: 'decide',
    summary: 'Takes a decision on many exceptions back as one, where it is still the last word on the order.',
    input: z.object({ bulkId: id }),
    output: bulkSchema,
  }),
} as const;
