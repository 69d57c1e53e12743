import { openCaseOfKind } from '../../shared/core/order-file/order-file.ts';
import { isActive } from '../../shared/core/hold/hold.ts';
import type { OpenOrderFacts, OpenOrders } from '../../shared/core/ports/open-orders.ts';
import type { MemoryOrderFiles } from './memory-order-files.ts';

/** Open orders read off their files one by one. */
export const createMemoryOpenOrders = (orderFiles: MemoryOrderFiles): OpenOrders => ({
  list: () =>
    orderFiles
      .all()
      .flatMap((file): OpenOrderFacts[] => {
        const { order, holds } = file;
        if (order.kind !== 'sale' || order.state === 'dispatched' || order.state === 'cancelled') return [];
        const active = holds.filter(isActive);
        const goods = order.lines.filter(({ kind, quantity }) => kind === 'goods' && quantity > 0);
        return [
          {
            orderId: order.id,
            merchant: order.merchant,
            platformOrderNo: order.platformOrderNo,
            promisedShipAt: order.promisedShipAt,
            state: order.state,
            carrier: order.carrier,
            hasWaybill: order.waybill !== '',
            addressOpen: !order.hasAddress || active.some(({ kind }) => kind === 'address') || openCaseOfKind(file, 'bad_address') !== undefined,
            heldOtherwise: active.some(({ kind }) => kind !== 'address' && kind !== 'stock'),
            allReserved: goods.every(({ reserved, quantity }) => reserved >= quantity) && !active.some(({ kind }) => kind === 'stock'),
            skus: goods.map(({ sku }) => sku),
          },
        ];
      })
      .sort((a, b) => (a.promisedShipAt ?? Infinity) - (b.promisedShipAt ?? Infinity) || 0),
});
