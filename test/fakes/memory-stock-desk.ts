import { COUNT_PLACE, FROZEN_PLACE, isOfPlace } from '../../shared/core/order-file/decide/settle-place.ts';
import type { ShortReason } from '../../shared/core/pack-check/pack-task.ts';
import { isActiveState } from '../../shared/core/exception-case/exception-case.ts';
import type { DeadlineOf } from '../../shared/core/exception-case/queue-clock.ts';
import type { StockChoice, StockDesk, StockExpected, StockSharing, StockTold } from '../../shared/core/ports/stock-desk.ts';
import { skuOfIncident, stockIncident, type ShortageKey } from '../../shared/core/stock/stock-incident.ts';
import type { MemoryOrderFiles } from './memory-order-files.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

const id = ({ merchant, warehouse, sku }: ShortageKey): string => [merchant, warehouse, sku].join('\n');

export function createMemoryStockDesk(unitOfWork: MemoryUnitOfWork, orders: MemoryOrderFiles, deadlineOf: DeadlineOf): StockDesk {
  const choices = enlistedMap<string, StockChoice>(unitOfWork);
  const sharings = enlistedMap<string, StockSharing>(unitOfWork);
  const expectations = enlistedMap<string, StockExpected>(unitOfWork);
  const warned = enlistedMap<string, ShortageKey>(unitOfWork);
  const refunds = enlistedMap<string, number>(unitOfWork);
  const tellings = enlistedMap<string, ShortageKey & StockTold>(unitOfWork);
  const writing = (): void => unitOfWork.assertRunning('the stock desk');
  const open = () =>
    orders
      .all()
      .flatMap(({ order, cases }) =>
        cases.filter((one) => isActiveState(one.state) && one.incident?.startsWith('stock:') === true).map((one) => ({ order, one })),
      );
  return {
    shortSkus: () =>
      [...Map.groupBy(open(), ({ one }) => one.incident ?? '')].flatMap(([incident, ofIncident]) => {
        const order = ofIncident[0]?.order;
        const [merchant, warehouse] = [order?.merchant ?? '', order?.warehouse ?? ''];
        const waiting = ofIncident.filter(({ one }) => one.cause !== 'stock.shared').length;
        const dues = ofIncident.flatMap(({ one }) => one.clocks.filter((clock) => clock.stoppedAt === null).map((clock) => deadlineOf(clock).dueAt));
        return waiting === 0
          ? []
          : [{ merchant, warehouse, sku: skuOfIncident(incident, { merchant, warehouse }), waiting, dueAt: dues.length === 0 ? null : Math.min(...dues) }];
      }),
    openCases: (key) =>
      open()
        .filter(({ one }) => one.incident === stockIncident(key))
        .map(({ order, one }) => ({ caseId: one.id, orderId: order.id, cause: one.cause })),
    askedPlaces: () =>
      orders
        .all()
        .flatMap(({ order, cases }) => cases.filter(({ state }) => state !== 'void').map((one) => ({ order, one })))
        .flatMap(({ order, one }) => {
          const asked = one.findings.filter(isOfPlace);
          return [...Map.groupBy(asked, ({ params }) => String(params['sku']))].map(([sku, of]) => ({
            merchant: order.merchant,
            warehouse: order.warehouse ?? '',
            sku,
            orderId: order.id,
            caseId: one.id,
            platformOrderNo: order.platformOrderNo,
            openedAt: one.openedAt,
            missing: Math.max(...of.map(({ params }) => Number(params['short']))),
            reason: String(of[0]?.params['reason']) as ShortReason,
            toCount: of.some(({ code }) => code === COUNT_PLACE),
            frozen: of.some(({ code }) => code === FROZEN_PLACE),
          }));
        })
        .toSorted((a, b) => a.openedAt - b.openedAt),
    choice: (key) => choices.get(id(key)) ?? null,
    choose: (key, choice) => {
      writing();
      if (choice === null) choices.delete(id(key));
      else choices.set(id(key), choice);
    },
    addSharing: (sharing) => {
      writing();
      sharings.set(sharing.id, sharing);
    },
    lastSharing: (key) => [...sharings.values()].findLast((sharing) => id(sharing) === id(key)) ?? null,
    takeBack: (sharingId) => {
      writing();
      sharings.delete(sharingId);
    },
    expected: (key) => expectations.get(id(key)) ?? null,
    expect: (key, expected) => {
      writing();
      if (expected === null) expectations.delete(id(key));
      else expectations.set(id(key), expected);
    },
    told: (key) => {
      const told = tellings.get(id(key));
      if (told === undefined) return null;
      const { merchant: _merchant, warehouse: _warehouse, sku: _sku, ...rest } = told;
      return rest;
    },
    tell: (key, told) => {
      writing();
      tellings.set(id(key), { ...key, ...told, answer: null, answeredAt: null, doneBy: null });
    },
    answer: (key, answer, at, doneBy) => {
      writing();
      const told = tellings.get(id(key));
      if (told !== undefined) tellings.set(id(key), { ...told, answer, answeredAt: at, doneBy });
    },
    reopenAnswer: (key) => {
      writing();
      const told = tellings.get(id(key));
      if (told !== undefined) tellings.set(id(key), { ...told, answer: null, answeredAt: null, doneBy: null });
    },
    toldBy: (messageId) => {
      const told = [...tellings.values()].find((one) => one.messageId === messageId);
      return told === undefined ? null : { merchant: told.merchant, warehouse: told.warehouse, sku: told.sku };
    },
    refunds: (key) =>
      orders
        .all()
        .flatMap(({ order, cases }) => cases.map((one) => ({ order, one })))
        .filter(({ one }) => one.kind === 'stock_out' && one.incident === stockIncident(key))
        .flatMap(({ order, one }) =>
          one.outcome === 'line_cancelled' || one.outcome === 'order_cancelled'
            ? [{ caseId: one.id, orderId: order.id, outcome: one.outcome, confirmedAt: refunds.get(one.id) ?? null }]
            : [],
        )
        .toReversed(),
    openRefunds: () =>
      [
        ...Map.groupBy(
          orders
            .all()
            .flatMap(({ order, cases }) => cases.map((one) => ({ merchant: order.merchant, warehouse: order.warehouse ?? '', one })))
            .filter(({ one }) => one.kind === 'stock_out' && (one.outcome === 'line_cancelled' || one.outcome === 'order_cancelled') && !refunds.has(one.id)),
          ({ one }) => one.incident ?? '',
        ),
      ].flatMap(([incident, open]) => {
        const [first] = open;
        if (first === undefined) return [];
        const { merchant, warehouse } = first;
        return [{ merchant, warehouse, sku: skuOfIncident(incident, first), count: open.length }];
      }),
    warned: () => [...warned.values()],
    noteWarned: (keys) => {
      writing();
      for (const { merchant, warehouse, sku } of keys) warned.set(id({ merchant, warehouse, sku }), { merchant, warehouse, sku });
    },
    forgetWarned: (keys) => {
      writing();
      for (const key of keys) warned.delete(id(key));
    },
    confirmRefund: (caseId, _by, at) => {
      writing();
      if (!refunds.has(caseId)) refunds.set(caseId, at);
    },
    unanswered: (nowAt) => [...tellings.values()].filter((told) => told.answeredAt === null && told.replyBy <= nowAt).toSorted((a, b) => a.replyBy - b.replyBy),
  };
}
