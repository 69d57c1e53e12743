import { z } from 'zod';
import { CASE_STATES } from '../core/exception-case/exception-case.ts';
import { EXCEPTION_KINDS } from '../core/finding/exception-kinds.ts';
import { ORDER_STATES } from '../core/order/order.ts';
import { CLOCK_GROUPS } from '../core/exception-case/clock-group.ts';
import { command, query } from './define-contract.ts';
import { messageSchema } from './dto.ts';
import { QUEUE_COLUMNS, QUEUE_GROUPS, QUEUE_SORTS } from './queue-choices.ts';

/** All parts are combined with "and"; an absent part does not filter. Without `states` only open work is listed. */
export const queueFilterSchema = z.object({
  kinds: z.array(z.enum(EXCEPTION_KINDS)).max(20).optional(),
  states: z.array(z.enum(CASE_STATES)).max(6).optional(),
  merchants: z.array(z.string().max(80)).max(50).optional(),
  /** User ids; the empty string stands for unowned. */
  owners: z.array(z.string().max(64)).max(50).optional(),
  incident: z.string().max(200).optional(),
  due: z.enum(['overdue', 'within_1h', 'today']).optional(),
  /** Searches order, name, phone digits, SKU, waybill and pinyin. */
  text: z.string().max(200).optional(),
});
export type QueueFilter = z.infer<typeof queueFilterSchema>;

export const queueRowSchema = z.object({
  caseId: z.string(),
  orderId: z.string(),
  kind: z.enum(EXCEPTION_KINDS),
  state: z.enum(CASE_STATES),
  strength: z.enum(['wish', 'demand', 'condition']).nullable(),
  platformOrderNo: z.string(),
  merchant: z.string(),
  merchantName: z.string(),
  orderState: z.enum(ORDER_STATES),
  held: z.boolean(),
  what: messageSchema,
  moreFindings: z.number().int(),
  owner: z.string().nullable(),
  ownerName: z.string().nullable(),
  nextAction: z.object({ text: z.string(), dueAt: z.number() }).nullable(),
  waitingFor: z.string().nullable(),
  incident: z.string().nullable(),
  openedAt: z.number(),
  /** The running clock that ends first; null when none runs. */
  clock: z.object({ name: z.string(), warnAt: z.number(), dueAt: z.number(), paused: z.boolean() }).nullable(),
  clockGroup: z.enum(CLOCK_GROUPS),
});
export type QueueRow = z.infer<typeof queueRowSchema>;

const countsSchema = z.object({
  open: z.number().int(),
  overdue: z.number().int(),
  within1h: z.number().int(),
  dueToday: z.number().int(),
  mine: z.number().int(),
  unowned: z.number().int(),
  byKind: z.record(z.string(), z.number().int()),
  byMerchant: z.array(z.object({ merchant: z.string(), name: z.string(), count: z.number().int() })),
});
export type QueueCounts = z.infer<typeof countsSchema>;

const facet = z.object({ key: z.string(), label: z.string(), count: z.number().int() });
export const facetsSchema = z.object({
  kinds: z.array(facet),
  states: z.array(facet),
  merchants: z.array(facet),
  owners: z.array(facet),
  incidents: z.array(facet),
  dues: z.array(facet),
});
export type QueueFacets = z.infer<typeof facetsSchema>;

export const sortKeySchema = z.object({ sort: z.enum(QUEUE_SORTS), descending: z.boolean() });
export type SortKey = z.infer<typeof sortKeySchema>;
/** Which list: filtered, sorted by one column and then by others, grouped. */
const listed = {
  filter: queueFilterSchema.default({}),
  sort: z.enum(QUEUE_SORTS).default('due'),
  descending: z.boolean().default(false),
  thenBy: z.array(sortKeySchema).max(4).default([]),
  group: z.enum(QUEUE_GROUPS).default('none'),
};

export const queueContract = {
  list: query({
    access: 'view',
    summary: 'Lists exceptions, filtered, sorted and a page at a time, with the counts beside the views.',
    input: z.object({
      ...listed,
      offset: z.number().int().min(0).max(10_000_000).default(0),
      limit: z.number().int().min(1).max(500).default(100),
      /** A list that is read a page at a time needs its groups once. */
      withGroups: z.boolean().default(true),
    }),
    output: z.object({
      rows: z.array(queueRowSchema),
      total: z.number().int(),
      counts: countsSchema,
      /** Sizes of all groups in order, when grouped and asked for: `key` is the clock group, kind, merchant, owner or incident. */
      groups: z.array(z.object({ key: z.string(), label: z.string(), count: z.number().int() })),
      asOf: z.number(),
    }),
  }),
  position: query({
    access: 'view',
    summary: 'Tells at which place of a list an exception stands, so that the list can return to it.',
    input: z.object({
      caseId: z.string().max(64),
      ...listed,
    }),
    output: z.object({ index: z.number().int().nullable() }),
  }),
  facets: query({
    access: 'view',
    summary: 'Counts how many there would be for each value of each filter, the other filters being as they are.',
    input: z.object({ filter: queueFilterSchema.default({}) }),
    output: facetsSchema,
  }),
  export: command({
    access: 'export_masked',
    summary:
      'Writes the listed exceptions to a file, with the columns, order and groups they are shown in, masked unless the role may see all, with formula characters neutralised.',
    input: z.object({
      ...listed,
      /** As they are shown, from left to right; all there are, and the masked recipient, when not given. */
      columns: z.array(z.enum(QUEUE_COLUMNS)).min(1).max(QUEUE_COLUMNS.length).optional(),
      format: z.enum(['csv', 'xlsx']),
      language: z.enum(['zh-CN', 'en']),
    }),
    output: z.object({ downloadId: z.string(), fileName: z.string(), rows: z.number().int() }),
  }),
} as const;
