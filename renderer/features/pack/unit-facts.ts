import { useTranslation } from 'react-i18next';
import type { PackLineDto } from '../../../shared/contract/pack.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** YYMMDD as people read it; a day 00 is the whole month. */
const printedDay = (expires: string): string => {
  const [month, day] = [`20${expires.slice(0, 2)}-${expires.slice(2, 4)}`, expires.slice(4, 6)];
  return day === '00' ? month : `${month}-${day}`;
};

/** What was said of a line's units: their labelled weight in all, and serials, lots, days each once. Empty where nothing was. */
export const useUnitFacts = (): ((facts: PackLineDto['facts']) => string) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (facts) => {
    const distinct = (values: readonly (string | null)[]): readonly string[] => [...new Set(values.filter((value) => value !== null))];
    const grams = facts.reduce((sum, fact) => sum + (fact.grams ?? 0), 0);
    return format.list([
      ...(grams === 0 ? [] : [t('pack.fact.grams', { grams: format.number(grams) })]),
      ...distinct(facts.map(({ serial }) => serial)).map((serial) => t('pack.fact.serial', { serial })),
      ...distinct(facts.map(({ lot }) => lot)).map((lot) => t('pack.fact.lot', { lot })),
      ...distinct(facts.map(({ expires }) => expires)).map((expires) => t('pack.fact.date', { date: printedDay(expires) })),
    ]);
  };
};
