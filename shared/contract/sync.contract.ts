import { z } from 'zod';
import { DIFFERENCE_KINDS } from '../core/difference/difference.ts';
import { READING_STATES } from '../core/usecases/sync/full-reading.ts';
import { command, query } from './define-contract.ts';

const id = z.string().min(1).max(64);

export const OUTBOX_STATES = ['pending', 'sending', 'acknowledged', 'in_doubt', 'conflict', 'refused', 'parked', 'cancelled'] as const;

/** What the connector can promise; `level` selects the sentence `sync.level.<level>`. */
export const connectorProfileSchema = z.object({
  level: z.enum(['L0', 'L1', 'L2', 'L3']),
  versions: z.boolean(),
  holds: z.boolean(),
  stock: z.boolean(),
  webhooks: z.boolean(),
  feed: z.enum(['cursor', 'sweep']),
});

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
  /** What both sides say differently and a person decides. */
  differences: z.number().int(),
  profile: connectorProfileSchema.nullable(),
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

/** Who last changed a field on one side, and when; a program is named by its rule, and null is nobody the WMS names. */
const handSchema = z.object({ by: z.string().nullable(), kind: z.enum(['person', 'program', 'cli', 'there']), at: z.number() });

export const differenceSchema = z.object({
  n: z.number().int(),
  kind: z.enum(DIFFERENCE_KINDS),
  orderId: z.string(),
  platformOrderNo: z.string(),
  merchant: z.string(),
  merchantName: z.string(),
  /** The change in conflict; null where none is. */
  entryId: z.string().nullable(),
  foundAt: z.number(),
  /** Who changed it here last, and when; null when nobody did. */
  ours: z.object({ by: z.string(), at: z.number() }).nullable(),
  /** What the WMS shows; null for an order it no longer has. */
  theirs: z.object({ ref: z.string(), version: z.number().int(), at: z.number() }).nullable(),
  baseVersion: z.number().int().nullable(),
  fields: z.array(
    z.object({
      field: z.string(),
      base: z.string(),
      ours: z.string(),
      theirs: z.string(),
      verdict: z.enum(['ours', 'theirs', 'same', 'both']),
      /** Null where nobody here changed it. */
      ourHand: handSchema.nullable(),
      /** Null where it is unchanged over there, or the WMS does not say. */
      theirHand: handSchema.nullable(),
    }),
  ),
});

export type DifferenceDto = z.output<typeof differenceSchema>;

export const parkedRecordSchema = z.object({ key: z.string(), kind: z.string(), error: z.string(), arrivedAt: z.number() });

/** A reading of everything at the WMS: the one under way, or how the last one since the start ended. Counts are of orders, records and differences. */
export const readingSchema = z.object({
  state: z.enum(READING_STATES),
  /** By a person; the daily one and the one after an outage are not. */
  asked: z.boolean(),
  orders: z.number().int(),
  expected: z.number().int(),
  takenIn: z.number().int(),
  differences: z.number().int(),
  endedAt: z.number().nullable(),
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
  readAll: command({
    access: 'manual_orders',
    summary: 'Reads everything the WMS has once more, for whoever doubts that it told of every change.',
    input: z.object({}),
    output: z.object({ joined: z.boolean() }),
  }),
  reading: query({
    access: 'view',
    summary: 'Says how far a reading of everything is, or what the last one found.',
    input: z.object({}),
    output: readingSchema,
  }),
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
  decide: command({
    access: 'decide',
    summary: 'Says of a change in doubt or set aside that the WMS has it, or that it may be sent again.',
    input: z.object({ id, decision: z.enum(['found', 'again']) }),
    output: z.object({ state: z.enum(OUTBOX_STATES) }),
  }),
  differences: query({
    access: 'view',
    summary: 'Lists what this console and the WMS say differently, field by field, where a person has to decide.',
    input: z.object({}),
    output: z.object({ differences: z.array(differenceSchema) }),
  }),
  resolve: command({
    access: 'decide',
    summary: 'Merges both sides of an order: for each field changed on both, ours, theirs or a third text.',
    input: z.object({
      n: z.number().int(),
      choices: z.array(z.object({ field: z.string().max(80), take: z.enum(['ours', 'theirs', 'own']), value: z.string().max(4000).optional() })).max(200),
    }),
    output: z.object({}),
  }),
  closeDifference: command({
    access: 'override',
    summary: 'Closes a difference somebody looked into, with a reason; both sides stay as they are.',
    input: z.object({ n: z.number().int(), reason: z.string().trim().min(1).max(500) }),
    output: z.object({}),
  }),
  parkedRecords: query({
    access: 'view',
    summary: 'Lists what the WMS told us and this version could not understand.',
    input: z.object({}),
    output: z.object({ records: z.array(parkedRecordSchema) }),
  }),
  readAgain: command({
    access: 'decide',
    summary: 'Tries once more to understand what was set aside.',
    input: z.object({}),
    output: z.object({ count: z.number().int() }),
  }),
  setTrainingMode: command({
    access: 'signed-in',
    summary: 'Switches the training WMS: up, down, slow or flaky. Only on sample data.',
    input: z.object({ mode: z.enum(['up', 'down', 'slow', 'flaky']) }),
    output: z.object({}),
  }),
} as const;
