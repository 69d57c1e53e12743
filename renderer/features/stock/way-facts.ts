import { useTranslation } from 'react-i18next';
import type { WayOutDto } from '../../../shared/contract/stock.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useStockNames } from './use-stock-names.ts';

/** What a way out is called, and what is known of its orders, its day and its cost. */
export const useWayFacts = (currency: string) => {
  const { t } = useTranslation();
  const format = useFormat();
  const money = (cents: number): string => format.money(cents, currency === '' ? 'CNY' : currency);
  const names = useStockNames();
  const nameOf = (one: WayOutDto): string => {
    const { way, by } = one;
    if (way === 'transfer') return t('stock.way.transfer.from', { warehouse: names.by(one) });
    return way === 'substitute' ? t('stock.way.substitute.by', { sku: by, name: names.by(one) }) : t(`stock.way.${way}`);
  };
  const dateOf = ({ way, at }: WayOutDto): string | null =>
    at !== null ? t('stock.way.at', { date: format.date(at) }) : way === 'substitute' || way === 'split' ? t('stock.way.today') : null;
  const costOf = ({ costCents, refundCents, way }: WayOutDto): string | null => {
    if (refundCents !== null && refundCents > 0) return t('stock.way.refund', { amount: money(refundCents) });
    if (costCents !== null && costCents > 0) return money(costCents);
    return way === 'transfer' ? t('stock.way.free') : null;
  };
  const factsOf = (way: WayOutDto, orders = way.orders): string =>
    format.list([
      t('stock.way.orders', { count: orders }),
      ...(way.way === 'wait' || way.way === 'transfer' ? [way.late === 0 ? t('stock.way.onTime') : t('stock.way.late', { count: way.late })] : []),
      ...(way.parcels === 0 ? [] : [t('stock.way.parcels', { count: way.parcels })]),
      ...(way.asks ? [t('stock.way.asks')] : []),
    ]);
  return { nameOf, dateOf, costOf, factsOf, money };
};
