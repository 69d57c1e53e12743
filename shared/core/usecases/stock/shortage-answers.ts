import type { Actor } from '../../journal/journal-entry.ts';
import type { Act } from '../../order-file/decide/act.ts';
import { restNumber, restOfSplit } from '../../order-file/decide/split-rest.ts';
import { takeBackOrder } from '../../order-file/decide/take-back.ts';
import type { Decision, Refusal } from '../../order-file/decision.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import type { Order, OrderId } from '../../order/order.ts';
import type { JournalReader } from '../../ports/journal.ts';
import type { OutboxQueueDep } from '../../ports/outbox-queue.ts';
import type { OutboxStore } from '../../ports/outbox-store.ts';
import { allocateOpenOrders, type AllocateDeps } from './allocate-open-orders.ts';

export interface ShortageAnswerDeps extends AllocateDeps, OutboxQueueDep {
  readonly reader: Pick<JournalReader, 'ofDecision'>;
  /** Changes of an order that the WMS has not settled. */
  readonly lane: OutboxStore['lane'];
}

/** A rest that is on its way out is nobody's to take back any more. */
const STILL_HERE: readonly string[] = ['imported', 'checked', 'allocated'];

/** What an answer about a shortage does beside the order it was given for: the rest of a split, and the stock it leaves to others. */
export function createShortageAnswers(deps: ShortageAnswerDeps) {
  const restsOf = function* ({ merchant, platform, platformOrderNo }: Order): Generator<OrderFile | null> {
    for (let nth = 2; ; nth += 1) {
      const id = deps.orderFiles.findByNumber(merchant, platform, restNumber(platformOrderNo, nth));
      if (id === null) return;
      yield deps.orderFiles.load(id);
    }
  };

  /** Writes the order that what is split off follows in. Inside the transaction of the decision. */
  function writeRest(before: OrderFile, decided: Decision, actor: Actor, decision: string): void {
    const context = deps.recorder.contextOf(actor);
    const number = restNumber(before.order.platformOrderNo, 2 + [...restsOf(before.order)].length);
    const rest = restOfSplit(before, decided.after, number, context);
    if (rest !== null) deps.recorder.write(null, rest, actor, context.nowAt, decision);
  }

  /** What lies over there may be somebody else's by now: the offer was worked out a while ago. */
  function isTaken({ order: { merchant }, cases }: OrderFile, { from, sku }: { readonly from: string; readonly sku: string }): boolean {
    const asked = cases.reduce((sum, { transfer }) => sum + (transfer?.from === from && transfer.sku === sku ? transfer.units : 0), 0);
    return asked > (deps.goods.free(merchant, from).get(sku) ?? 0);
  }

  /** Whatever an answer writes beside its order, or why it cannot be given after all. Inside the transaction of the decision. */
  function beside(before: OrderFile, act: Act, decided: Decision, actor: Actor, decision: string): Refusal | null {
    if (act.act !== 'wayOut') return null;
    if (act.way === 'transfer' && isTaken(decided.after, act)) return { code: 'stock_taken', params: { sku: act.sku } };
    if (act.way === 'split') writeRest(before, decided, actor, decision);
    return null;
  }

  /** Cancels the rest that this very decision made; refused where it has moved on. Inside the transaction of the undoing. */
  function takeBackRest(order: Order, decision: string, actor: Actor): Refusal | null {
    for (const file of restsOf(order)) {
      if (file === null || file.order.state === 'cancelled' || deps.reader.ofDecision(file.order.id, decision).length === 0) continue;
      if (!STILL_HERE.includes(file.order.state)) return { code: 'undo_not_possible', params: { because: 'changed_since' } };
      const context = deps.recorder.contextOf(actor);
      const taken = takeBackOrder(file, context);
      if (!taken.ok) return taken.error;
      const told = deps.outboxQueue.ofDecision(file.order.id, decision);
      const isUnsent = told.every(({ state, attempts }) => state === 'pending' && attempts === 0);
      // The WMS never heard of the order: nothing that waits about it has anywhere to go.
      if (isUnsent)
        deps.outboxQueue.cancelUnsent(
          deps.lane(file.order.id).flatMap(({ id, state, attempts }) => (state === 'pending' && attempts === 0 ? [id] : [])),
          context.nowAt,
        );
      // It may have arrived already: then its opposite follows in its lane.
      const cancel = isUnsent || taken.value.changes.length > 0 ? [] : [{ kind: 'order.cancel' as const, payload: { reason: 'taken_back' } }];
      deps.recorder.write(file, { ...taken.value, changes: [...taken.value.changes, ...cancel] }, actor, context.nowAt, context.ids.next());
    }
    return null;
  }

  /** Whatever was decided about these orders may have left stock to others, or wants other stock. Needs a unit of work. */
  function shareAnew(orderIds: readonly OrderId[], alsoSku = ''): void {
    const wanted = new Map<string, Set<string>>();
    for (const orderId of orderIds) {
      const order = deps.orderFiles.load(orderId)?.order;
      if (order === undefined) continue;
      const skus = wanted.get(order.merchant) ?? new Set(alsoSku === '' ? [] : [alsoSku]);
      for (const { sku, kind } of order.lines) if (kind === 'goods') skus.add(sku);
      wanted.set(order.merchant, skus);
    }
    for (const [merchant, skus] of wanted) allocateOpenOrders(merchant, skus, deps);
  }

  return { beside, takeBackRest, shareAnew };
}
export type ShortageAnswers = ReturnType<typeof createShortageAnswers>;
