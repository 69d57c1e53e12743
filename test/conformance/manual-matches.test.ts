import { describe, expect, it } from 'vitest';
import { createManualMatchStore } from '../../electron/host/adapters/sqlite/manual/manual-match-store.ts';
import { MATCHED_HOLD } from '../../shared/core/order-file/decide/match.ts';
import type { Hold } from '../../shared/core/hold/hold.ts';
import type { Order } from '../../shared/core/order/order.ts';
import type { ManualMatches } from '../../shared/core/ports/manual-matches.ts';
import type { ManualOrders } from '../../shared/core/ports/manual-orders.ts';
import type { OutboxQueue } from '../../shared/core/ports/outbox-queue.ts';
import { createMemoryJournal } from '../fakes/memory-journal.ts';
import { createCountingIds } from '../fakes/counting-ids.ts';
import { createMemoryManualMatches } from '../fakes/memory-manual-matches.ts';
import { createMemoryManualOrders } from '../fakes/memory-manual-orders.ts';
import { createMemoryOrderFiles } from '../fakes/memory-order-files.ts';
import { createMemoryOutbox } from '../fakes/memory-outbox-queue.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { aHold, anOrder, NOON } from '../fixtures/order-file.ts';
import { changeId } from '../fixtures/outbox-entry.ts';
import { openSqliteStores, type OrderStores } from '../fixtures/order-stores.ts';

type Rig = Pick<OrderStores, 'unitOfWork' | 'orderFiles' | 'journal'> & {
  readonly manualOrders: ManualOrders;
  readonly outbox: OutboxQueue;
  readonly matches: ManualMatches;
};
const rigs: readonly (readonly [string, () => Rig])[] = [
  [
    'in memory',
    () => {
      const unitOfWork = createMemoryUnitOfWork();
      const orderFiles = createMemoryOrderFiles(unitOfWork);
      const isOrder = (id: string): boolean => orderFiles.load(id) !== null;
      const outbox = createMemoryOutbox(unitOfWork, isOrder);
      const manualOrders = createMemoryManualOrders(unitOfWork, isOrder, outbox);
      const journal = createMemoryJournal(unitOfWork, createCountingIds());
      return { unitOfWork, orderFiles, journal, outbox, manualOrders, matches: createMemoryManualMatches(unitOfWork, orderFiles, manualOrders, outbox) };
    },
  ],
  [
    'SQLite',
    () => {
      const { db, ...stores } = openSqliteStores();
      return { ...stores, matches: createManualMatchStore(db) };
    },
  ],
];

