import { isActive, type Hold } from '../hold/hold.ts';
import type { WmsOrder } from '../inbox/wms-order.ts';
import type { OrderFile } from '../order-file/order-file.ts';
import type { OutboxEntry } from '../outbox/outbox-entry.ts';

/**
 * Holds that stand here, that the WMS acknowledged, and that it does not show: lifted over there by somebody, or by what this database did
 * before an earlier state of it was put back. An order that is gone over there holds nothing back. `acknowledged` are the changes of this
 * order that the WMS said yes to.
 */
export function goneHolds(file: OrderFile, there: WmsOrder, acknowledged: readonly OutboxEntry[]): readonly Hold[] {
  if (there.state === 'cancelled' || there.state === 'dispatched') return [];
  const shown = new Set(there.holds.map(({ holdId }) => holdId));
  const told = new Set(acknowledged.flatMap(({ kind, payload }) => (kind === 'hold.place' ? holdIdIn(payload) : [])));
  return file.holds.filter((hold) => isActive(hold) && told.has(hold.id) && !shown.has(hold.id));
}

const holdIdIn = (payload: OutboxEntry['payload']): readonly string[] => {
  const id: unknown = typeof payload === 'object' && payload !== null && 'holdId' in payload ? payload['holdId'] : null;
  return typeof id === 'string' ? [id] : [];
};
