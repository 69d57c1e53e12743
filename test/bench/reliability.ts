import type { Divisions } from '../../shared/core/address/divisions/divisions.ts';
import { adcodeOf, parseChinese } from '../../shared/core/address/chinese/parse-chinese.ts';
import type { LabelledRow } from '../fixtures/address/labelled-rows.ts';
import type { Row } from './bench-types.ts';
import { spreadOf } from './measure.ts';

interface Shown {
  readonly rule: string;
  readonly confidence: number;
  readonly right: boolean;
}

/**
 * Is a suggestion right as often as it says? One row for each rule that names a confidence, held to that confidence, and one for all that
 * say 95 % or more.
 */
export function reliabilityRows(rows: readonly LabelledRow[], divisions: Divisions): readonly Row[] {
  const shown = rows.flatMap(({ text, division }): readonly Shown[] => {
    const [first] = parseChinese({ detail: text }, divisions).suggestions;
    return first === undefined || first.confidence === null
      ? []
      : [{ rule: first.rule, confidence: first.confidence, right: first.adcode === adcodeOf(division) }];
  });
  const row = (what: string, some: readonly Shown[], target: number): Row => ({
    what: `address: ${what} (${some.length} shown)`,
    unit: '% right',
    better: 'higher',
    ours: spreadOf([(100 * some.filter(({ right }) => right).length) / some.length]),
    target: { value: target },
  });
  const byRule = [...Map.groupBy(shown, ({ rule }) => rule)].toSorted(([a], [b]) => a.localeCompare(b));
  const sure = shown.filter(({ confidence }) => confidence >= 0.95);
  return [
    ...byRule.map(([rule, some]) => row(`suggestion ${rule}, says ${Math.round(100 * (some[0]?.confidence ?? 0))} %`, some, 100 * (some[0]?.confidence ?? 0))),
    ...(sure.length === 0 ? [] : [row('suggestions that say 95 % or more', sure, 95)]),
  ];
}
