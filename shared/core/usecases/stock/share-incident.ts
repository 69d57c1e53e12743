import type { Actor } from '../../journal/journal-entry.ts';
import { stopClocks } from '../../order-file/decide/case-state.ts';
import { openCaseOfKind } from '../../order-file/order-file.ts';
import { Draft, type DecideContext, type Refusal } from '../../order-file/decision.ts';
import type { OrderId } from '../../order/order.ts';
import type { GoodsStoreDep } from '../../ports/goods-store.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { SharedOrder, StockChoice, StockDesk } from '../../ports/stock-desk.ts';
import type { ShortageKey } from '../../stock/stock-incident.ts';
import { ALLOCATION_POLICIES, type AllocationPolicy, type AllocationPolicyId } from '../../stock/allocation-policy.ts';
import { contend, perUnit, type Contention } from '../../stock/contend.ts';
import type { Shortage } from '../../stock/allocate.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { DecisionRecorder } from '../cases/record-decision.ts';
import { withKits } from './allocate-open-orders.ts';
import { advance, freeToShare, kitsOf, releaseReplenished, reportShort } from './settle-shares.ts';

export interface ShareDeps extends GoodsStoreDep, OrderFilesDep, UnitOfWorkDep, JournalWriterDep, IdsDep {
  readonly desk: StockDesk;
  readonly recorder: DecisionRecorder;
  readonly policy: (merchant: string) => AllocationPolicy;
  readonly onShared: (orderIds: readonly OrderId[]) => void;
}

const isPolicyId = (id: string): id is AllocationPolicyId => id in ALLOCATION_POLICIES;

