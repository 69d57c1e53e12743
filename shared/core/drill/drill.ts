import { MINUTE_MS, SECOND_MS } from '../../kernel/durations.ts';
import type { Order } from '../order/order.ts';
import type { Recipient } from '../order/recipient.ts';

/**
 * A rehearsal of an outage on invented orders, in a data folder of its own:
 *
 *   waiting ── a person begins ──▶ calm ── by itself ──▶ dead ── declared, and every slip entered (or enough) ──▶ back ── signed ──▶ over
 *
 * People do what they would do in a real outage, at the same desks; nobody but the drill moves the WMS, and nobody tells them that it died but what
 * tells them on any day.
 */
export const DRILL_PHASES = ['waiting', 'calm', 'dead', 'back', 'over'] as const;
export type DrillPhase = (typeof DRILL_PHASES)[number];

/** How long the WMS lives after the beginning, drawn by the seed of the drill: noticing is the first task, and nobody can sit with a finger on the key. */
export const calmMsOf = (seed: number): number => (15 + (seed % 31)) * SECOND_MS;
/** How long a drill should take from its beginning to the signature. */
export const DRILL_LENGTH_MS = 10 * MINUTE_MS;
export const DRILL_SLIPS = 3;
/** In a drill the failure is said soon, so that ten minutes are enough. */
export const DRILL_NOTICE_MS = 10_000;

/** An order that reaches the warehouse by phone or chat while the WMS is away, and what it has to become. */
export interface DrillSlip {
  readonly id: string;
  /** As the customer service sends it. */
  readonly text: string;
  readonly order: Pick<Order, 'platformOrderNo'> & {
    readonly recipient: Recipient;
    readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  };
}

/** What a journal says of a drill; times are epoch ms, null for what has not happened. */
export interface DrillFacts {
  readonly beganAt: number | null;
  readonly diedAt: number | null;
  readonly noticedAt: number | null;
  readonly declaredAt: number | null;
  /** When each order was entered by hand, oldest first. */
  readonly enteredAt: readonly number[];
  readonly backAt: number | null;
  readonly recoveredAt: number | null;
  readonly uploadAskedAt: number | null;
  readonly signedAt: number | null;
}

export const NO_FACTS: DrillFacts = {
  beganAt: null,
  diedAt: null,
  noticedAt: null,
  declaredAt: null,
  enteredAt: [],
  backAt: null,
  recoveredAt: null,
  uploadAskedAt: null,
  signedAt: null,
};

export const phaseOf = ({ beganAt, diedAt, backAt, signedAt }: DrillFacts): DrillPhase =>
  signedAt !== null ? 'over' : backAt !== null ? 'back' : diedAt !== null ? 'dead' : beganAt !== null ? 'calm' : 'waiting';
