import { learnSpreads, type Share } from './weight-spread.ts';

/**
 * What parcels weigh: a part for the packaging and one for each unit, learned from parcels that went out right. Robust, because some of those did not:
 * least squares in which a parcel counts the less the further off it is (Huber's weights), so a few wrong parcels move the figures hardly at all.
 * Because the parts add up, a basket nobody ever packed has an expected weight too.
 */
export interface WeighedParcel {
  readonly packaging: string;
  readonly grams: number;
  /** `grams`: of one unit, where its own label says it. */
  readonly items: readonly { readonly sku: string; readonly units: number; readonly grams?: number }[];
}

/** A weight with what is not known about it, in grams. */
export interface LearnedWeight {
  readonly grams: number;
  /** How much one unit differs from the next. */
  readonly spread: number;
  /** How far the figure itself may be off. */
  readonly doubt: number;
  /** Parcels it was learned from. */
  readonly seen: number;
}

export interface WeightModel {
  readonly packagings: ReadonlyMap<string, LearnedWeight>;
  readonly skus: ReadonlyMap<string, LearnedWeight>;
}

/** What the catalogue says, where it says anything; believed like so many parcels. */
export type CatalogueWeight = (sku: string) => number | null;
const CATALOGUE_COUNTS_AS = 2;
/** A weight from the catalogue is rarely better than this share. */
const CATALOGUE_DOUBT = 0.08;
/** Times the parcels are weighted anew, and sweeps over all figures in between. */
const ROUNDS = 8;
const SWEEPS = 12;
/** Deviations up to which a parcel counts in full. */
const FULL_UP_TO = 1.5;
/** Units differ by about this share, so heavy parcels say less about a gram. */
const UNIT_SHARE = 0.01;
/** Scales at packing benches show whole grams, and parcels are never still. */
const SMALLEST_SPREAD = 1;
const MAD_TO_DEVIATION = 1.4826;

interface Weighted {
  readonly value: number;
  readonly weight: number;
}

function weightedMedian(values: readonly Weighted[]): number {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let reached = 0;
  for (const { value, weight } of sorted) {
    reached += weight;
    if (reached >= half) return value;
  }
  return 0;
}

const PACKAGING = 'packaging:';
const SKU = 'sku:';

function sharesByKind(parcels: readonly WeighedParcel[]): ReadonlyMap<string, readonly Share[]> {
  const shares = new Map<string, Share[]>();
  const put = (kind: string, share: Share): void => {
    const there = shares.get(kind);
    if (there === undefined) shares.set(kind, [share]);
    else there.push(share);
  };
  for (const [parcel, { packaging, items }] of parcels.entries()) {
    put(PACKAGING + packaging, { parcel, units: 1 });
    const units = new Map<string, number>();
    for (const item of items) if (item.units > 0) units.set(item.sku, (units.get(item.sku) ?? 0) + item.units);
    for (const [sku, count] of units) put(SKU + sku, { parcel, units: count });
  }
  return shares;
}

/** How much each parcel counts: less when it is heavy, and less again when it is further off than most. */
function parcelWeights(parcels: readonly WeighedParcel[], rest: readonly number[]): readonly number[] {
  const expectedSpread = parcels.map(({ grams }) => Math.hypot(2, UNIT_SHARE * grams));
  const off = rest.map((left, at) => Math.abs(left) / (expectedSpread[at] ?? 1));
  const usual = Math.max(0.2, MAD_TO_DEVIATION * weightedMedian(off.map((value) => ({ value, weight: 1 }))));
  return off.map((value, at) => Math.min(1, (FULL_UP_TO * usual) / Math.max(value, 1e-9)) / (expectedSpread[at] ?? 1) ** 2);
}

