import type { ExceptionKind } from '../finding/exception-kinds.ts';
import { type Candidate, drawSample, percentageQuota, proportionalQuota, type StratumQuota } from './draw.ts';
import { type Aql, type InspectionLevel, samplingPlan, type Severity } from './iso-2859.ts';
import { classOf, type PercentByClass } from './lot-plan.ts';
import { zeroAcceptancePlan } from './protection.ts';

/** How a day's orders are looked at. A percentage finds faults and judges nobody; the other two accept or refuse the day. */
export type SpotPlan =
  | { readonly kind: 'percentage'; readonly percent: number; readonly byClass?: PercentByClass }
  | { readonly kind: 'iso_2859'; readonly level: InspectionLevel; readonly aql: Aql; readonly severity: Severity }
  /** A day with this share of faults is passed with at most this risk, and one fault refuses it. */
  | { readonly kind: 'zero_acceptance'; readonly limit: number; readonly risk: number };

export interface DayPlan {
  readonly n: number;
  /** Null where nothing is accepted or refused. */
  readonly ac: number | null;
}

export function dayPlan(plan: SpotPlan, lot: number): DayPlan {
  if (lot === 0) return { n: 0, ac: plan.kind === 'percentage' ? null : 0 };
  switch (plan.kind) {
    case 'percentage':
      return { n: Math.min(lot, Math.max(1, Math.round((lot * plan.percent) / 100))), ac: null };
    case 'iso_2859': {
      const { n, ac } = samplingPlan(lot, plan.level, plan.aql, plan.severity);
      return { n: Math.min(n, lot), ac };
    }
    case 'zero_acceptance':
      return { n: zeroAcceptancePlan(lot, plan.limit, plan.risk).n, ac: 0 };
  }
}

/** One drawn order. An extra one was drawn because its stratum is under watch: beside the plan, and not on its account. */
export interface DrawnOrder {
  readonly orderId: string;
  readonly stratum: string;
  readonly extra: boolean;
}

function quotaOf(plan: SpotPlan, orders: readonly Candidate[]): StratumQuota {
  if (plan.kind === 'percentage') return (stratum, size) => percentageQuota(plan.byClass?.[classOf(stratum)] ?? plan.percent)(stratum, size);
  const sizes = new Map<string, number>();
  for (const { stratum } of orders) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1);
  return proportionalQuota(dayPlan(plan, orders.length).n, sizes);
}

/** The day's draw, stratum by stratum. Strata under watch are drawn whole; what the plan itself asks for are the first of them. */
export function drawDay(plan: SpotPlan, orders: readonly Candidate[], watched: ReadonlySet<string>, entropyHex: string): readonly DrawnOrder[] {
  const quota = quotaOf(plan, orders);
  return drawSample(orders, (stratum, size) => (watched.has(stratum) ? size : quota(stratum, size)), entropyHex).flatMap(({ stratum, size, drawn }) =>
    drawn.map((orderId, at) => ({ orderId, stratum, extra: at >= quota(stratum, size) })),
  );
}

export const SPOT_POINTS = ['address', 'sku', 'quantity', 'packaging', 'label', 'documents', 'photos'] as const;
export type SpotPoint = (typeof SPOT_POINTS)[number];

/** Whose a finding is: the desk that can mend it gets it. */
const FINDING_KIND: Readonly<Record<SpotPoint, ExceptionKind>> = {
  address: 'bad_address',
  sku: 'pack_mismatch',
  quantity: 'pack_mismatch',
  packaging: 'pack_mismatch',
  label: 'dispatch_block',
  documents: 'dispatch_block',
  photos: 'pack_mismatch',
};

export const isOfKind = (point: SpotPoint, kind: ExceptionKind): boolean => FINDING_KIND[point] === kind;

/** The exceptions a checked order opens, each kind once. */
export const exceptionsFor = (faults: readonly SpotPoint[]): readonly ExceptionKind[] => [...new Set(faults.map((point) => FINDING_KIND[point]))];

export interface SpotResult {
  readonly orderId: string;
  readonly stratum: string;
  readonly faults: readonly SpotPoint[];
  /** Nobody could look at it. It may have a fault, so it counts against the day, and in no rate. */
  readonly skipped?: boolean;
}

export const isAgainst = ({ faults, skipped }: SpotResult): boolean => skipped === true || faults.length > 0;

export type DayVerdict =
  | { readonly kind: 'open'; readonly checked: number; readonly faulty: number; readonly left: number }
  | { readonly kind: 'accepted' | 'refused'; readonly checked: number; readonly faulty: number }
  /** A percentage was looked at to the end: the figures speak, nothing is held. */
  | { readonly kind: 'looked_at'; readonly checked: number; readonly faulty: number };

/** A day is refused as soon as one fault too many is found, and accepted only when everything drawn was looked at. An order counts once. */
export function judgeDay(ac: number | null, drawn: ReadonlySet<string>, results: readonly SpotResult[]): DayVerdict {
  const own = new Map(results.filter(({ orderId }) => drawn.has(orderId)).map((result) => [result.orderId, result]));
  const checked = own.size;
  const faulty = [...own.values()].filter(isAgainst).length;
  if (ac !== null && faulty > ac) return { kind: 'refused', checked, faulty };
  if (checked < drawn.size) return { kind: 'open', checked, faulty, left: drawn.size - checked };
  return { kind: ac === null ? 'looked_at' : 'accepted', checked, faulty };
}

const CLEAN_TO_REST = 10;

/** Strata to be looked at whole: from the second time the same fault was found there, until ten orders in a row were clean. */
export function watchedStrata(results: readonly SpotResult[]): ReadonlySet<string> {
  const seen = new Map<string, Set<SpotPoint>>();
  const clean = new Map<string, number>();
  const watched = new Set<string>();
  for (const { stratum, faults, skipped } of results) {
    if (skipped === true) continue;
    if (faults.length === 0) {
      clean.set(stratum, (clean.get(stratum) ?? 0) + 1);
      if (watched.has(stratum) && clean.get(stratum) === CLEAN_TO_REST) {
        watched.delete(stratum);
        seen.delete(stratum);
      }
      continue;
    }
    clean.set(stratum, 0);
    const before = seen.get(stratum) ?? new Set<SpotPoint>();
    if (faults.some((point) => before.has(point))) watched.add(stratum);
    seen.set(stratum, new Set([...before, ...faults]));
  }
  return watched;
}
