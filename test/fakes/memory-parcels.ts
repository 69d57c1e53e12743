import { isActive } from '../../shared/core/hold/hold.ts';
import type { OrderFile } from '../../shared/core/order-file/order-file.ts';
import type { ParcelFinder } from '../../shared/core/ports/parcel-finder.ts';
import type { MemoryOrderFiles } from './memory-order-files.ts';

const toPack = ({ order, holds }: OrderFile): boolean =>
  ['allocated', 'labelled'].includes(order.state) && order.kind === 'sale' && order.waybill !== '' && order.carrier !== '' && !holds.some(isActive);

export function createMemoryParcels(orderFiles: MemoryOrderFiles): ParcelFinder {
  const ids = (wanted: (file: OrderFile) => boolean): readonly string[] =>
    orderFiles
      .all()
      .filter(wanted)
      .toSorted((a, b) => (a.order.promisedShipAt ?? 0) - (b.order.promisedShipAt ?? 0))
      .map(({ order }) => order.id);
  return {
    byNumber: (text) => ids(({ order }) => order.id === text || order.platformOrderNo === text || order.wmsRef === text),
    byWaybill: (waybill) => (waybill === '' ? [] : ids(({ order }) => order.waybill === waybill)),
    waitingWith: (merchant, sku, limit) =>
      ids((file) => toPack(file) && file.order.merchant === merchant && file.order.lines.some((line) => line.sku === sku)).slice(0, limit),
    waiting: (limit) => ({ orderIds: ids(toPack).slice(0, limit), total: ids(toPack).length }),
  };
}
