import { type LotPlan, seriesOf } from './lot-plan.ts';
import type { CodeLetter, Severity } from './iso-2859.ts';
import { afterLot, afterMending, freshSwitching, type SwitchingState } from './switching.ts';

/** Where the switching rules stand, and for which plan: another level or limit begins with normal inspection. */
export interface KeptSwitching {
  readonly series: string | null;
  readonly state: SwitchingState;
}

export const NO_SWITCHING: KeptSwitching = { series: null, state: freshSwitching };

export const switchingFor = (kept: KeptSwitching, { rule }: Pick<LotPlan, 'rule'>): SwitchingState =>
  kept.series !== null && kept.series === seriesOf(rule) ? kept.state : freshSwitching;

export const severityFor = (kept: KeptSwitching, plan: Pick<LotPlan, 'rule'>): Severity => switchingFor(kept, plan).severity;

export interface JudgedDay {
  readonly letter: CodeLetter | null;
  /** Orders that counted against the day. */
  readonly faulty: number;
  readonly severity: Severity;
}

/** After a day was judged. Only days judged under the severity in force move it: a late word about an older lot does not. */
export function afterJudged(kept: KeptSwitching, plan: LotPlan, day: JudgedDay): KeptSwitching {
  const { rule } = plan;
  const state = switchingFor(kept, plan);
  if (rule.kind !== 'iso_2859' || day.letter === null || day.severity !== state.severity) return kept;
  return {
    series: seriesOf(rule),
    state: afterLot(state, { letter: day.letter, aql: rule.aql, faults: day.faulty }, { steady: plan.reducedWanted, reducedWanted: plan.reducedWanted }),
  };
}

export const afterMended = (kept: KeptSwitching): KeptSwitching => ({ ...kept, state: afterMending(kept.state) });
