import type { LotPlanDto, SpotItemDto } from '../../../shared/contract/spot-check.contract.ts';
import type { DrawnLot, SpotItem } from '../../../shared/core/ports/spot-lots.ts';
import { classOf, type LotPlan } from '../../../shared/core/sampling/lot-plan.ts';
import type { ViewDeps } from './order-dto.ts';

export interface StratumNames extends Pick<ViewDeps, 'merchantName' | 'personName'> {
  readonly carrierName: (code: string) => string;
  readonly orderNo: (orderId: string) => string;
  readonly waybill: (orderId: string) => string;
}

export const planToDto = (plan: LotPlan): LotPlanDto => ({
  ...plan,
  rule: plan.rule.kind === 'percentage' ? { ...plan.rule, byClass: { ...plan.rule.byClass } } : plan.rule,
  risks: [...plan.risks],
});

function stratumToDto(stratum: string, names: StratumNames): SpotItemDto['stratum'] {
  const of = classOf(stratum);
  const whose = stratum.slice(of.length + 1);
  const nameOf = of === 'merchant' ? names.merchantName : of === 'carrier' ? names.carrierName : names.personName;
  return { class: of, code: whose, name: whose === '' ? '' : nameOf(whose) };
}

export const itemToDto = (item: SpotItem, names: StratumNames): SpotItemDto => ({
  place: item.place,
  orderId: item.orderId,
  platformOrderNo: names.orderNo(item.orderId),
  waybill: names.waybill(item.orderId),
  stratum: stratumToDto(item.stratum, names),
  extra: item.extra,
  state: item.state,
  faults: [...item.faults],
  checkedBy: item.checkedBy === '' ? '' : names.personName(item.checkedBy),
  checkedAt: item.checkedAt,
});

export const headOf = ({ lot, drawNo, date, drawnAt, size, n, ac, verdict }: DrawnLot) => ({ lot, drawNo, date, drawnAt, size, n, ac, verdict });
