import type { Candidate } from './draw.ts';
import type { CodeLetter, Severity } from './iso-2859.ts';
import { codeLetter } from './iso-2859.ts';
import type { ArrivedFacts, LotOrder } from './lot-fold.ts';
import type { LotPlan, PlanRule, RiskStratum } from './lot-plan.ts';
import { dayPlan, drawDay, type DrawnOrder, type SpotPlan } from './spot-check.ts';

/** SHA-256 of a text, as 64 hexadecimal digits. Core has no arithmetic of its own for it. */
export type Sha256 = (text: string) => string;

/** What the strata must know beside the order. */
export interface StratumKnowledge {
  /** The number of the draw whose lot first had the SKU; undefined if none had. */
  readonly firstDrawOf: (merchant: string, sku: string) => number | undefined;
  readonly hasTwin: (merchant: string, sku: string) => boolean;
}

/** A SKU stays new for so many lots. Those of the first lot of all are as old as the station: nothing is known about them. */
const NEW_FOR_DRAWS = 3;

/** `drawNo`: the draw about to be made, from 1. */
export const isNewSku = (firstDraw: number | undefined, drawNo: number): boolean =>
  drawNo > 1 && (firstDraw === undefined || (firstDraw > 1 && drawNo - firstDraw < NEW_FOR_DRAWS));

const RISKS: Readonly<Record<RiskStratum, (facts: ArrivedFacts, drawNo: number, know: StratumKnowledge) => boolean>> = {
  manual: ({ isManual }) => isManual,
  new_sku: ({ merchant, skus }, drawNo, { firstDrawOf }) => skus.some((sku) => isNewSku(firstDrawOf(merchant, sku), drawNo)),
  twin_sku: ({ merchant, skus }, _, { hasTwin }) => skus.some((sku) => hasTwin(merchant, sku)),
};

export function stratumOf(facts: ArrivedFacts, packer: string, { risks, cut }: Pick<LotPlan, 'risks' | 'cut'>, drawNo: number, know: StratumKnowledge): string {
  const risk = risks.find((one) => RISKS[one](facts, drawNo, know));
  if (risk !== undefined) return risk;
  switch (cut) {
    case 'merchant':
      return `merchant:${facts.merchant}`;
    case 'carrier':
      return `carrier:${facts.carrier}`;
    case 'packer':
      return `packer:${packer}`;
    case 'none':
      return 'all';
  }
}

export interface LotCandidate extends Candidate {
  readonly packer: string;
  readonly merchant: string;
  readonly skus: readonly string[];
}

/** The list that is drawn from. `factsBefore`: facts of an order that arrived before the lot began. */
export function candidatesOf(
  orders: readonly LotOrder[],
  plan: Pick<LotPlan, 'risks' | 'cut'>,
  drawNo: number,
  know: StratumKnowledge,
  factsBefore: (orderId: string) => ArrivedFacts | null,
): readonly LotCandidate[] {
  return orders.flatMap(({ orderId, facts, packer }) => {
    const known = facts ?? factsBefore(orderId);
    return known === null || !known.isSale
      ? []
      : [{ id: orderId, stratum: stratumOf(known, packer, plan, drawNo, know), packer, merchant: known.merchant, skus: known.skus }];
  });
}

/** One number for the whole list: whoever adds, drops or moves an order changes it. */
export const digestOf = (candidates: readonly Candidate[], sha256: Sha256): string =>
  sha256(
    candidates
      .map(({ id, stratum }) => `${id}\t${stratum}`)
      .sort()
      .join('\n'),
  );

export const commitmentOf = (seed: string, sha256: Sha256): string => sha256(`sidebay spot check ${seed}`);
export const entropyOf = (seed: string, headHash: string, sha256: Sha256): string => sha256(`${seed} ${headHash}`);

export const toSpotPlan = (rule: PlanRule, severity: Severity): SpotPlan => (rule.kind === 'iso_2859' ? { ...rule, severity } : rule);

export interface LotDraw {
  readonly items: readonly DrawnOrder[];
  /** How many the plan asks for, without those of watched strata. */
  readonly n: number;
  readonly ac: number | null;
  readonly letter: CodeLetter | null;
}

export function drawLot(candidates: readonly Candidate[], plan: LotPlan, severity: Severity, watched: ReadonlySet<string>, entropyHex: string): LotDraw {
  const spot = toSpotPlan(plan.rule, severity);
  const items = drawDay(spot, candidates, watched, entropyHex);
  return {
    items,
    n: items.filter(({ extra }) => !extra).length,
    ac: dayPlan(spot, candidates.length).ac,
    letter: spot.kind === 'iso_2859' && candidates.length > 0 ? codeLetter(candidates.length, spot.level) : null,
  };
}
