import type { Aql, InspectionLevel } from './iso-2859.ts';

/** What makes an order worth a stratum of its own, looked for in the order of the plan; the first that fits takes it. */
export const RISK_STRATA = ['manual', 'new_sku', 'twin_sku'] as const;
export type RiskStratum = (typeof RISK_STRATA)[number];
/** By what all other orders are told apart. */
export const STRATUM_CUTS = ['merchant', 'carrier', 'packer', 'none'] as const;
export type StratumCut = (typeof STRATUM_CUTS)[number];
/** The orders a lot is made of: those that arrived since the one before, or those that were packed. */
export const LOT_MEMBERS = ['arrived', 'packed'] as const;
export type LotMembers = (typeof LOT_MEMBERS)[number];
/** What a refused lot does to the orders nobody looked at: all are held, those of strata with a fault, or none. */
export const REFUSAL_RULES = ['hold_lot', 'hold_strata', 'hold_nothing'] as const;
export type RefusalRule = (typeof REFUSAL_RULES)[number];

/** Per cent by class of stratum (`manual`, `new_sku`, `twin_sku`, or the cut: `merchant`); where none is said, the plan's own. */
export type PercentByClass = Readonly<Record<string, number>>;

export type PlanRule =
  | { readonly kind: 'percentage'; readonly percent: number; readonly byClass: PercentByClass }
  /** How strictly is not the plan's to say: the switching rules keep it. */
  | { readonly kind: 'iso_2859'; readonly level: InspectionLevel; readonly aql: Aql }
  | { readonly kind: 'zero_acceptance'; readonly limit: number; readonly risk: number };

/** Everything about a lot that is settled together with its seed, before there is an order in it. */
export interface LotPlan {
  readonly rule: PlanRule;
  readonly members: LotMembers;
  readonly risks: readonly RiskStratum[];
  readonly cut: StratumCut;
  readonly onRefusal: RefusalRule;
  /** Work is steady and whoever answers for it wants reduced inspection where the rules allow it. */
  readonly reducedWanted: boolean;
}

/**
 * Until a supervisor says otherwise: a share of the day that a person can look at, and nothing is refused by it. Parcels that are packed and still here
 * can be opened, weighed and kept back; of orders that only arrived there is nothing to look at.
 */
export const DEFAULT_LOT_PLAN: LotPlan = {
  rule: { kind: 'percentage', percent: 5, byClass: { manual: 20, new_sku: 10, twin_sku: 10 } },
  members: 'packed',
  risks: RISK_STRATA,
  cut: 'merchant',
  onRefusal: 'hold_lot',
  reducedWanted: false,
};

/** `merchant:m-1` is of the class `merchant`. */
export const classOf = (stratum: string): string => stratum.split(':', 1)[0] ?? stratum;

/** Plans among which inspection may switch: another level or limit begins anew. */
export const seriesOf = (rule: PlanRule): string | null => (rule.kind === 'iso_2859' ? `${rule.level}/${rule.aql}` : null);
