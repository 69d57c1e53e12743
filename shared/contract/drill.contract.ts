import { z } from 'zod';
import { SLIP_FAULTS } from '../core/drill/compare-slip.ts';
import { DRILL_PHASES } from '../core/drill/drill.ts';
import { DRILL_FIGURES, DRILL_MARKS } from '../core/drill/score-drill.ts';
import { command, query } from './define-contract.ts';

const at = z.number().nullable();
const scoreSchema = z.object({
  points: z.number().int(),
  tookMs: z.number(),
  figures: z.array(
    z.object({
      id: z.enum(DRILL_FIGURES),
      value: z.number().nullable(),
      goal: z.number(),
      none: z.number(),
      points: z.number().int(),
      of: z.number().int(),
      mark: z.enum(DRILL_MARKS),
    }),
  ),
});
export type DrillScoreDto = z.infer<typeof scoreSchema>;

export const drillSceneSchema = z.object({
  phase: z.enum(DRILL_PHASES),
  facts: z.object({
    beganAt: at,
    diedAt: at,
    noticedAt: at,
    declaredAt: at,
    enteredAt: z.array(z.number()),
    backAt: at,
    recoveredAt: at,
    uploadAskedAt: at,
    signedAt: at,
  }),
  slips: z.array(z.object({ id: z.string(), text: z.string(), faults: z.array(z.enum(SLIP_FAULTS)) })),
  score: scoreSchema.nullable(),
  /** A person read the score and wants to be out of the drill. */
  left: z.boolean(),
});
export type DrillSceneDto = z.infer<typeof drillSceneSchema>;

const resultSchema = z.object({
  id: z.string(),
  by: z.string(),
  startedAt: z.number(),
  finishedAt: z.number(),
  seed: z.number().int(),
  orders: z.number().int(),
  score: scoreSchema,
});
export type DrillResultDto = z.infer<typeof resultSchema>;

export const DRILL_RUN_STATES = ['preparing', 'open', 'broken'] as const;

/** The first five are for a real warehouse, the others for the drill itself; each refuses in the other. */
export const drillContract = {
  status: query({
    access: 'view',
    summary: 'Says whether a drill is being prepared or open, and who asked for it.',
    input: z.object({}),
    output: z.object({ run: z.object({ state: z.enum(DRILL_RUN_STATES), startedAt: z.number(), by: z.string() }).nullable() }),
  }),
  start: command({
    access: 'manual_orders',
    summary: 'Prepares a drill: a warehouse of invented orders in a folder of its own, with a WMS of its own.',
    input: z.object({
      seed: z
        .number()
        .int()
        .min(0)
        .max(2 ** 31 - 1)
        .optional(),
    }),
    output: z.object({ seed: z.number().int() }),
  }),
  open: command({
    access: 'manual_orders',
    summary: 'Opens a window on the drill; where the program cannot, it gives the address to open, good once.',
    input: z.object({}),
    output: z.object({ address: z.string().nullable() }),
  }),
  end: command({
    access: 'manual_orders',
    summary: 'Ends the drill and removes its folder; a score that was not reached is not kept.',
    input: z.object({}),
    output: z.object({}),
  }),
  results: query({
    access: 'view',
    summary: 'Lists the results of drills, newest first.',
    input: z.object({ limit: z.number().int().min(1).max(200).default(50) }),
    output: z.object({ results: z.array(resultSchema) }),
  }),
  scene: query({
    access: 'view',
    summary: 'Says how far the drill is, what has to be entered, and at its end the score.',
    input: z.object({}),
    output: drillSceneSchema,
  }),
  begin: command({ access: 'manual_orders', summary: 'Begins the drill: a little later its WMS dies.', input: z.object({}), output: z.object({}) }),
  bringBack: command({
    access: 'manual_orders',
    summary: 'Lets the WMS of the drill answer again, whatever is still to be entered.',
    input: z.object({}),
    output: z.object({}),
  }),
  leave: command({ access: 'view', summary: 'Leaves a drill that is over; its folder is removed.', input: z.object({}), output: z.object({}) }),
} as const;
