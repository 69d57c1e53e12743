import { createCatalogue, type Product } from '../../shared/core/catalogue/catalogue.ts';
import type { GoodsStore, OpenDemand, StockLevel } from '../../shared/core/ports/goods-store.ts';
import type { MemoryOrderFiles } from './memory-order-files.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

const BINDING: readonly string[] = ['checked', 'allocated', 'labelled', 'packed', 'manifested'];

/** Counts everything anew for each question. */
export function createMemoryGoods(unitOfWork: MemoryUnitOfWork, orders: MemoryOrderFiles): GoodsStore {
  const products = enlistedMap<string, Product>(unitOfWork);
  const levels = enlistedMap<string, StockLevel>(unitOfWork);
  const catalogue = () => createCatalogue([...products.values()]);
  const reservedOf = (merchant: string, warehouse: string): Map<string, number> => {
    const shelves = catalogue();
    const reserved = new Map<string, number>();
    for (const { order, cases } of orders.all()) {
      if (order.merchant !== merchant) continue;
      for (const { transfer } of cases) if (transfer?.from === warehouse) reserved.set(transfer.sku, (reserved.get(transfer.sku) ?? 0) + transfer.units);
      if ((order.warehouse ?? '') !== warehouse || !BINDING.includes(order.state)) continue;
      for (const line of order.lines) {
        const parts = shelves.bySku(merchant, line.sku)?.kitParts ?? [];
        for (const { sku, quantity } of parts.length === 0 ? [{ sku: line.sku, quantity: 1 }] : parts)
          reserved.set(sku, (reserved.get(sku) ?? 0) + quantity * line.reserved);
      }
    }
    return reserved;
  };
  const ofMerchant = (merchant: string): readonly StockLevel[] => [...levels.values()].filter((level) => level.merchant === merchant);
  const demandIn = (states: readonly string[], merchant: string, skus: ReadonlySet<string> | null, warehouse: string): readonly OpenDemand[] =>
    orders.all().flatMap(({ order, cases }) => {
      if (order.merchant !== merchant || (order.warehouse ?? '') !== warehouse || !states.includes(order.state) || order.kind !== 'sale') return [];
      if (skus !== null && !order.lines.some((line) => skus.has(line.sku))) return [];
      const lines = order.lines.filter((line) => line.kind === 'goods' && line.quantity > 0);
      if (lines.length === 0) return [];
      const { id, promisedShipAt, paidAt, orderedAt } = order;
      return [
        {
          orderId: id,
          merchant,
          promisedShipAt,
          paidAt,
          orderedAt,
          hasTransfer: cases.some(({ transfer }) => transfer !== undefined),
          urgentAccepted: cases.some((one) => one.kind === 'special_request' && one.cause === 'request.urgent' && one.outcome === 'accepted'),
          lines: lines.map(({ lineNo, sku, quantity, reserved }) => ({ lineNo, sku, quantity, reserved })),
        },
      ];
    });
  return {
    catalogue,
    putProducts: (fresh) => {
      unitOfWork.assertRunning('the catalogue');
      for (const product of fresh) {
        const key = `${product.merchant}\n${product.sku}`;
        const tracking = product.tracking ?? products.get(key)?.tracking;
        products.set(key, tracking === undefined ? product : { ...product, tracking });
      }
    },
    putStock: (fresh) => {
      unitOfWork.assertRunning('stock');
      for (const level of fresh) {
        const key = [level.merchant, level.sku, level.warehouse, level.location].join('\n');
        if ((levels.get(key)?.asOf ?? level.asOf) > level.asOf) continue;
        levels.set(key, { ...level, safetyStock: level.safetyStock ?? levels.get(key)?.safetyStock ?? null });
      }
    },
    hasStock: () => levels.size > 0,
    stockOf: (merchant, sku, warehouse = '') => {
      const here = ofMerchant(merchant).filter((level) => level.sku === sku && level.warehouse === warehouse);
      if (here.length === 0) return null;
      return {
        onHand: here.reduce((sum, level) => sum + level.onHand, 0),
        reserved: reservedOf(merchant, warehouse).get(sku) ?? 0,
        asOf: Math.min(...here.map((level) => level.asOf)),
      };
    },
    levels: (merchant, sku) =>
      ofMerchant(merchant)
        .filter((level) => level.sku === sku)
        .toSorted((a, b) => ([a.warehouse, a.location].join('\n') < [b.warehouse, b.location].join('\n') ? -1 : 1)),
    lowSkus: () =>
      [...Map.groupBy(levels.values(), ({ merchant, warehouse, sku }) => [merchant, warehouse, sku].join('\n')).values()]
        .map((here) => {
          const { merchant, warehouse, sku } = here[0] as StockLevel;
          const safetyStock = here.reduce((sum, level) => sum + (level.safetyStock ?? 0), 0);
          const free = here.reduce((sum, level) => sum + level.onHand, 0) - (reservedOf(merchant, warehouse).get(sku) ?? 0);
          const atRisk = orders
            .all()
            .filter(
              ({ order }) =>
                order.merchant === merchant &&
                (order.warehouse ?? '') === warehouse &&
                order.kind === 'sale' &&
                ['imported', 'checked', 'allocated'].includes(order.state),
            )
            .filter(({ order }) => order.lines.some((line) => line.sku === sku));
          return { merchant, warehouse, sku, safetyStock, free, orders: atRisk.map(({ order }) => order.platformOrderNo) };
        })
        .filter(({ safetyStock, free }) => safetyStock > 0 && free < safetyStock)
        .toSorted((a, b) => a.free - a.safetyStock - (b.free - b.safetyStock)),
    free: (merchant, warehouse = '') => {
      const reserved = reservedOf(merchant, warehouse);
      const free = new Map<string, number>();
      for (const level of ofMerchant(merchant).filter((one) => one.warehouse === warehouse))
        free.set(level.sku, (free.get(level.sku) ?? -(reserved.get(level.sku) ?? 0)) + level.onHand);
      return free;
    },
    openDemand: (merchant, skus, warehouse = '') => demandIn(['checked'], merchant, skus, warehouse),
    contenders: (merchant, skus, warehouse = '') => demandIn(['checked', 'allocated'], merchant, skus, warehouse),
    warehousesOf: (merchant) => [...new Set(ofMerchant(merchant).map(({ warehouse }) => warehouse))].toSorted(),
    merchantsOf: (sku) => [...products.values()].filter((product) => product.sku === sku).map(({ merchant }) => merchant),
    merchantsWithStock: () => [...new Set([...levels.values()].map(({ merchant }) => merchant))],
  };
}
