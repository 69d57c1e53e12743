import { z } from 'zod';
import { command, query } from './define-contract.ts';

const id = z.string().min(1).max(64);

export const OUTBOX_STATES = ['pending', 'sending', 'acknowledged', 'in_doubt', 'conflict', 'refused', 'parked', 'cancelled'] as const;

export const syncStatusSchema = z.object({
  connector: z.string(),
  connection: z.enum(['none', 'up', 'down', 'slow', 'paused']),
  /** When the WMS last answered; the age of everything we believe about it. */
  lastContactAt: z.number().nullable(),
  lastSweepAt: z.number().nullable(),
  waiting: z.number().int(),
  sending: z.number().int(),
  inDoubt: z.number().int(),
  conflict: z.number().int(),
  refused: z.number().int(),
  parked: z.number().int(),
  oldestWaitingAt: z.number().nullable(),
  inboundParked: z.number().int(),
  /** The training WMS of a sample database; null elsewhere. */
  training: z.object({ running: z.boolean(), mode: z.enum(['up', 'down', 'slow', 'flaky']) }).nullable(),
  asOf: z.number(),
});
export type SyncStatusDto = z.infer<typeof syncStatusSchema>;

export const outboxEntrySchema = z.object({
  id: z.string(),
  orderId: z.string(),
  platformOrderNo: z.string(),
  kind: z.string(),
  state: z.enum(OUTBOX_STATES),
  occurredAt: z.number(),
  attempts: z.number().int(),
  nextAttemptAt: z.number().nullable(),
  settledAt: z.number().nullable(),
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
});

export const syncContract = {
  status: query({
    access: 'view',
    summary: 'Says what waits, what is in doubt or refused, and how old the knowledge is.',
    input: z.object({}),
    output: syncStatusSchema,
  }),
  entries: query({
    access: 'view',
    summary: 'Lists changes for the WMS with state, reason and remedy.',
    input: z.object({
      states: z.array(z.enum(OUTBOX_STATES)).max(8).optional(),
      orderId: id.optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: z.object({ entries: z.array(outboxEntrySchema), total: z.number().int() }),
  }),
  retryNow: command({ access: 'decide', summary: 'Tries to reach the WMS at once instead of waiting.', input: z.object({}), output: z.object({}) }),
  setPaused: command({
    access: 'decide',
    summary: 'Stops or continues sending; work goes on and changes wait.',
    input: z.object({ paused: z.boolean() }),
    output: z.object({}),
  }),
  lookUp: command({
    access: 'decide',
    summary: 'Asks the WMS whether a change in doubt arrived.',
    input: z.object({ id }),
    output: z.object({ state: z.enum(OUTBOX_STATES) }),
  }),
  discardRefused: command({
    access: 'override',
    summary: 'Gives up a change that is in doubt, in conflict or parked, with a reason; what was refused is settled already.',
    input: z.object({ id, reason: z.string().trim().min(1).max(500) }),
    output: z.object({}),
  }),
  setTrainingMode: command({
    access: 'signed-in',
    summary: 'Switches the training WMS: up, down, slow or flaky. Only on sample data.',
    input: z.object({ mode: z.enum(['up', 'down', 'slow', 'flaky']) }),
    output: z.object({}),
  }),
} as const;
