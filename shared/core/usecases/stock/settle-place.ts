import type { Actor, JsonObject } from '../../journal/journal-entry.ts';
import { refuse, type Refusal } from '../../order-file/decision.ts';
import { settlePlace } from '../../order-file/decide/settle-place.ts';
import type { OrderId } from '../../order/order.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { PlaceReport, StockDesk } from '../../ports/stock-desk.ts';
import type { ShortageKey } from '../../stock/stock-incident.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { allocateOpenOrders, type AllocateDeps } from './allocate-open-orders.ts';

export interface PlaceDeps extends AllocateDeps, UnitOfWorkDep, JournalWriterDep, ClockDep {
  readonly desk: Pick<StockDesk, 'askedPlaces' | 'choice'>;
}
export interface PlaceAnswer {
  /** What was counted in each place; empty where nothing was. */
  readonly counts: readonly { readonly location: string; readonly onHand: number }[];
  /** What was done about it, in the words of whoever did. */
  readonly note: string;
}

const isOf = (key: ShortageKey, one: ShortageKey): boolean => one.merchant === key.merchant && one.warehouse === key.warehouse && one.sku === key.sku;

/** What the pack check asked of the places of one SKU; empty where it asks nothing any more. */
export const reportsOf = (key: ShortageKey, desk: Pick<StockDesk, 'askedPlaces'>): readonly PlaceReport[] => desk.askedPlaces().filter((one) => isOf(key, one));

/**
 * Answers what packers asked of a place: the count is the shelf's from now on, the place may be picked from again, and whoever waits for these goods gets
 * what turned up. One commit; a place that was to be counted is not released without a count.
 */
export function answerPlace(
  key: ShortageKey,
  { counts, note }: PlaceAnswer,
  actor: Actor,
  deps: PlaceDeps,
): Result<{ readonly orderIds: readonly OrderId[] }, Refusal> {
  return deps.unitOfWork.run(() => {
    const reports = reportsOf(key, deps.desk);
    if (reports.length === 0) return refuse('place_not_asked', { sku: key.sku });
    if (counts.length === 0 && reports.some(({ toCount }) => toCount)) return refuse('place_needs_count', { sku: key.sku });
    if (counts.length === 0 && note === '') return refuse('place_needs_note');
    const known = new Set(deps.goods.levels(key.merchant, key.sku).flatMap((level) => (level.warehouse === key.warehouse ? [level.location] : [])));
    const strange = known.size === 0 ? undefined : counts.find(({ location }) => !known.has(location));
    if (strange !== undefined) return refuse('place_not_known', { location: strange.location });
    const at = deps.clock.now();
    const context = deps.recorder.contextOf(actor);
    const levels = counts.map(({ location, onHand }) => ({ ...key, location, onHand, safetyStock: null, asOf: at }));
    if (levels.length > 0) {
      deps.goods.putStock(levels);
      const data = { importId: null, levels: levels as unknown as JsonObject[] };
      deps.journal.append({ type: 'stock.counted', at, actor, orderId: null, caseId: null, data, personal: null });
    }
    const units = counts.reduce((sum, { onHand }) => sum + onHand, 0);
    const orderIds = [...new Set(reports.map(({ orderId }) => orderId))];
    for (const orderId of orderIds) {
      const file = deps.orderFiles.load(orderId);
      const decided = file === null ? null : settlePlace(file, key.sku, context);
      if (file === null || decided === null || !decided.ok) continue;
      deps.recorder.write(file, decided.value, actor, at, context.ids.next());
    }
    for (const { orderId, caseId } of reports) {
      const data = { ...key, ...(levels.length > 0 && { units }) };
      const type = levels.length > 0 ? 'stock.placeCounted' : 'stock.placeReleased';
      deps.journal.append({ type, at, actor, orderId, caseId, data, personal: note === '' ? null : { text: note } });
    }
    if (levels.length > 0) allocateOpenOrders(key.merchant, new Set([key.sku]), deps);
    return ok({ orderIds });
  });
}
