import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { ordersContract } from '../../../shared/contract/orders.contract.ts';
import { isActiveState } from '../../../shared/core/exception-case/exception-case.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { JournalReader, JournalWriter, UnitOfWork } from '../../../shared/core/ports/journal.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import type { OrderSearch } from '../../../shared/core/ports/order-search.ts';
import type { OutboxQueue } from '../../../shared/core/ports/outbox-queue.ts';
import type { createUndo } from '../../../shared/core/usecases/cases/undo-decision.ts';
import { actingOf, actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { caseToDto, isErased, orderToDto, type ViewDeps } from './order-dto.ts';
import { entriesToLog } from './order-log.ts';

export interface OrdersHandlerDeps {
  readonly view: ViewDeps;
  readonly clock: Clock;
  readonly journal: JournalReader & JournalWriter;
  readonly unitOfWork: UnitOfWork;
  readonly orderFiles: OrderFiles;
  readonly outboxQueue: OutboxQueue;
  readonly search: OrderSearch;
  readonly undo: ReturnType<typeof createUndo>;
}

export function createOrdersHandlers(deps: OrdersHandlerDeps): GroupHandlers<typeof ordersContract, Acting> {
  const { view } = deps;
  return {
    get: ({ orderId }, { actor }) => {
      const file = deps.orderFiles.load(orderId);
      if (file === null) return err({ code: 'order_not_found' });
      const nowAt = deps.clock.now();
      const acting = actingOf(actor);
      const entries = deps.journal.ofOrder(file.order.id);
      return ok({
        order: orderToDto(file, acting, view, isErased(entries)),
        cases: file.cases.map((one) => caseToDto(one, nowAt, acting, view)),
        log: entriesToLog(entries, acting, view, deps.outboxQueue),
        undo: deps.undo.offer(entries),
      });
    },
    search: ({ text, limit }, { actor }) => {
      const acting = actingOf(actor);
      const found = deps.search.find(text, limit + 1);
      const hits = found.slice(0, limit).map((hit) => {
        const masked = view.mask(
          { ...emptyRecipient, name: hit.name, phone: hit.phone, province: hit.province, city: hit.city, district: hit.district },
          acting,
        );
        const cases = deps.orderFiles.load(hit.orderId)?.cases ?? [];
        return {
          orderId: hit.orderId,
          platformOrderNo: hit.platformOrderNo,
          merchant: hit.merchant,
          merchantName: view.merchantName(hit.merchant),
          state: hit.state,
          recipientName: masked.name,
          phoneEnd: masked.phone.replace(/\D/gu, '').slice(-4),
          place: [masked.province, masked.city, masked.district].filter((part) => part !== '').join(' '),
          waybill: hit.waybill,
          matched: hit.matched,
          openCases: cases.filter((one) => isActiveState(one.state)).map((one) => ({ caseId: one.id as string, kind: one.kind })),
        };
      });
      return ok({ hits, more: found.length > limit });
    },
    // Journaled before it is shown: whoever saw it is written down even if the window closes this instant.
    reveal: ({ orderId }, { actor }) => {
      const file = deps.orderFiles.load(orderId);
      if (file === null) return err({ code: 'order_not_found' });
      deps.unitOfWork.run(() =>
        deps.journal.append({
          type: 'personal.revealed',
          at: deps.clock.now(),
          actor: actingToActor(actor),
          orderId: file.order.id,
          caseId: null,
          data: {},
          personal: null,
        }),
      );
      const { recipient, buyerNote, sellerNote } = file.order;
      return ok({ recipient, buyerNote, sellerNote });
    },
  };
}
