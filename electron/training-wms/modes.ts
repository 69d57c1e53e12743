import { z } from 'zod';

/** How the training WMS behaves towards the console. The control plane always answers. */
export const modeSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('up') }),
  z.strictObject({ mode: z.literal('down'), how: z.enum(['refuse', 'unavailable', 'hang']).default('refuse') }),
  z.strictObject({ mode: z.literal('slow'), delayMs: z.int().min(0).max(120_000).default(3_000) }),
  z.strictObject({ mode: z.literal('flaky'), share: z.number().min(0).max(1).default(0.3), seed: z.int().default(1) }),
]);
export type Mode = z.infer<typeof modeSchema>;

/** What goes wrong with one call while flaky. */
export const CALL_FAULTS = ['none', 'error_before', 'error_after', 'request_lost', 'answer_lost', 'processed_twice', 'partial', 'later'] as const;
export type CallFault = (typeof CALL_FAULTS)[number];

export function drawFault(mode: Mode, random: () => number): CallFault {
  if (mode.mode !== 'flaky' || random() >= mode.share) return 'none';
  return CALL_FAULTS[1 + Math.floor(random() * (CALL_FAULTS.length - 1))] ?? 'none';
}

/** Seeded numbers in [0, 1) (mulberry32): an exercise can be repeated. */
export function createSeededRandom(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
