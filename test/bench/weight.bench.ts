import { judgeWeight } from '../../shared/core/pack-check/judge-weight.ts';
import { learnWeights } from '../../shared/core/pack-check/weight-model.ts';
import { commonRule, weighedBaskets } from '../fixtures/weighed-baskets.ts';
import type { Bench, Row } from './bench-types.ts';
import { spreadOf } from './measure.ts';

const RULE = 'off by > 5 %, 2 σ and 1 lb';
/** How many parcels of a real day are short: what an alarm is worth depends on it. */
const SHORT_SHARE = 0.01;

/** How often of how many; nothing where there were none. */
interface Share {
  hits: number;
  of: number;
}
const share = (): Share => ({ hits: 0, of: 0 });
const note = (into: Share, hit: boolean): void => {
  into.of += 1;
  if (hit) into.hits += 1;
};
const percent = ({ hits, of }: Share): number => (of === 0 ? 0 : (100 * hits) / of);
/** Of a hundred alarms, so many are about a short parcel. */
const precision = (recall: Share, alarms: Share): number => {
  const right = SHORT_SHARE * percent(recall);
  const wrong = (1 - SHORT_SHARE) * percent(alarms);
  return right + wrong === 0 ? 0 : (100 * right) / (right + wrong);
};

/** A warehouse learns from 3,000 parcels, then weighs as many whole ones as ones that lack a unit. */
function weigh(seed: number, parcels: number) {
  const baskets = weighedBaskets(seed);
  const model = learnWeights(baskets.training(3000), baskets.catalogue);
  const judge = (parcel: Parameters<typeof judgeWeight>[0]) => {
    const verdict = judgeWeight(parcel, model, baskets.catalogue);
    const isKnown = verdict.kind !== 'unknown';
    return {
      verdict,
      says: verdict.kind === 'look_again',
      ruleSays: isKnown && commonRule(parcel.grams, verdict.expectedGrams, verdict.noiseGrams),
      noise: isKnown ? verdict.noiseGrams : Number.POSITIVE_INFINITY,
    };
  };
  const ours = { alarms: share(), found: share(), audible: share(), named: share(), silent: share() };
  const rule = { alarms: share(), found: share(), audible: share() };
  for (let n = 0; n < parcels; n += 1) {
    const whole = judge(baskets.parcel('none').weighed);
    note(ours.alarms, whole.says);
    note(rule.alarms, whole.ruleSays);
    const { weighed, dropped, droppedGrams } = baskets.parcel('drop_one');
    const { verdict, says, ruleSays, noise } = judge(weighed);
    note(ours.found, says);
    note(rule.found, ruleSays);
    if (verdict.kind === 'unknown') continue;
    if (says) note(ours.named, verdict.suspects[0]?.sku === dropped);
    if (droppedGrams > noise) {
      note(ours.audible, says);
      note(rule.audible, ruleSays);
    } else note(ours.silent, verdict.blindTo.includes(dropped ?? ''));
  }
  return { ours, rule };
}

/** One unit left out of baskets never seen before, with the noise of real units, boxes and scales: ours beside the rule most packing software has. */
export const bench: Bench = {
  name: 'weight',
  run: ({ quick }) => {
    const all = Array.from({ length: quick ? 3 : 10 }, (_, seed) => weigh(seed + 1, quick ? 400 : 2000));
    const of = (value: (one: (typeof all)[number]) => number) => spreadOf(all.map(value));
    const beside = (value: (one: (typeof all)[number]) => number) => ({ name: RULE, spread: of(value) });
    const rows: readonly Row[] = [
      {
        what: 'a missing unit is found (recall), any unit',
        unit: '%',
        better: 'higher',
        ours: of(({ ours }) => percent(ours.found)),
        reference: beside(({ rule }) => percent(rule.found)),
        target: { ratio: 2 },
      },
      {
        what: '… that weighs more than the noise',
        unit: '%',
        better: 'higher',
        ours: of(({ ours }) => percent(ours.audible)),
        reference: beside(({ rule }) => percent(rule.audible)),
        target: { value: 95 },
      },
      { what: '… and named first', unit: '%', better: 'higher', ours: of(({ ours }) => percent(ours.named)), target: { value: 90 } },
      {
        what: 'whole parcels looked at again (false alarms)',
        unit: '%',
        better: 'lower',
        ours: of(({ ours }) => percent(ours.alarms)),
        reference: beside(({ rule }) => percent(rule.alarms)),
        target: { value: 2 },
      },
      {
        what: 'alarms that are right (precision), one parcel in 100 short',
        unit: '%',
        better: 'higher',
        ours: of(({ ours }) => precision(ours.found, ours.alarms)),
        reference: beside(({ rule }) => precision(rule.found, rule.alarms)),
      },
      {
        what: 'units lighter than the noise, of which it says it cannot tell',
        unit: '%',
        better: 'higher',
        ours: of(({ ours }) => percent(ours.silent)),
        target: { value: 95 },
      },
    ];
    return Promise.resolve(rows);
  },
};
