import { z } from 'zod';
import { MATCH_REASONS, PAIR_DIFFERENCES } from '../core/manual-match/pair-orders.ts';
import { ORDER_STATES } from '../core/order/order.ts';
import { MATCHED_BY } from '../core/outage/outage-work.ts';
import { command, query } from './define-contract.ts';
import { recipientSchema } from './dto.ts';

const id = z.string().min(1).max(64);

/** `clash`: the WMS has another order under its number. `to_enter`: it knows no such order. `entering`: its creation is on its way. */
export const MATCH_STANDINGS = ['clash', 'unsure', 'sure', 'to_enter', 'entering', 'matched', 'entered', 'cancelled'] as const;

const orderSchema = z.object({
  orderId: id,
  orderNo: z.string(),
  platform: z.string(),
  state: z.enum(ORDER_STATES),
  orderedAt: z.number().nullable(),
  /** Masked by the reader's role, as everywhere. */
  recipient: recipientSchema,
  lines: z.array(z.object({ sku: z.string(), name: z.string(), quantity: z.number().int() })),
});

const rowSchema = orderSchema.extend({
  documentNo: z.string(),
  standing: z.enum(MATCH_STANDINGS),
  how: z.enum(MATCHED_BY).nullable(),
  /** What the WMS says of a matched one otherwise. */
  differs: z.array(z.string()),
  /** The order it was matched with by content, as the WMS numbers it; empty where the number itself was the match. */
  matchedNo: z.string(),
  candidates: z.array(orderSchema.extend({ why: z.enum(MATCH_REASONS), differs: z.array(z.enum(PAIR_DIFFERENCES)) })),
  mayUndo: z.boolean(),
});
export type MatchRowDto = z.infer<typeof rowSchema>;

export const matchingContract = {
  list: query({
    access: 'manual_orders',
    summary: 'Lists the manual orders of the running outage with what each is at the WMS, those that ask a person first.',
    input: z.object({ offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(200).default(60) }),
    output: z.object({
      rows: z.array(rowSchema),
      total: z.number().int(),
      toDecide: z.number().int(),
      sure: z.number().int(),
      toEnter: z.number().int(),
    }),
  }),
  confirm: command({
    access: 'manual_orders',
    summary: 'Says that a manual order is one the WMS has: it is told as shipped there and never packed a second time.',
    input: z.object({ orderId: id, otherId: id }),
    output: z.object({ matched: z.number().int() }),
  }),
  confirmSure: command({
    access: 'manual_orders',
    summary: 'Confirms every match in which recipient, goods and time agree and nothing else fits.',
    input: z.object({}),
    output: z.object({ matched: z.number().int() }),
  }),
  apart: command({
    access: 'manual_orders',
    summary: 'Says that a manual order is none of these; where nothing else fits, it is entered at the WMS.',
    input: z.object({ orderId: id, otherIds: z.array(id).min(1).max(50) }),
    output: z.object({}),
  }),
  undo: command({
    access: 'manual_orders',
    summary: 'Takes back what was said about a manual order, for as long as the WMS was told nothing of it.',
    input: z.object({ orderId: id }),
    output: z.object({}),
  }),
  enter: command({
    access: 'manual_orders',
    summary: 'Enters manual orders at the WMS that it does not know, each once, after the upload was asked for.',
    input: z.object({ orderIds: z.array(id).min(1).max(200) }),
    output: z.object({ entered: z.number().int() }),
  }),
} as const;
