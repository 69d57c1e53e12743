import { z } from 'zod';
import { ASKED_FACTS, SHORT_CLOSES, SHORT_REASONS } from '../core/pack-check/pack-task.ts';
import { command, query } from './define-contract.ts';
import { rawScanSchema } from './scans.contract.ts';

const id = z.string().min(1).max(64);

/** A supervisor who agrees at this window without signing in; nobody, where who sits here may decide it themselves. */
const approvalSchema = z.object({ userId: id, pin: z.string().min(1).max(64) }).optional();

const packLineSchema = z.object({
  lineId: z.string(),
  sku: z.string(),
  name: z.string(),
  nameEn: z.string(),
  variant: z.string(),
  units: z.int(),
  packed: z.int(),
  left: z.int(),
  /** What was said of its units, one entry for each; none where nothing was. `expires` is YYMMDD; `grams` is what its label says. */
  facts: z.array(z.object({ lot: z.string().nullable(), expires: z.string().nullable(), serial: z.string().nullable(), grams: z.int().nullable() })),
  /** Closed without these units, and why; null where nothing was. */
  short: z.object({ missing: z.int(), how: z.enum(SHORT_CLOSES), reason: z.enum(SHORT_REASONS) }).nullable(),
});
export type PackLineDto = z.infer<typeof packLineSchema>;

const goodsSchema = z.object({ sku: z.string(), name: z.string(), nameEn: z.string(), variant: z.string() });

const weightSchema = z.object({
  kind: z.enum(['right', 'look_again', 'unknown']),
  grams: z.int(),
  expectedGrams: z.int().nullable(),
  differenceGrams: z.int().nullable(),
  suspects: z.array(z.object({ what: z.enum(['missing', 'extra']), goods: goodsSchema, grams: z.number(), probability: z.number() })),
  /** Goods too light to be missed: the weight says nothing about them. */
  blindTo: z.array(z.string()),
});

export type WeightDto = z.infer<typeof weightSchema>;

const benchSchema = z.object({
  orderId: z.string(),
  /** Under which the scans of this check are kept, and what is taken of the box. */
  work: z.string(),
  platformOrderNo: z.string(),
  merchant: z.string(),
  merchantName: z.string(),
  carrier: z.string(),
  waybill: z.string(),
  /** Empty where its goods lie in none that is known. */
  tote: z.string(),
  promisedShipAt: z.number().nullable(),
  /** When the WMS was last heard: how old "nobody cancelled it" is. Null without a WMS. */
  knownAt: z.number().nullable(),
  lines: z.array(packLineSchema),
  units: z.int(),
  left: z.int(),
  weight: weightSchema.nullable(),
  /** What is waited for about the unit in hand; `kind` as in the verdict that asked. */
  asks: z.object({ what: z.enum(['twin', ...ASKED_FACTS]), goods: goodsSchema }).nullable(),
});
export type BenchDto = z.infer<typeof benchSchema>;

/** `kind` selects the big word, `params` fill its sentences. */
const packVerdictSchema = z.object({
  tone: z.enum(['counted', 'complete', 'closed', 'refused', 'look_again', 'unknown', 'calm']),
  kind: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What was scanned, and what was needed instead. */
  scanned: goodsSchema.nullable(),
  needed: goodsSchema.nullable(),
  weight: weightSchema.nullable(),
  /** A code nobody knows and that may be learned. */
  unknownCode: z.string().nullable(),
});
export type PackVerdictDto = z.infer<typeof packVerdictSchema>;

const waitingSchema = z.object({
  total: z.int(),
  next: z.array(z.object({ orderId: z.string(), platformOrderNo: z.string(), units: z.int(), promisedShipAt: z.number().nullable() })),
  supervisors: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type PackWaitingDto = z.infer<typeof waitingSchema>;

const scanned = z.object({ verdict: packVerdictSchema, bench: benchSchema.nullable() });

export const packContract = {
  scan: command({
    access: 'close_pack',
    summary: 'Keeps a scan of the packing bench on disk, then counts it and says what it was; a command barcode is a scan too.',
    input: z.object({ scan: rawScanSchema, orderId: id.nullable() }),
    output: scanned,
  }),
  show: query({
    access: 'close_pack',
    summary: 'Shows an order on the bench with its count so far; nothing when it cannot be packed now.',
    input: z.object({ orderId: id }),
    output: z.object({ bench: benchSchema.nullable() }),
  }),
  waiting: query({
    access: 'view',
    summary: 'Says how many orders wait to be packed and which of them are the most urgent.',
    input: z.object({}),
    output: waitingSchema,
  }),
  override: command({
    access: 'close_pack',
    summary: "Closes a parcel whose weight is off or that was put aside, on a supervisor's word and with a reason.",
    input: z.object({ orderId: id, reason: z.string().trim().min(1).max(500), approval: approvalSchema }),
    output: scanned,
  }),
  serialBack: command({
    access: 'close_pack',
    summary: "Lets a serial number go with the open order although it left before, because it came back: on a supervisor's word and with a reason.",
    input: z.object({
      orderId: id,
      sku: z.string().min(1).max(120),
      serial: z.string().trim().min(1).max(60),
      reason: z.string().trim().min(1).max(500),
      approval: approvalSchema,
    }),
    output: z.object({}),
  }),
  learnCode: command({
    access: 'close_pack',
    summary: "Learns which goods of the open order an unknown barcode stands for, and how many, on a supervisor's word.",
    input: z.object({
      orderId: id,
      barcode: z.string().trim().min(3).max(120),
      sku: z.string().min(1).max(120),
      units: z.int().min(1).max(10_000),
      approval: approvalSchema,
    }),
    output: z.object({}),
  }),
} as const;
