import { judgeWeight, type WeightVerdict } from '../../pack-check/judge-weight.ts';
import { learnWeights, type WeighedParcel } from '../../pack-check/weight-model.ts';
import type { BenchState } from './fold-work.ts';
import type { Bench } from './open-bench.ts';
import type { PackDeps } from './pack-deps.ts';

/** Until a site tells its boxes apart, all are one kind, and what they differ by is its spread. */
export const ONLY_PACKAGING = 'box';
/** The newest parcels are enough to learn from, and old goods change. */
const LEARN_FROM = 2_000;
/** Weights move slowly; learning anew after each parcel would only cost time. */
const LEARN_EACH = 10;

export function itemsOf(state: BenchState): readonly { readonly sku: string; readonly units: number }[] {
  const units = new Map<string, number>();
  for (const { sku } of state.packed) units.set(sku, (units.get(sku) ?? 0) + 1);
  return [...units].map(([sku, count]) => ({ sku, units: count }));
}

/** The same with every piece for itself that was weighed and labelled before: what it weighs is known better than what its like do. */
function labelledItemsOf(state: BenchState): WeighedParcel['items'] {
  const labelled = state.packed.flatMap(({ sku, grams }) => (grams === undefined ? [] : [{ sku, units: 1, grams }]));
  return [...itemsOf({ ...state, packed: state.packed.filter(({ grams }) => grams === undefined) }), ...labelled];
}

export function judgeParcel({ file }: Bench, state: BenchState, grams: number, deps: PackDeps): WeightVerdict {
  const { merchant } = file.order;
  const parcel = { packaging: ONLY_PACKAGING, grams, items: labelledItemsOf(state) };
  return judgeWeight(parcel, deps.packs.weights(merchant), (sku) => deps.catalogue().bySku(merchant, sku)?.weightGrams ?? null);
}

/** Learns from time to time what this merchant's goods weigh; not part of closing a parcel, which need not wait for it. */
export function createWeightLessons(deps: PackDeps): (merchant: string) => void {
  const since = new Map<string, number>();
  return (merchant) => {
    const seen = (since.get(merchant) ?? LEARN_EACH - 1) + 1;
    since.set(merchant, seen % LEARN_EACH);
    if (seen < LEARN_EACH) return;
    const parcels = deps.packs.weighed(merchant, LEARN_FROM);
    const model = learnWeights(parcels, (sku) => deps.catalogue().bySku(merchant, sku)?.weightGrams ?? null);
    deps.unitOfWork.run(() => deps.packs.saveWeights(merchant, model, deps.clock.now()));
  };
}
