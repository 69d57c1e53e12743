import type { AskedPlaceDto, stockContract } from '../../../shared/contract/stock.contract.ts';
import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import type { PlaceReport } from '../../../shared/core/ports/stock-desk.ts';
import { stockIncident, type ShortageKey } from '../../../shared/core/stock/stock-incident.ts';
import { answerPlace, type PlaceDeps } from '../../../shared/core/usecases/stock/settle-place.ts';
import { actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { ok } from '../../../shared/kernel/result.ts';

export interface AskedPlaceDeps {
  readonly places: PlaceDeps;
  readonly merchantName: (code: string) => string;
  readonly warehouseName: (code: string, language?: 'zh-CN' | 'en') => string;
  readonly onAnswered: (key: ShortageKey, orderIds: readonly OrderId[]) => void;
}

/** Places to be counted or looked at: one entry for each SKU, whoever reported it. */
export function createAskedPlaceHandlers(deps: AskedPlaceDeps): Pick<GroupHandlers<typeof stockContract, Acting>, 'places' | 'answerPlace'> {
  const { goods, desk } = deps.places;
  const toDto = (reports: readonly PlaceReport[]): AskedPlaceDto[] => {
    const [first] = reports;
    if (first === undefined) return [];
    const { merchant, warehouse, sku } = first;
    const product = goods.catalogue().bySku(merchant, sku);
    const levels = goods.levels(merchant, sku).filter((level) => level.warehouse === warehouse);
    return [
      {
        merchant,
        warehouse,
        sku,
        merchantName: deps.merchantName(merchant),
        warehouseName: deps.warehouseName(warehouse),
        warehouseNameEn: deps.warehouseName(warehouse, 'en'),
        name: product === undefined ? '' : `${product.name} ${product.variant}`.trim(),
        nameEn: product?.nameEn ?? '',
        toCount: reports.some(({ toCount }) => toCount),
        frozen: reports.some(({ frozen }) => frozen),
        places: levels.length === 0 ? [{ location: '', onHand: 0, asOf: null }] : levels.map(({ location, onHand, asOf }) => ({ location, onHand, asOf })),
        reports: reports.map(({ orderId, caseId, platformOrderNo, openedAt, missing, reason }) => ({
          orderId,
          caseId,
          platformOrderNo,
          openedAt,
          missing,
          reason,
        })),
      },
    ];
  };
  return {
    places: () => ok({ places: [...Map.groupBy(desk.askedPlaces(), stockIncident).values()].flatMap(toDto) }),
    answerPlace: ({ counts, note, ...key }, { actor }) => {
      const answered = answerPlace(key, { counts, note }, actingToActor(actor), deps.places);
      if (!answered.ok) return answered;
      deps.onAnswered(key, answered.value.orderIds);
      return ok({});
    },
  };
}
