import { z } from 'zod';
import { ALLOCATION_CRITERIA, ALLOCATION_POLICY_IDS, type AllocationPolicyId } from '../core/stock/allocation-policy.ts';
import { ALLOCATION_OUTCOMES } from '../core/stock/allocation.ts';
import { OUTSIDE_WAYS } from '../core/channel/channel.ts';
import { MESSAGE_STATES } from '../core/ports/messages.ts';
import { DEFAULT_WAYS, STOCK_WAYS } from '../core/stock/way-out.ts';
import { SHORT_REASONS } from '../core/pack-check/pack-task.ts';
import { CONTACT_CHANNELS } from './bulk.contract.ts';
import { command, query } from './define-contract.ts';

const POLICIES = ALLOCATION_POLICY_IDS as readonly [AllocationPolicyId, ...AllocationPolicyId[]];
/** One shortage; the empty warehouse is this site's own. */
const key = z.object({ merchant: z.string().min(1).max(80), warehouse: z.string().max(80).default(''), sku: z.string().min(1).max(120) });
const choice = z.object({ policy: z.enum(POLICIES), pinned: z.array(z.string().max(64)).max(500) });

const told = z.object({
  toldAt: z.number(),
  replyBy: z.number(),
  defaultWay: z.enum(DEFAULT_WAYS),
  answer: z.enum([...STOCK_WAYS, 'ask_supervisor']).nullable(),
  answeredAt: z.number().nullable(),
  /** What the answer did can be taken back as one. */
  undoable: z.boolean(),
  /** Where the message stands that carries it out of the house; null where a person sent it. */
  message: z
    .object({
      messageId: z.string(),
      channel: z.enum(OUTSIDE_WAYS),
      state: z.enum(MESSAGE_STATES),
      at: z.number(),
      nextAt: z.number().nullable(),
      error: z.string(),
    })
    .nullable(),
});
const expected = z.object({ quantity: z.number().int(), expectedAt: z.number() });

/** Warehouse and goods have a name in each language, as the merchant has by its code; the English one is the Chinese where there is none. */
const namedKey = key.extend({ merchantName: z.string(), warehouseName: z.string(), warehouseNameEn: z.string(), name: z.string(), nameEn: z.string() });

const shortSku = namedKey.extend({
  waiting: z.number().int(),
  /** Cancelled orders whose refund the merchant has not confirmed. */
  refunds: z.number().int(),
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
  /** When goods asked for from another warehouse for this order arrive; null where none were. */
  movesAt: z.number().nullable(),
});
export type IncidentOrderDto = z.infer<typeof incidentOrder>;

const wayOut = z.object({
  way: z.enum(STOCK_WAYS),
  /** The warehouse or the SKU it is done with, and what people call it; empty where there is nothing to choose. */
  by: z.string(),
  byName: z.string(),
  byNameEn: z.string(),
  caseIds: z.array(z.string()),
  orders: z.number().int(),
  at: z.number().nullable(),
  late: z.number().int(),
  parcels: z.number().int(),
  costCents: z.number().int().nullable(),
  refundCents: z.number().int().nullable(),
  /** The customer has to want it. */
  asks: z.boolean(),
});
export type WayOutDto = z.infer<typeof wayOut>;

const incident = namedKey.extend({
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
      warehouseNameEn: z.string(),
      location: z.string(),
      onHand: z.number().int(),
      safetyStock: z.number().int().nullable(),
      asOf: z.number(),
    }),
  ),
  /** What this merchant agreed to once for all its shortages. */
  agreement: z.object({ replyHours: z.number(), noAnswer: z.enum(DEFAULT_WAYS) }).nullable(),
  /** Cancelled lines and orders whose money the merchant gives back, until it says it did. */
  refunds: z.array(
    z.object({ caseId: z.string(), orderId: z.string(), platformOrderNo: z.string(), cents: z.number().int().nullable(), confirmedAt: z.number().nullable() }),
  ),
  /** The last sharing, which can be taken back. */
  sharingId: z.string().nullable(),
});
export type StockIncidentDto = z.infer<typeof incident>;

