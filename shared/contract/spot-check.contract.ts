import { z } from 'zod';
import { AQLS, CODE_LETTERS, INSPECTION_LEVELS, SEVERITIES } from '../core/sampling/iso-2859.ts';
import { LOT_MEMBERS, REFUSAL_RULES, RISK_STRATA, STRATUM_CUTS } from '../core/sampling/lot-plan.ts';
import { COMMIT_REASONS, LOT_VERDICTS } from '../core/sampling/spot-entries.ts';
import { SPOT_POINTS } from '../core/sampling/spot-check.ts';
import { VERIFY_CLAIMS } from '../core/usecases/sampling/verify-draws.ts';
import { command, query } from './define-contract.ts';
import { orderSchema } from './dto.ts';

const id = z.string().min(1).max(64);
const words = z.string().trim().min(1).max(500);
const share = z.number().min(0.0001).max(0.9);
const percent = z.number().min(0).max(100);

export const lotPlanSchema = z.object({
  rule: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('percentage'),
      percent: percent.min(0.1),
      byClass: z.partialRecord(z.enum([...RISK_STRATA, 'merchant', 'carrier', 'packer', 'all']), percent),
    }),
    z.object({ kind: z.literal('iso_2859'), level: z.enum(INSPECTION_LEVELS), aql: z.literal([...AQLS]) }),
    z.object({ kind: z.literal('zero_acceptance'), limit: share, risk: share }),
  ]),
  members: z.enum(LOT_MEMBERS),
  risks: z.array(z.enum(RISK_STRATA)).max(RISK_STRATA.length),
  cut: z.enum(STRATUM_CUTS),
  onRefusal: z.enum(REFUSAL_RULES),
  reducedWanted: z.boolean(),
});

export type LotPlanDto = z.input<typeof lotPlanSchema>;

const lotHead = z.object({
  lot: z.string(),
  drawNo: z.number().int(),
  /** The site's date at cut-off. */
  date: z.string(),
  drawnAt: z.number(),
  size: z.number().int(),
  n: z.number().int(),
  ac: z.number().int().nullable(),
  verdict: z.enum(LOT_VERDICTS).nullable(),
});

export const spotItemSchema = z.object({
  place: z.number().int(),
  orderId: z.string(),
  platformOrderNo: z.string(),
  /** On the parcel's label; empty where it has none. */
  waybill: z.string(),
  /** `manual`, `merchant`, …; `code` is whose: the merchant's, the carrier's, the packer's. */
  stratum: z.object({ class: z.string(), code: z.string(), name: z.string() }),
  extra: z.boolean(),
  state: z.enum(['open', 'clean', 'faulty', 'skipped']),
  faults: z.array(z.enum(SPOT_POINTS)),
  checkedBy: z.string(),
  checkedAt: z.number().nullable(),
});

export type SpotItemDto = z.input<typeof spotItemSchema>;

const claimSchema = z.object({
  claim: z.enum(VERIFY_CLAIMS),
  ok: z.boolean(),
  /** Where it does not hold: the entry of the journal, what was recorded and what repeating gives. */
  where: z.object({ n: z.number().int(), said: z.string(), found: z.string() }).nullable(),
});
const marksSchema = z.partialRecord(z.enum(SPOT_POINTS), z.boolean());

