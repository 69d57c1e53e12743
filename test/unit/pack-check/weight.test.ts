import { describe, expect, it } from 'vitest';
import { judgeWeight, type WeightVerdict } from '../../../shared/core/pack-check/judge-weight.ts';
import { learnWeights, type WeighedParcel, type WeightModel } from '../../../shared/core/pack-check/weight-model.ts';
import { commonRule, weighedBaskets } from '../../fixtures/weighed-baskets.ts';

const nothingListed = (): null => null;
const parcel = (grams: number, ...items: readonly (readonly [sku: string, units: number])[]): WeighedParcel => ({
  packaging: 'box',
  grams,
  items: items.map(([sku, units]) => ({ sku, units })),
});

describe('what parcels weigh', () => {
  it('learns packaging and units apart, also when some parcels went out short', () => {
    const parcels = Array.from({ length: 60 }, (_, n) => {
      const mugs = 1 + (n % 3);
      const tees = (n * 7) % 4;
      const short = n % 15 === 0 ? 350 : 0;
      return parcel(100 + 350 * mugs + 180 * tees + ((n * 13) % 9) - 4 - short, ['MUG', mugs], ['TEE', tees]);
    });
    const model = learnWeights(parcels, nothingListed);
    expect(model.skus.get('MUG')?.grams).toBeGreaterThan(343);
    expect(model.skus.get('MUG')?.grams).toBeLessThan(357);
    expect(model.skus.get('TEE')?.grams).toBeGreaterThan(174);
    expect(model.skus.get('TEE')?.grams).toBeLessThan(186);
  });

  const learned = (): WeightModel => {
    const grams = { MUG: 350, PEN: 4, TEE: 180 };
    const parcels = Array.from({ length: 200 }, (_, n) => {
      const items = [
        ['MUG', n % 3],
        ['PEN', (n + 1) % 4],
        ['TEE', (n * 5) % 3],
      ] as const;
      return parcel(120 + items.reduce((sum, [sku, units]) => sum + grams[sku] * units, 0) + ((n * 29) % 13) - 6, ...items);
    });
    return learnWeights(parcels, nothingListed);
  };

  it('names what is probably missing, in a basket never packed before', () => {
    const verdict = judgeWeight(parcel(120 + 4 * 350 + 2 * 180 - 350, ['MUG', 4], ['TEE', 2]), learned(), nothingListed);
    expect(verdict).toMatchObject({ kind: 'look_again', suspects: [{ what: 'missing', sku: 'MUG' }] });
    expect(verdict.kind === 'unknown' ? 0 : (verdict.suspects[0]?.probability ?? 0)).toBeGreaterThan(0.9);
  });

  it('is silent about a pen that drowns in the noise, and says so', () => {
    const verdict = judgeWeight(parcel(120 + 4 * 350 + 4 - 4, ['MUG', 4], ['PEN', 1]), learned(), nothingListed);
    expect(verdict).toMatchObject({ kind: 'right', suspects: [], blindTo: ['PEN'] });
  });

  it('does not guess about goods nobody has weighed', () => {
    expect(judgeWeight(parcel(500, ['NEW', 1]), learned(), nothingListed)).toEqual({ kind: 'unknown', skus: ['NEW'] });
    expect(judgeWeight(parcel(620, ['NEW', 1]), learned(), () => 500).kind).toBe('right');
  });

  it('on the first day of a bench hears what cannot be right, and takes any carton for a carton', () => {
    const firstDay = learnWeights([], nothingListed);
    const verdict = (grams: number) => judgeWeight(parcel(grams, ['TEE', 1]), firstDay, () => 185);
    expect([190, 215, 300, 480].map((grams) => verdict(grams).kind)).toEqual(['right', 'right', 'right', 'right']);
    expect([900, 2_000].map((grams) => verdict(grams).kind)).toEqual(['look_again', 'look_again']);
    // No carton weighs less than nothing: lighter than its goods a parcel lacks some of them.
    const listed = new Map([
      ['POT', 680],
      ['SPOON', 25],
    ]);
    expect(judgeWeight(parcel(200, ['POT', 1], ['SPOON', 6]), firstDay, (sku) => listed.get(sku) ?? null)).toMatchObject({
      kind: 'look_again',
      suspects: [{ what: 'missing', sku: 'POT' }],
    });
    expect(judgeWeight(parcel(800, ['POT', 1], ['SPOON', 6]), firstDay, (sku) => listed.get(sku) ?? null).kind).toBe('right');
    // A second one would hide in the carton's weight: nothing is claimed about it.
    expect(verdict(215)).toMatchObject({ blindTo: ['TEE'], suspects: [] });
  });
});

describe('one unit left out of simulated baskets', () => {
  const said = (verdict: WeightVerdict): boolean => verdict.kind === 'look_again';

  it('found where it weighs more than the noise, few false alarms, far more than the common rule finds, and honest silence below the noise', () => {
    const counted = { whole: 0, alarms: 0, audible: 0, foundAudible: 0, found: 0, named: 0, common: 0, drowned: 0, admitted: 0 };
    for (const seed of [11, 12, 13]) {
      const baskets = weighedBaskets(seed);
      const model = learnWeights(baskets.training(3000), baskets.catalogue);
      for (let n = 0; n < 2000; n += 1) {
        counted.whole += 1;
        if (said(judgeWeight(baskets.parcel('none').weighed, model, baskets.catalogue))) counted.alarms += 1;
        const { weighed, dropped, droppedGrams } = baskets.parcel('drop_one');
        const verdict = judgeWeight(weighed, model, baskets.catalogue);
        if (verdict.kind === 'unknown') continue;
        if (commonRule(weighed.grams, verdict.expectedGrams, verdict.noiseGrams)) counted.common += 1;
        if (said(verdict)) counted.found += 1;
        if (said(verdict) && verdict.suspects[0]?.sku === dropped) counted.named += 1;
        if (droppedGrams > verdict.noiseGrams) {
          counted.audible += 1;
          if (said(verdict)) counted.foundAudible += 1;
        } else {
          counted.drowned += 1;
          if (verdict.blindTo.includes(dropped ?? '')) counted.admitted += 1;
        }
      }
    }
    expect(counted.alarms / counted.whole).toBeLessThanOrEqual(0.02);
    expect(counted.foundAudible / counted.audible).toBeGreaterThanOrEqual(0.95);
    expect(counted.named / counted.found).toBeGreaterThanOrEqual(0.9);
    expect(counted.found).toBeGreaterThan(2 * counted.common);
    expect(counted.drowned, 'some units weigh less than the noise').toBeGreaterThan(20);
    expect(counted.admitted / counted.drowned).toBeGreaterThanOrEqual(0.95);
  });
});
