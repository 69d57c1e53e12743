import { isActive } from '../../shared/core/hold/hold.ts';
import { pairKey } from '../../shared/core/manual-match/propose-matches.ts';
import { MATCHED_HOLD } from '../../shared/core/order-file/decide/match.ts';
import type { OrderFile } from '../../shared/core/order-file/order-file.ts';
import { isFinal } from '../../shared/core/outbox/outbox-entry.ts';
import type { ManualMatches } from '../../shared/core/ports/manual-matches.ts';
import type { ManualOrders } from '../../shared/core/ports/manual-orders.ts';
import type { OutboxStore } from '../../shared/core/ports/outbox-store.ts';
import type { MemoryOrderFiles } from './memory-order-files.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

export function createMemoryManualMatches(
  unitOfWork: MemoryUnitOfWork,
  orders: MemoryOrderFiles,
  manualOrders: ManualOrders,
  outbox: Pick<OutboxStore, 'list'>,
): ManualMatches {
  const apart = enlistedMap<string, string>(unitOfWork);
  const isTyped = ({ order }: OrderFile): boolean => manualOrders.ofOrder(order.id) !== null;
  const typedIn = (outageId: string): readonly OrderFile[] => orders.all().filter(({ order }) => manualOrders.ofOrder(order.id)?.outageId === outageId);
  /** Known after the first one was typed; nothing where none was. */
  const since = (outageId: string): readonly OrderFile[] => {
    const [first] = typedIn(outageId);
    return first === undefined ? [] : orders.all().slice(orders.all().indexOf(first) + 1);
  };
  const isEntered = (orderId: string): boolean =>
    outbox.list({ lane: orderId }).some(({ kind, state }) => kind === 'order.create' && state !== 'refused' && state !== 'cancelled');
  return {
    unknownThere: (outageId) =>
      typedIn(outageId)
        .map(({ order }) => order)
        .filter(({ id, wmsRef, state }) => wmsRef === null && state !== 'cancelled' && !isEntered(id)),
    waiting: () =>
      orders
        .all()
        .filter((file) => isTyped(file) && manualOrders.ofOrder(file.order.id)?.outageId === null)
        .map(({ order }) => order)
        .filter(({ id, wmsRef, state }) => wmsRef === null && state !== 'cancelled' && !isEntered(id))
        .map(({ id }) => id),
    receivedSince: (outageId) =>
      since(outageId)
        .filter((file) => file.order.wmsRef !== null && !isTyped(file))
        .map(({ order }) => order),
    cancelledUntold: (outageId) =>
      typedIn(outageId)
        .map(({ order }) => order)
        .filter(({ id, state, wmsRef }) => state === 'cancelled' && wmsRef === null && outbox.list({ lane: id }).some((entry) => !isFinal(entry.state)))
        .map(({ id }) => id),
    toClose: (outageId) =>
      since(outageId)
        .filter(({ order, holds }) => order.state !== 'cancelled' && holds.some((hold) => isActive(hold) && hold.reason === MATCHED_HOLD))
        .map(({ order }) => order.id),
    isEntered,
    setApart: (orderId, otherIds) => {
      unitOfWork.assertRunning('a pair taken apart');
      for (const otherId of otherIds) apart.set(pairKey(orderId, otherId), orderId);
    },
    forgetApart: (orderId) => {
      unitOfWork.assertRunning('a pair taken apart');
      for (const [key, owner] of apart) if (owner === orderId) apart.delete(key);
    },
    apart: () => new Set(apart.keys()),
  };
}