export const spotCheckContract = {
  overview: query({
    access: 'view',
    summary: 'Shows the commitment the next draw rests on, the plan it has, and the lots drawn last.',
    input: z.object({}),
    output: z.object({
      open: z
        .object({
          lot: z.string(),
          commitment: z.string(),
          because: z.enum(COMMIT_REASONS),
          committedAt: z.number(),
          plan: lotPlanSchema,
          /** Orders in it so far. */
          size: z.number().int(),
        })
        .nullable(),
      /** The plan of the lot after that one. */
      nextPlan: lotPlanSchema,
      switching: z.object({ severity: z.enum(SEVERITIES), stopped: z.boolean(), score: z.number().int() }),
      lots: z.array(lotHead.extend({ checked: z.number().int(), faulty: z.number().int(), skipped: z.number().int(), left: z.number().int() })),
      asOf: z.number(),
    }),
  }),
  lot: query({
    access: 'view',
    summary: 'Opens one drawn lot: its seed, its plan and the orders drawn, with what came of each.',
    input: z.object({ lot: id }),
    output: lotHead.extend({
      commitment: z.string(),
      committedAt: z.number(),
      seed: z.string(),
      cutoffN: z.number().int(),
      headHash: z.string(),
      severity: z.enum(SEVERITIES),
      letter: z.enum(CODE_LETTERS).nullable(),
      plan: lotPlanSchema,
      items: z.array(spotItemSchema),
    }),
  }),
  order: query({
    access: 'view',
    summary: 'Shows one drawn order as it should be: address, lines with their twins, and what was marked so far.',
    input: z.object({ lot: id, orderId: id }),
    output: z.object({
      order: orderSchema,
      item: spotItemSchema,
      marks: marksSchema,
      twins: z.array(z.object({ lineNo: z.number().int(), names: z.array(z.string()) })),
      packer: z.string(),
    }),
  }),
  mark: command({
    access: 'decide',
    summary: 'Keeps one tick of an order that is being looked at.',
    input: z.object({ lot: id, orderId: id, point: z.enum(SPOT_POINTS), right: z.boolean().nullable() }),
    output: z.object({}),
  }),
  finish: command({
    access: 'decide',
    summary: 'Ends the look at one order; faults open exceptions, hold the order and need a note.',
    input: z.object({
      lot: id,
      orderId: id,
      faults: z.array(z.enum(SPOT_POINTS)).max(SPOT_POINTS.length),
      note: z.string().trim().max(2000).default(''),
      photoUploads: z.array(id).max(10).default([]),
    }),
    output: z.object({ caseIds: z.array(z.string()), verdict: z.enum([...LOT_VERDICTS, 'open']) }),
  }),
  skip: command({
    access: 'decide',
    summary: 'Says why a drawn order cannot be looked at; it counts against the lot.',
    input: z.object({ lot: id, orderId: id, reason: words }),
    output: z.object({ verdict: z.enum([...LOT_VERDICTS, 'open']) }),
  }),
  draw: command({
    access: 'override',
    summary: 'Cuts the lot off, reveals its seed and draws; the next seed is committed with it.',
    input: z.object({}),
    output: z.object({ lot: z.string() }),
  }),
  setPlan: command({
    access: 'override',
    summary: 'Says how lots are looked at, from the next commitment on.',
    input: z.object({ plan: lotPlanSchema }),
    output: z.object({ atOnce: z.boolean() }),
  }),
  mended: command({
    access: 'override',
    summary: 'Says that the cause was mended for which inspection was stopped.',
    input: z.object({}),
    output: z.object({}),
  }),
  previewRest: query({
    access: 'view',
    summary: 'Says how many orders of a refused lot would be held, are held already, or have left.',
    input: z.object({ lot: id }),
    output: z.object({ toHold: z.number().int(), held: z.number().int(), gone: z.number().int() }),
  }),
  holdRest: command({
    access: 'override',
    summary: "Holds what nobody looked at in a refused lot, by the plan's rule.",
    input: z.object({ lot: id, reason: words }),
    output: z.object({ orders: z.number().int() }),
  }),
  releaseRest: command({
    access: 'override',
    summary: 'Lets the held rest of a lot go again.',
    input: z.object({ lot: id, reason: words }),
    output: z.object({ orders: z.number().int() }),
  }),
  results: query({
    access: 'view',
    summary: 'Counts checks and faults per lot and per packer over the last days.',
    input: z.object({ days: z.number().int().min(1).max(366).default(30) }),
    output: z.object({
      lots: z.array(
        z.object({
          lot: z.string(),
          date: z.string(),
          drawNo: z.number().int(),
          checks: z.number().int(),
          faults: z.number().int(),
          skipped: z.number().int(),
        }),
      ),
      packers: z.array(z.object({ id: z.string(), name: z.string(), checks: z.number().int(), faults: z.number().int() })),
    }),
  }),
  verify: query({
    access: 'view',
    summary: "Makes a day's draws again from the journal alone and says of each claim whether it holds.",
    input: z.object({ date: z.iso.date().nullable() }),
    output: z.object({
      entries: z.number().int(),
      brokenAt: z.number().int().nullable(),
      draws: z.array(
        lotHead.omit({ verdict: true }).extend({
          commitment: z.string(),
          committedAt: z.number(),
          committedN: z.number().int(),
          seed: z.string(),
          cutoffN: z.number().int(),
          headHash: z.string(),
          claims: z.array(claimSchema),
          items: z.array(z.object({ orderId: z.string(), platformOrderNo: z.string(), stratum: z.string(), extra: z.boolean() })),
        }),
      ),
    }),
  }),
} as const;
