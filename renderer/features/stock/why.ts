import type { TFunction } from 'i18next';
import type { IncidentOrderDto } from '../../../shared/contract/stock.contract.ts';

/** Why an order got what it got, in one sentence of the rules' own words. */
export const whyOf = (order: IncidentOrderDto, t: TFunction): string => {
  if (order.pinned) return t('stock.why.pinned');
  if (order.outcome === 'passed_over' || order.gets < order.wants) {
    if (order.lacksOther !== null) return t('stock.why.other', { sku: order.lacksOther });
    if (order.splittable) return t('stock.why.split');
    if (order.left === null || order.left >= order.wants) return t('stock.why.mostOrders');
    return order.left === 0 ? t('stock.why.noneLeft') : t('stock.why.left', { left: order.left, wants: order.wants });
  }
  if (order.held >= order.wants) return t('stock.why.held');
  if (order.decidedBy === null) return t('stock.why.first');
  return t(`reason.stock.${order.decidedBy}`);
};