/** Learns from parcels in any order. Some thousand parcels are enough and take a fraction of a second. */
export function learnWeights(parcels: readonly WeighedParcel[], catalogue: CatalogueWeight): WeightModel {
  const shares = sharesByKind(parcels);
  const grams = new Map<string, number>();
  const listedFor = (kind: string): number | null => (kind.startsWith(SKU) ? catalogue(kind.slice(SKU.length)) : null);
  for (const kind of shares.keys()) grams.set(kind, listedFor(kind) ?? 0);
  const rest = parcels.map((parcel) => parcel.grams);
  for (const [kind, of] of shares) for (const { parcel, units } of of) rest[parcel] = (rest[parcel] ?? 0) - units * (grams.get(kind) ?? 0);

  // The kinds seen most settle first: they are what the others are measured against.
  const kinds = [...shares].sort(([, a], [, b]) => b.length - a.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    // In the first round nothing is known yet that a parcel could be far off from.
    const counts = parcelWeights(parcels, round === 0 ? parcels.map(() => 0) : rest);
    for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
      let moved = 0;
      for (const [kind, of] of kinds) {
        const before = grams.get(kind) ?? 0;
        const listed = listedFor(kind);
        let pull = 0;
        let hold = 1e-12;
        for (const { parcel, units } of of) {
          const weight = counts[parcel] ?? 0;
          pull += weight * units * ((rest[parcel] ?? 0) + units * before);
          hold += weight * units * units;
        }
        if (listed !== null) {
          const trust = CATALOGUE_COUNTS_AS / Math.hypot(2, CATALOGUE_DOUBT * listed) ** 2;
          pull += trust * listed;
          hold += trust;
        }
        const now = Math.max(0, pull / hold);
        if (now === before) continue;
        for (const { parcel, units } of of) rest[parcel] = (rest[parcel] ?? 0) - units * (now - before);
        grams.set(kind, now);
        moved = Math.max(moved, Math.abs(now - before));
      }
      if (moved < 0.01) break;
    }
  }

  const usuallyOff = (kind: string): number =>
    kind.startsWith(SKU) ? Math.max(SMALLEST_SPREAD / 4, UNIT_SHARE * (grams.get(kind) ?? 0)) : Math.max(2 * SMALLEST_SPREAD, 0.04 * (grams.get(kind) ?? 0));
  const spreads = learnSpreads(kinds, rest, usuallyOff);
  const learned = (kind: string, of: readonly Share[]): LearnedWeight => {
    const weight = grams.get(kind) ?? 0;
    const variance = of.reduce((sum, { parcel }) => sum + spreads.varianceOf(parcel), 0) / of.length;
    const units = of.reduce((sum, share) => sum + share.units, 0);
    // Two parcels are no statistics: what is in them might as well be wrong.
    const few = kind.startsWith(SKU) && of.length < 3 ? (listedFor(kind) === null ? 0.5 : CATALOGUE_DOUBT) * Math.max(weight, 10) : 0;
    return { grams: weight, spread: spreads.byKind.get(kind) ?? 0, doubt: Math.max(few, Math.sqrt(variance / units)), seen: of.length };
  };
  const pick = (prefix: string): ReadonlyMap<string, LearnedWeight> =>
    new Map(kinds.filter(([kind]) => kind.startsWith(prefix)).map(([kind, of]) => [kind.slice(prefix.length), learned(kind, of)]));
  return { packagings: pick(PACKAGING), skus: pick(SKU) };
}

/** What is said about a SKU nobody has weighed yet: the catalogue's word, or nothing. */
export function weightOf(model: WeightModel, sku: string, catalogue: CatalogueWeight): LearnedWeight | undefined {
  const learned = model.skus.get(sku);
  if (learned !== undefined) return learned;
  const listed = catalogue(sku);
  return listed === null ? undefined : { grams: listed, spread: 0.01 * listed, doubt: Math.max(2, CATALOGUE_DOUBT * listed), seen: 0 };
}

/**
 * What is said about a packaging nobody has weighed yet: the more is in it, the heavier it may be, from a bag to a carton in a carton. So wide that it
 * only hears a parcel that cannot be right, and narrows with the first parcels.
 */
export function packagingWeightOf(model: WeightModel, packaging: string, contentGrams: number): LearnedWeight {
  return model.packagings.get(packaging) ?? { grams: 30 + 0.1 * contentGrams, spread: 0, doubt: 100 + 0.3 * contentGrams, seen: 0 };
}
