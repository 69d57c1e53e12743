import { type CatalogueWeight, type LearnedWeight, packagingWeightOf, type WeighedParcel, type WeightModel, weightOf } from './weight-model.ts';

export interface WeightSuspect {
  readonly what: 'missing' | 'extra';
  readonly sku: string;
  /** Of one unit. */
  readonly grams: number;
  readonly probability: number;
}

export type WeightVerdict =
  | {
      readonly kind: 'right' | 'look_again';
      readonly expectedGrams: number;
      readonly differenceGrams: number;
      /** One standard deviation of what complete parcels like this weigh. */
      readonly noiseGrams: number;
      /** The best guesses, likeliest first; empty when the weight is right or fits nothing that could be missing. */
      readonly suspects: readonly WeightSuspect[];
      /** Units too light to be missed: the weight says nothing about them, and must not be said to. */
      readonly blindTo: readonly string[];
    }
  /** Something in it has never been weighed and is in no catalogue. */
  | { readonly kind: 'unknown'; readonly skus: readonly string[] };

/** How often a parcel that passed the scans is wrong after all: one in a hundred is short, one in two hundred has a unit too many. */
const MISSING_BEFORE = 0.01;
const EXTRA_BEFORE = 0.005;
/** Some parcels are off for reasons nobody lists: another box, a wet carton, a gift. */
const ODD_BEFORE = 0.004;
/** Look again when being wrong is likelier than this: a second look costs seconds, a short parcel costs days. Fewer than 2 whole parcels in 100 are. */
const LOOK_AGAIN_FROM = 0.013;
/** A unit lighter than so many deviations drowns in the noise. */
const AUDIBLE = 3.3;
/** And a parcel less off than this is as right as any, whatever might be missing. */
const AUDIBLE_OFF = 1.9;
const MOST_SUSPECTS = 3;

/** A label says what is in the wrapping, not what the wrapping weighs. */
const LABEL_SPREAD_SHARE = 0.02;
const LEAST_LABEL_SPREAD_GRAMS = 5;
const labelledWeight = (grams: number | undefined): Omit<LearnedWeight, 'seen'> | undefined =>
  grams === undefined ? undefined : { grams, spread: Math.max(LEAST_LABEL_SPREAD_GRAMS, LABEL_SPREAD_SHARE * grams), doubt: 0 };

const density = (difference: number, deviation: number): number => Math.exp(-0.5 * (difference / deviation) ** 2) / (deviation * Math.sqrt(2 * Math.PI));

export function judgeWeight(parcel: WeighedParcel, model: WeightModel, catalogue: CatalogueWeight): WeightVerdict {
  const items = parcel.items.map((item) => ({ ...item, weight: labelledWeight(item.grams) ?? weightOf(model, item.sku, catalogue) }));
  const strange = items.filter(({ weight }) => weight === undefined).map(({ sku }) => sku);
  if (strange.length > 0) return { kind: 'unknown', skus: strange };

  let expected = 0;
  let variance = 0;
  for (const { units, weight } of items) {
    if (weight === undefined) continue;
    expected += units * weight.grams;
    variance += units * weight.spread ** 2 + (units * weight.doubt) ** 2;
  }
  const packaging = packagingWeightOf(model, parcel.packaging, expected);
  // A carton nobody has weighed yet may weigh anything, but not less than nothing: what is lighter than its goods is held against the goods alone.
  if (packaging.seen > 0 || parcel.grams >= expected) {
    expected += packaging.grams;
    variance += packaging.spread ** 2 + packaging.doubt ** 2;
  }
  const noise = Math.sqrt(variance);
  const difference = parcel.grams - expected;
  const units = items.reduce((sum, item) => sum + item.units, 0);
  const claims = items.flatMap(({ sku, units: count, weight }) => {
    if (weight === undefined) return [];
    const prior = units === 0 ? 0 : count / units;
    return [
      { what: 'missing' as const, sku, grams: weight.grams, likely: MISSING_BEFORE * prior * density(difference + weight.grams, noise) },
      { what: 'extra' as const, sku, grams: weight.grams, likely: EXTRA_BEFORE * prior * density(difference - weight.grams, noise) },
    ];
  });
  const right = (1 - MISSING_BEFORE - EXTRA_BEFORE - ODD_BEFORE) * density(difference, noise);
  const odd = ODD_BEFORE * density(difference, Math.max(8 * noise, 0.3 * expected));
  const all = right + odd + claims.reduce((sum, { likely }) => sum + likely, 0);
  const suspects = claims
    .map(({ what, sku, grams, likely }) => ({ what, sku, grams, probability: likely / all }))
    .filter(({ probability, grams }) => probability >= 0.05 && grams >= noise)
    .sort((a, b) => b.probability - a.probability)
    .slice(0, MOST_SUSPECTS);
  const wrong = 1 - right / all;
  const lookAgain = wrong >= LOOK_AGAIN_FROM && Math.abs(difference) > AUDIBLE_OFF * noise;
  return {
    kind: lookAgain ? 'look_again' : 'right',
    expectedGrams: Math.round(expected),
    differenceGrams: Math.round(difference),
    noiseGrams: noise,
    suspects: lookAgain ? suspects : [],
    blindTo: items.filter(({ weight }) => weight !== undefined && weight.grams < AUDIBLE * noise).map(({ sku }) => sku),
  };
}
