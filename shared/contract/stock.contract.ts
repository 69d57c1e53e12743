import { z } from 'zod';
import { ALLOCATION_CRITERIA, ALLOCATION_POLICY_IDS, type AllocationPolicyId } from '../core/stock/allocation-policy.ts';
import { ALLOCATION_OUTCOMES } from '../core/stock/allocation.ts';
import { STOCK_WAYS } from '../core/stock/way-out.ts';
import { CONTACT_CHANNELS } from './bulk.contract.ts';
import { command, query } from './define-contract.ts';

const POLICIES = ALLOCATION_POLICY_IDS as readonly [AllocationPolicyId, ...AllocationPolicyId[]];
/** What may happen without an answer. */
const DEFAULTS = ['wait', 'ask_supervisor'] as const;
/** One shortage; the empty warehouse is this site's own. */
const key = z.object({ merchant: z.string().min(1).max(80), warehouse: z.string().max(80).default(''), sku: z.string().min(1).max(120) });
const choice = z.object({ policy: z.enum(POLICIES), pinned: z.array(z.string().max(64)).max(500) });

const told = z.object({
  toldAt: z.number(),
  replyBy: z.number(),
  defaultWay: z.enum(DEFAULTS),
  answer: z.enum([...STOCK_WAYS, 'ask_supervisor']).nullable(),
  answeredAt: z.number().nullable(),
});
const expected = z.object({ quantity: z.number().int(), expectedAt: z.number() });

const shortSku = key.extend({
  merchantName: z.string(),
  warehouseName: z.string(),
  name: z.string(),
  waiting: z.number().int(),
  dueAt: z.number().nullable(),
  told: told.nullable(),
});
export type ShortSkuDto = z.infer<typeof shortSku>;

const incidentOrder = z.object({
  orderId: z.string(),
  caseId: z.string().nullable(),
  platformOrderNo: z.string(),
  paidAt: z.number().nullable(),
  promisedShipAt: z.number().nullable(),
  urgent: z.boolean(),
  pinned: z.boolean(),
  rank: z.number().int(),
  decidedBy: z.enum(['pinned', ...ALLOCATION_CRITERIA]).nullable(),
  outcome: z.enum(ALLOCATION_OUTCOMES),
  wants: z.number().int(),
  held: z.number().int(),
  gets: z.number().int(),
  left: z.number().int().nullable(),
  lacksOther: z.string().nullable(),
  splittable: z.boolean(),
});
export type IncidentOrderDto = z.infer<typeof incidentOrder>;

const wayOut = z.object({
  way: z.enum(STOCK_WAYS),
  caseIds: z.array(z.string()),
  orders: z.number().int(),
  at: z.number().nullable(),
  late: z.number().int(),
  parcels: z.number().int(),
  refundCents: z.number().int().nullable(),
});
export type WayOutDto = z.infer<typeof wayOut>;

const incident = key.extend({
  merchantName: z.string(),
  warehouseName: z.string(),
  name: z.string(),
  choice,
  /** The same shares that stand now: applying them changes nothing. */
  unchanged: z.boolean(),
  needed: z.number().int(),
  shelf: z.number().int(),
  given: z.number().int(),
  currency: z.string(),
  orders: z.array(incidentOrder),
  ways: z.array(wayOut),
  expected: expected.nullable(),
  told: told.nullable(),
  levels: z.array(
    z.object({
      warehouse: z.string(),
      warehouseName: z.string(),
      location: z.string(),
      onHand: z.number().int(),
      safetyStock: z.number().int().nullable(),
      asOf: z.number(),
    }),
  ),
  /** The last sharing, which can be taken back. */
  sharingId: z.string().nullable(),
});
export type StockIncidentDto = z.infer<typeof incident>;

export const stockContract = {
  list: query({
    access: 'view',
    summary: 'Lists what is short, one incident per SKU, merchant and warehouse, and what fell below its safety stock with the orders at risk.',
    input: z.object({}),
    output: z.object({
      short: z.array(shortSku),
      low: z.array(
        key.extend({
          merchantName: z.string(),
          warehouseName: z.string(),
          name: z.string(),
          safetyStock: z.number().int(),
          free: z.number().int(),
          orders: z.array(z.string()),
        }),
      ),
    }),
  }),
  incident: query({
    access: 'view',
    summary: 'Shows who gets what is left of a SKU and why, as it stands or as another choice would have it, and the ways out of what goes short.',
    input: key.extend({ choice: choice.nullable().default(null) }),
    output: incident,
  }),
  share: command({
    access: 'decide',
    summary: 'Shares a SKU out as it was looked at; holds for what arrives later, too.',
    input: key.extend({ choice }),
    output: z.object({ sharingId: z.string(), moved: z.number().int() }),
  }),
  unshare: command({
    access: 'decide',
    summary: 'Gives every order what it had before the last sharing, where nothing else happened to it since.',
    input: key.extend({ sharingId: z.string().max(64) }),
    output: z.object({ moved: z.number().int() }),
  }),
  expect: command({
    access: 'decide',
    summary: 'Notes how much of a SKU is expected when, or that nothing is.',
    input: key.extend({ expected: z.object({ quantity: z.number().int().min(1).max(10_000_000), expectedAt: z.number().int() }).nullable() }),
    output: z.object({}),
  }),
  message: query({
    access: 'decide',
    summary: 'Prepares the one message to a merchant about all its orders that go short of a SKU.',
    input: key.extend({ replyBy: z.number().int(), defaultText: z.string().max(200) }),
    output: z.object({ messages: z.array(z.object({ locale: z.enum(['zh-CN', 'en']), subject: z.string(), body: z.string(), missing: z.array(z.string()) })) }),
  }),
  tell: command({
    access: 'decide',
    summary: 'Records that the merchant was told about all its short orders at once, until when it answers, and what happens if it does not.',
    input: key.extend({
      channel: z.enum(CONTACT_CHANNELS),
      text: z.string().trim().min(1).max(8000),
      replyBy: z.number().int(),
      defaultWay: z.enum(DEFAULTS),
      defaultText: z.string().trim().min(1).max(200),
    }),
    output: z.object({ orders: z.number().int() }),
  }),
  answer: command({
    access: 'decide',
    summary: 'Records what the merchant answered about a SKU.',
    input: key.extend({ way: z.enum(STOCK_WAYS) }),
    output: z.object({}),
  }),
} as const;