const code = z.string().trim().max(80);
const cents = z.number().int().min(0).max(100_000_000);
export const stockRulesSchema = z.object({
  warehouses: z.array(z.object({ code: code.min(1), nameZh: code.min(1), nameEn: code.min(1) })).max(100),
  routes: z.array(z.object({ from: code, to: code, days: z.number().int().min(0).max(365), loadCents: cents, unitCents: cents })).max(500),
  substitutes: z.array(z.object({ merchant: code.min(1), sku: code.min(1), by: code.min(1), bothWays: z.boolean(), asks: z.boolean() })).max(5000),
  agreements: z
    .array(z.object({ merchant: code.min(1), replyHours: z.number().int().min(1).max(720), noAnswer: z.enum(DEFAULT_WAYS), warnsLow: z.boolean() }))
    .max(1000),
  parcelCents: cents,
});
export type StockRulesDto = z.infer<typeof stockRulesSchema>;

const askedPlace = namedKey.extend({
  /** Somebody is to count what lies there; without, looking is enough. */
  toCount: z.boolean(),
  /** Pick lists say not to take from there. */
  frozen: z.boolean(),
  /** What lies where as far as anybody knows; the place without a name where nobody ever counted. */
  places: z.array(z.object({ location: z.string(), onHand: z.number().int(), asOf: z.number().nullable() })),
  /** Who missed what, the oldest first. */
  reports: z.array(
    z.object({
      orderId: z.string(),
      caseId: z.string(),
      platformOrderNo: z.string(),
      openedAt: z.number(),
      missing: z.number().int(),
      reason: z.enum(SHORT_REASONS),
    }),
  ),
});
export type AskedPlaceDto = z.infer<typeof askedPlace>;

export const stockContract = {
  places: query({
    access: 'view',
    summary: 'Lists the places packers found empty, mislabelled or expired: to be counted, and not picked from until somebody looked.',
    input: z.object({}),
    output: z.object({ places: z.array(askedPlace) }),
  }),
  answerPlace: command({
    access: 'decide',
    summary: 'Records what was counted in a place, or what was put right there, and lets it be picked from again.',
    input: key.extend({
      counts: z.array(z.object({ location: z.string().max(80), onHand: z.number().int().min(0).max(10_000_000) })).max(100),
      note: z.string().trim().max(500).default(''),
    }),
    output: z.object({}),
  }),
  list: query({
    access: 'view',
    summary: 'Lists what is short, one incident per SKU, merchant and warehouse, and what fell below its safety stock with the orders at risk.',
    input: z.object({}),
    output: z.object({
      short: z.array(shortSku),
      low: z.array(
        namedKey.extend({
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
    output: z.object({
      messages: z.array(z.object({ locale: z.enum(['zh-CN', 'en']), subject: z.string(), body: z.string(), missing: z.array(z.string()) })),
      /** Ways by which a message to this merchant leaves by itself. */
      routes: z.array(z.enum(OUTSIDE_WAYS)),
    }),
  }),
  tell: command({
    access: 'decide',
    summary: 'Sends the merchant one message about all its short orders, or records that it was sent: until when it answers, and what happens if it does not.',
    input: key.extend({
      channel: z.enum(CONTACT_CHANNELS),
      subject: z.string().trim().max(200).default(''),
      text: z.string().trim().min(1).max(8000),
      replyBy: z.number().int(),
      defaultWay: z.enum(DEFAULT_WAYS),
      defaultText: z.string().trim().min(1).max(200),
    }),
    output: z.object({ orders: z.number().int(), sent: z.boolean() }),
  }),
  answer: command({
    access: 'decide',
    summary: 'Records what the merchant answered about a SKU, and by which decision it was done to which exceptions.',
    input: key.extend({
      way: z.enum(STOCK_WAYS),
      decision: z.string().max(64).default(''),
      caseIds: z.array(z.string().max(64)).max(5000).default([]),
    }),
    output: z.object({}),
  }),
  takeBack: command({
    access: 'decide',
    summary: 'Takes back what an answer, or the agreed default, did to the orders, where it is still the last word on them.',
    input: key,
    output: z.object({ can: z.number().int(), cannot: z.number().int() }),
  }),
  refunded: command({
    access: 'decide',
    summary: 'Records that the merchant gave the customer the money of a cancelled line or order back.',
    input: key.extend({ caseId: z.string().max(64) }),
    output: z.object({}),
  }),
  rules: query({
    access: 'view',
    summary: 'Shows the warehouses, how goods come from one to another, what may be sent instead of what, and what merchants agreed to.',
    input: z.object({}),
    output: stockRulesSchema,
  }),
  setRules: command({
    access: 'administer',
    summary: 'Changes warehouses, transfers, substitutes and agreements about stock. What was decided by the old ones stays.',
    input: stockRulesSchema,
    output: z.object({}),
  }),
} as const;
