import { z } from 'zod';
import { DOCUMENT_KINDS } from '../core/document/document-number.ts';
import { ORDER_STATES } from '../core/order/order.ts';
import { PRINT_STATES } from '../core/print-journal/print-job.ts';
import { BLOCK_FAULTS } from '../core/waybill/read-block.ts';
import { command, query } from './define-contract.ts';
import { recipientSchema } from './dto.ts';

const id = z.string().min(1).max(64);
const paperKind = z.enum(DOCUMENT_KINDS).exclude(['manual_order']);

export const jobSchema = z.object({
  id,
  documentNo: z.string(),
  kind: z.enum(DOCUMENT_KINDS),
  copy: z.number().int(),
  reason: z.string(),
  state: z.enum(PRINT_STATES),
  waybill: z.string(),
  orderIds: z.array(id),
  orderNos: z.array(z.string()),
  intendedAt: z.number(),
  settledAt: z.number().nullable(),
  by: z.string(),
});
export type PrintJobDto = z.infer<typeof jobSchema>;

/** What stands on a sheet. Who and where are masked as the standard for waybills asks; nothing on it is markup. */
export const paperSchema = z.object({
  job: jobSchema,
  site: z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() }),
  station: z.string(),
  orders: z.array(
    z.object({
      orderId: id,
      orderNo: z.string(),
      /** The number on its papers, for orders typed by hand. */
      documentNo: z.string(),
      merchant: z.string(),
      merchantName: z.string(),
      carrier: z.string(),
      recipient: recipientSchema,
      note: z.string(),
      weightGrams: z.number().int().nullable(),
      lines: z.array(
        z.object({
          lineNo: z.number().int(),
          sku: z.string(),
          name: z.string(),
          nameEn: z.string(),
          quantity: z.number().int(),
          barcode: z.string(),
          /** Where it lies, the fullest place first. */
          places: z.array(z.string()),
          /** Not picked from until somebody has looked: a packer found the place empty, mislabelled or expired. */
          frozen: z.boolean(),
          /** What people take instead of it. */
          twins: z.array(z.object({ sku: z.string(), name: z.string(), nameEn: z.string() })),
        }),
      ),
    }),
  ),
  /** The first characters of the digest of address and goods: a label with another one is of another parcel. */
  mark: z.string(),
});
export type PaperDto = z.infer<typeof paperSchema>;

const poolSchema = z.object({ carrier: z.string(), free: z.number().int(), used: z.number().int(), lowMark: z.number().int(), low: z.boolean() });

const readySchema = z.object({
  orderId: id,
  orderNo: z.string(),
  merchant: z.string(),
  /** The number on its papers, for orders typed by hand. */
  documentNo: z.string(),
  merchantName: z.string(),
  state: z.enum(ORDER_STATES),
  carrier: z.string(),
  waybill: z.string(),
  promisedShipAt: z.number().nullable(),
  units: z.number().int(),
  papers: z.array(z.object({ kind: z.enum(DOCUMENT_KINDS), documentNo: z.string(), copy: z.number().int(), state: z.enum(PRINT_STATES) })),
});
export type ReadyOrderDto = z.infer<typeof readySchema>;

export const printingContract = {
  print: command({
    access: 'manual_orders',
    summary: 'Puts a paper on disk, with its number and for a label its waybill, and shows what will be printed. A copy needs a reason.',
    input: z.object({
      kind: paperKind,
      orderIds: z.array(id).min(1).max(100),
      reason: z.string().trim().max(200).default(''),
      /** For a label of an order that names no carrier. */
      carrier: z.string().max(60).default(''),
    }),
    output: paperSchema,
  }),
  ready: query({
    access: 'manual_orders',
    summary: 'Lists the orders that can be picked and sent as they stand, the earliest promise first, with the papers they have.',
    input: z.object({ limit: z.number().int().min(1).max(500).default(200) }),
    output: z.object({ orders: z.array(readySchema), total: z.number().int() }),
  }),
  hand: command({
    access: 'manual_orders',
    summary: 'Says that a paper goes to the printer now, and gives its text once more.',
    input: z.object({ jobId: id }),
    output: paperSchema,
  }),
  answer: command({
    access: 'manual_orders',
    summary: 'Says whether a paper came out.',
    input: z.object({ jobId: id, answer: z.enum(['came_out', 'did_not', 'damaged']) }),
    output: jobSchema,
  }),
  journal: query({
    access: 'manual_orders',
    summary: 'Lists the papers nobody has answered for, the oldest first, and the newest papers.',
    input: z.object({ limit: z.number().int().min(1).max(200).default(40) }),
    output: z.object({ unanswered: z.array(jobSchema), recent: z.array(jobSchema) }),
  }),
  pools: query({
    access: 'manual_orders',
    summary: 'Shows the waybill numbers left at each carrier, and the blocks they came in.',
    input: z.object({}),
    output: z.object({
      pools: z.array(poolSchema),
      blocks: z.array(
        z.object({
          id,
          carrier: z.string(),
          name: z.string(),
          importedAt: z.number(),
          free: z.number().int(),
          used: z.number().int(),
          returned: z.number().int(),
          doubted: z.boolean(),
        }),
      ),
    }),
  }),
  importBlock: command({
    access: 'manual_orders',
    summary: 'Takes a block of waybill numbers in; numbers that are known and lines that are none are named and left out.',
    input: z.object({ carrier: z.string().min(1).max(60), name: z.string().max(200), text: z.string().max(900_000) }),
    output: z.object({
      blockId: id,
      taken: z.number().int(),
      known: z.number().int(),
      faults: z.array(z.object({ line: z.number().int(), text: z.string(), fault: z.enum(BLOCK_FAULTS) })),
    }),
  }),
  returnBlock: command({
    access: 'manual_orders',
    summary: 'Gives the unused rest of a block back to the carrier; its numbers are never used here again.',
    input: z.object({ blockId: id }),
    output: z.object({ returned: z.number().int() }),
  }),
  settleBlockDoubt: command({
    access: 'manual_orders',
    summary: 'Says which number of a block was used last before the database was put back; those up to it are passed over, and the block gives numbers again.',
    input: z.object({ blockId: id, lastUsed: z.string().trim().min(1).max(60).nullable() }),
    output: z.object({ passedOver: z.number().int() }),
  }),
} as const;
