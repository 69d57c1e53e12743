import { z } from 'zod';
import { ORDER_STATES } from '../core/order/order.ts';
import { EXCEPTION_KINDS } from '../core/finding/exception-kinds.ts';
import { command, query } from './define-contract.ts';
import { caseSchema, logEntrySchema, orderSchema, recipientSchema } from './dto.ts';
import { undoSchema } from './cases.contract.ts';

const id = z.string().min(1).max(64);

export const ordersContract = {
  get: query({
    access: 'view',
    summary: 'Opens one order with its holds, exceptions and log.',
    input: z.object({ orderId: id }),
    output: z.object({ order: orderSchema, cases: z.array(caseSchema), log: z.array(logEntrySchema), undo: undoSchema }),
  }),
  search: query({
    access: 'view',
    summary: 'Finds orders by any number, name (also by pinyin), phone digits, SKU, waybill or part of the address; newest first.',
    input: z.object({ text: z.string().trim().min(1).max(200), limit: z.number().int().min(1).max(100).default(20) }),
    output: z.object({
      hits: z.array(
        z.object({
          orderId: z.string(),
          platformOrderNo: z.string(),
          merchant: z.string(),
          merchantName: z.string(),
          state: z.enum(ORDER_STATES),
          recipientName: z.string(),
          phoneEnd: z.string(),
          place: z.string(),
          waybill: z.string(),
          matched: z.string(),
          openCases: z.array(z.object({ caseId: z.string(), kind: z.enum(EXCEPTION_KINDS) })),
        }),
      ),
      more: z.boolean(),
    }),
  }),
  reveal: command({
    access: 'reveal_personal',
    summary: "Shows one order's personal data unmasked. Journaled.",
    input: z.object({ orderId: id }),
    output: z.object({ recipient: recipientSchema, buyerNote: z.string(), sellerNote: z.string() }),
  }),
} as const;