describe.each(rigs)('what matching reads: %s', (_, open) => {
  const set = () => {
    const rig = open();
    let made = 0;
    const add = (parts: Partial<Order>, holds: readonly Hold[] = []): Order => {
      const order = anOrder(parts);
      rig.unitOfWork.run(() => {
        rig.orderFiles.add({ order, holds, cases: [] });
        rig.journal.append({ type: 'x', at: 1, actor: { kind: 'cli' }, orderId: order.id, caseId: null, data: {}, personal: null });
      });
      return order;
    };
    const type = (outageId: string | null, parts: Partial<Order> = {}): Order => {
      const order = add({ wmsRef: null, ...parts });
      made += 1;
      rig.unitOfWork.run(() =>
        rig.manualOrders.add({ orderId: order.id, draftId: `d${made}`, documentNo: `M-${made}`, outageId, enteredAt: NOON + made, by: 'amy' }),
      );
      return order;
    };
    const queue = (order: Order, kind: 'order.create' | 'note.add'): void =>
      rig.unitOfWork.run(() =>
        rig.outbox.enqueue({
          id: changeId(9_000 + (made += 1)),
          lane: order.id,
          orderRef: null,
          kind,
          payload: { text: 'x' },
          baseVersion: null,
          occurredAt: NOON,
          journalN: 1,
          decision: `d${made}`,
        }),
      );
    return { ...rig, add, type, queue };
  };
  const idsOf = (orders: Iterable<{ readonly id: string }>): readonly string[] => [...orders].map(({ id }) => id);

  it('typed orders that the WMS does not know, of their own outage, until they are entered there or cancelled', () => {
    const { matches, type, queue } = set();
    const [plain, entered, , other] = [type('o1'), type('o1'), type('o1', { state: 'cancelled' }), type('o2')];
    type('o1', { wmsRef: 'W-9' });
    queue(entered, 'order.create');
    queue(plain, 'note.add');
    expect([idsOf(matches.unknownThere('o1')), idsOf(matches.unknownThere('o2')), idsOf(matches.unknownThere('o3'))]).toEqual([[plain.id], [other.id], []]);
    expect([matches.isEntered(entered.id), matches.isEntered(plain.id)]).toEqual([true, false]);
  });

  it('typed orders of no outage that nobody asked the WMS to enter', () => {
    const { matches, type, queue } = set();
    const [waits, entered] = [type(null), type(null)];
    type('o1');
    type(null, { state: 'cancelled' });
    type(null, { wmsRef: 'W-9' });
    queue(entered, 'order.create');
    expect(matches.waiting()).toEqual([waits.id]);
  });

  it('those whose request never left join an outage, once and for ever', () => {
    const { manualOrders, matches, unitOfWork, type, queue } = set();
    const [waits, unsent] = [type(null), type(null)];
    queue(unsent, 'order.create');
    queue(type('o1'), 'order.create');
    expect(manualOrders.unsent().map(({ record }) => record.orderId)).toEqual([unsent.id]);
    unitOfWork.run(() => manualOrders.join(unsent.id, 'o2'));
    expect([manualOrders.unsent(), idsOf(matches.unknownThere('o2')), manualOrders.ofOrder(unsent.id)?.outageId]).toEqual([[], [], 'o2']);
    expect(() => unitOfWork.run(() => manualOrders.join(unsent.id, 'o3'))).toThrow('belongs to one outage');
    expect(() => manualOrders.join(waits.id, 'o2')).toThrow('unit of work');
  });

  it('what the WMS brought since the first was typed, and nothing from before', () => {
    const { matches, add, type } = set();
    add({ wmsRef: 'W-1' });
    expect(idsOf(matches.receivedSince('o1'))).toEqual([]);
    type('o1');
    const later = add({ wmsRef: 'W-2' });
    add({ wmsRef: null });
    type('o1', { wmsRef: 'W-3' });
    expect(idsOf(matches.receivedSince('o1'))).toEqual([later.id]);
  });

  it('orders cancelled before the WMS knew them, while something of them still waits to be told', () => {
    const { matches, type, queue } = set();
    const told = type('o1', { state: 'cancelled' });
    type('o1', { state: 'cancelled' });
    queue(told, 'note.add');
    expect(matches.cancelledUntold('o1')).toEqual([told.id]);
  });

  it('files that gave their reference up and are not closed yet', () => {
    const { matches, add, type } = set();
    type('o1');
    const open_ = add({ wmsRef: null }, [aHold({ reason: MATCHED_HOLD })]);
    add({ wmsRef: null }, [aHold({ reason: MATCHED_HOLD, liftedAt: NOON, liftedBy: 'amy' })]);
    add({ wmsRef: null, state: 'cancelled' }, [aHold({ reason: MATCHED_HOLD })]);
    add({ wmsRef: null }, [aHold()]);
    expect(matches.toClose('o1')).toEqual([open_.id]);
  });

  it('pairs that people took apart, until they are put together again, and written in a unit of work only', () => {
    const { matches, unitOfWork, add, type } = set();
    const [one, two] = [type('o1'), type('o1')];
    const [a, b] = [add({ wmsRef: 'W-1' }), add({ wmsRef: 'W-2' })];
    expect(() => matches.setApart(one.id, [a.id], NOON, 'amy')).toThrow('unit of work');
    unitOfWork.run(() => {
      matches.setApart(one.id, [a.id, b.id], NOON, 'amy');
      matches.setApart(two.id, [a.id], NOON, 'amy');
    });
    expect(matches.apart().size).toBe(3);
    unitOfWork.run(() => matches.forgetApart(one.id));
    expect([...matches.apart()]).toEqual([`${two.id} ${a.id}`]);
  });
});
