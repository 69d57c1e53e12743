import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useNames } from '../../lib/names/use-names.ts';
import type { Plan, SpotItem } from './use-spot.ts';

/** A plan and a stratum as people say them. */
export const useSpotWords = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const whose = ({ class: of, code, name }: SpotItem['stratum']): string =>
    of === 'merchant' ? names.merchant(code, name) : of === 'carrier' ? names.carrier(code) : names.person(code, name);
  return {
    plan: ({ rule }: Pick<Plan, 'rule'>): string => {
      switch (rule.kind) {
        case 'percentage':
          return t('spot.plan.says.percentage', { percent: format.number(rule.percent, 1) });
        case 'iso_2859':
          return t('spot.plan.says.iso_2859', { level: rule.level, aql: rule.aql });
        case 'zero_acceptance':
          return t('spot.plan.says.zero_acceptance', { limit: format.percent(rule.limit), times: format.number(rule.risk * 100, 1) });
      }
    },
    stratum: ({ stratum }: Pick<SpotItem, 'stratum'>): string =>
      t(`spot.stratum.${stratum.class}`, { name: stratum.name === '' ? t('spot.nobody') : whose(stratum) }),
  };
};