/** Shares the stock of one short SKU out among all that want it: looked at first, then done in one transaction, and taken back as one. */
export function createIncidentSharing(deps: ShareDeps) {
  const standingChoice = (key: ShortageKey): StockChoice => {
    const { id } = deps.policy(key.merchant);
    return deps.desk.choice(key) ?? { policy: isPolicyId(id) ? id : 'default', pinned: [] };
  };

  const sharesBy = (key: ShortageKey, { policy, pinned }: StockChoice): Contention => {
    const kits = kitsOf(deps.goods.catalogue(), key.merchant);
    const first = new Set(pinned);
    const orders = deps.goods
      .contenders(key.merchant, withKits(new Set([key.sku]), kits), key.warehouse)
      .map((order) => ({ ...order, pinned: order.hasTransfer || first.has(order.orderId) }));
    // Kits that share another part with this one are no part of the question.
    const wanting = orders.filter(({ lines }) => lines.some((line) => line.sku === key.sku || (kits.get(line.sku) ?? []).some((part) => part.sku === key.sku)));
    return contend(key.sku, wanting, freeToShare(deps.goods, key.merchant, key.warehouse), kits, ALLOCATION_POLICIES[policy]);
  };

  /** Brings orders to the given reservations. Who gives comes before who gets, so that no piece is held twice on the way. */
  function bring(key: ShortageKey, changes: readonly SharedOrder[], actor: Actor, decision: string, context: DecideContext): void {
    const catalogue = deps.goods.catalogue();
    const kits = kitsOf(catalogue, key.merchant);
    const reserve = (orderId: string, lines: readonly (readonly [lineNo: number, units: number])[], settle: (draft: Draft) => void): void => {
      const file = deps.orderFiles.load(orderId);
      if (file === null) return;
      const draft = new Draft(file, context);
      if (lines.length > 0) draft.add({ type: 'order.reserved', data: { reserved: lines }, personal: null });
      settle(draft);
      const decided = draft.done();
      if (decided.events.length > 0) deps.recorder.write(file, decided, actor, context.nowAt, decision);
    };
    for (const { orderId, lines } of changes) {
      const given = lines.filter((line) => line.reserved < line.was).map((line) => [line.lineNo, line.reserved] as const);
      if (given.length === 0) continue;
      reserve(orderId, given, (draft) => {
        if (draft.file.order.state === 'allocated') draft.add({ type: 'order.stateChanged', data: { from: 'allocated', to: 'checked' }, personal: null });
      });
    }
    for (const { orderId, lines } of changes) {
      reserve(
        orderId,
        lines.filter((line) => line.reserved > line.was).map((line) => [line.lineNo, line.reserved] as const),
        (draft) => {
          const free = freeToShare(deps.goods, key.merchant, key.warehouse);
          const shortages = draft.file.order.lines.flatMap((line): Shortage[] => {
            if (line.kind !== 'goods' || line.reserved >= line.quantity) return [];
            const parts = kits.get(line.sku) ?? [];
            const sku = parts.length === 0 ? line.sku : (parts.find((part) => part.sku === key.sku)?.sku ?? line.sku);
            if (!free.has(sku)) return [];
            const each = parts.find((part) => part.sku === sku)?.quantity ?? 1;
            return [
              {
                orderId,
                lineNo: line.lineNo,
                sku,
                needed: (line.quantity - line.reserved) * each,
                got: 0,
                left: Math.max(0, free.get(sku) ?? 0),
                kit: parts.length === 0 ? null : line.sku,
              },
            ];
          });
          if (shortages.length > 0) becomeShort(draft, shortages, key.merchant, context);
          else if (openCaseOfKind(draft.file, 'stock_out') !== undefined) releaseReplenished(draft, 'not_short');
          advance(draft, free, kits);
        },
      );
    }
  }

  /** One that had its share and gives it up was shown beside the others; now it is one of them, with a hold and clocks of its own. */
  function becomeShort(draft: Draft, shortages: readonly Shortage[], merchant: string, context: DecideContext): void {
    const open = openCaseOfKind(draft.file, 'stock_out');
    if (open?.cause === 'stock.shared') {
      draft.add({ type: 'case.voided', data: { caseId: open.id }, personal: { text: '' } });
      stopClocks(draft, open, 'void');
    }
    reportShort(draft, shortages, merchant, deps.goods.catalogue(), context);
  }

  const skuOf = (orderId: string, lineNo: number): { readonly sku: string } => ({
    sku: deps.orderFiles.load(orderId)?.order.lines.find((line) => line.lineNo === lineNo)?.sku ?? '',
  });

  const changesOf = ({ orders }: Contention): readonly SharedOrder[] =>
    orders.map(({ orderId, lines }) => ({ orderId, lines: lines.filter((line) => line.was !== line.reserved) })).filter(({ lines }) => lines.length > 0);

  function apply(key: ShortageKey, choice: StockChoice, actor: Actor): Result<{ readonly sharingId: string; readonly moved: number }, Refusal> {
    const done = deps.unitOfWork.run(() => {
      const context = deps.recorder.contextOf(actor);
      const choiceBefore = deps.desk.choice(key);
      const shares = sharesBy(key, choice);
      const known = new Set(shares.orders.map(({ orderId }) => orderId));
      if (choice.pinned.some((orderId) => !known.has(orderId))) return err({ code: 'order_not_in_incident' });
      const changes = changesOf(shares);
      const sharingId = deps.ids.next();
      bring(key, changes, actor, sharingId, context);
      deps.desk.choose(key, choice);
      deps.desk.addSharing({ id: sharingId, ...key, by: context.by, at: context.nowAt, choiceBefore, changes });
      deps.journal.append({
        type: 'stock.shared',
        at: context.nowAt,
        actor,
        orderId: null,
        caseId: null,
        decision: sharingId,
        data: { ...key, policy: choice.policy, pinned: [...choice.pinned], orders: changes.map(({ orderId }) => orderId) },
        personal: null,
      });
      return ok({ sharingId, moved: changes.length, orderIds: changes.map(({ orderId }) => orderId as OrderId) });
    });
    if (!done.ok) return done;
    deps.onShared(done.value.orderIds);
    return ok({ sharingId: done.value.sharingId, moved: done.value.moved });
  }

  /** Gives everybody what it had before the last sharing; refused where something else has happened to one of them since. */
  function takeBack(key: ShortageKey, sharingId: string, actor: Actor): Result<{ readonly moved: number }, Refusal> {
    const done = deps.unitOfWork.run(() => {
      const last = deps.desk.lastSharing(key);
      if (last?.id !== sharingId) return err({ code: 'undo_not_last' });
      for (const { orderId, lines } of last.changes) {
        const order = deps.orderFiles.load(orderId)?.order;
        const isSame =
          order !== undefined &&
          ['checked', 'allocated'].includes(order.state) &&
          lines.every((line) => order.lines.find((one) => one.lineNo === line.lineNo)?.reserved === line.reserved);
        if (!isSame) return err({ code: 'undo_not_possible', params: { because: 'changed_since' } });
      }
      // A count may have found less since: then there is nothing to give back from.
      const kits = kitsOf(deps.goods.catalogue(), key.merchant);
      const more = last.changes.flatMap(({ orderId, lines }) =>
        lines.map((line) => (line.was - line.reserved) * perUnit(skuOf(orderId, line.lineNo), key.sku, kits)),
      );
      const gained = more.reduce((sum, units) => sum + units, 0);
      if (gained > 0 && gained > (deps.goods.free(key.merchant, key.warehouse).get(key.sku) ?? 0))
        return err({ code: 'undo_not_possible', params: { because: 'changed_since' } });
      const context = deps.recorder.contextOf(actor);
      const back = last.changes.map(({ orderId, lines }) => ({
        orderId,
        lines: lines.map(({ lineNo, was, reserved }) => ({ lineNo, was: reserved, reserved: was })),
      }));
      bring(key, back, actor, deps.ids.next(), context);
      deps.desk.choose(key, last.choiceBefore);
      deps.desk.takeBack(sharingId);
      deps.journal.append({
        type: 'stock.sharingUndone',
        at: context.nowAt,
        actor,
        orderId: null,
        caseId: null,
        data: { ...key, sharing: sharingId, orders: back.map(({ orderId }) => orderId) },
        personal: null,
      });
      return ok(back.map(({ orderId }) => orderId as OrderId));
    });
    if (!done.ok) return done;
    deps.onShared(done.value);
    return ok({ moved: done.value.length });
  }

  return { standingChoice, sharesBy, apply, takeBack };
}
export type IncidentSharing = ReturnType<typeof createIncidentSharing>;
