import { useTranslation } from 'react-i18next';
import { AQLS, INSPECTION_LEVELS } from '../../../shared/core/sampling/iso-2859.ts';
import { RadioGroup } from '../../ui/choice/radio.tsx';
import { NumberField } from '../../ui/field/number-field.tsx';
import { Select } from '../../ui/field/select.tsx';
import type { Plan } from './use-spot.ts';

type Rule = Plan['rule'];
const KINDS = ['percentage', 'iso_2859', 'zero_acceptance'] as const;
const BEGINNINGS: Readonly<Record<Rule['kind'], Rule>> = {
  percentage: { kind: 'percentage', percent: 5, byClass: { manual: 20, new_sku: 10, twin_sku: 10 } },
  iso_2859: { kind: 'iso_2859', level: 'II', aql: 1 },
  zero_acceptance: { kind: 'zero_acceptance', limit: 0.03, risk: 0.1 },
};
const CLASSES = ['manual', 'new_sku', 'twin_sku'] as const;

interface RuleFieldsProps {
  readonly rule: Rule;
  readonly disabledReason: string | undefined;
  readonly onChange: (rule: Rule) => void;
}

/** By which of the three rules a lot is looked at, with the numbers of that rule. */
export function RuleFields({ rule, disabledReason, onChange }: RuleFieldsProps) {
  const { t } = useTranslation();
  const number = (label: string, value: number, low: number, high: number, change: (value: number) => void) => (
    <NumberField
      key={label}
      label={label}
      value={value}
      minValue={low}
      maxValue={high}
      step={0.1}
      disabledReason={disabledReason}
      onChange={(next) => {
        if (!Number.isNaN(next)) change(next);
      }}
    />
  );
  return (
    <>
      <RadioGroup
        label={t('spot.plan.rule')}
        value={rule.kind}
        disabledReason={disabledReason}
        onChange={(kind) => {
          if (kind !== rule.kind) onChange(BEGINNINGS[kind]);
        }}
        choices={KINDS.map((id) => ({ id, text: t(`spot.kind.${id}`), detail: t(`spot.kind.${id}.means`) }))}
      />
      <div className="spot-plan-numbers">
        {rule.kind === 'percentage' && (
          <>
            {number(t('spot.plan.percent'), rule.percent, 0.1, 100, (percent) => onChange({ ...rule, percent }))}
            {CLASSES.map((of) =>
              number(t('spot.plan.percentOf', { stratum: t(`spot.stratum.${of}`) }), rule.byClass[of] ?? rule.percent, 0, 100, (percent) =>
                onChange({ ...rule, byClass: { ...rule.byClass, [of]: percent } }),
              ),
            )}
          </>
        )}
        {rule.kind === 'iso_2859' && (
          <>
            <Select
              label={t('spot.plan.level')}
              value={rule.level}
              disabledReason={disabledReason}
              onChange={(level) => onChange({ ...rule, level })}
              choices={INSPECTION_LEVELS.map((id) => ({ id, text: id }))}
            />
            <Select
              label={t('spot.plan.aql')}
              value={String(rule.aql)}
              disabledReason={disabledReason}
              onChange={(text) => {
                const aql = AQLS.find((one) => String(one) === text);
                if (aql !== undefined) onChange({ ...rule, aql });
              }}
              choices={AQLS.map((aql) => ({ id: String(aql), text: String(aql) }))}
            />
          </>
        )}
        {rule.kind === 'zero_acceptance' && (
          <>
            {number(t('spot.plan.limit'), rule.limit * 100, 0.1, 90, (value) => onChange({ ...rule, limit: value / 100 }))}
            {number(t('spot.plan.risk'), rule.risk * 100, 0.1, 90, (value) => onChange({ ...rule, risk: value / 100 }))}
          </>
        )}
      </div>
    </>
  );
}
