import { readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { allocateStock } from '../../shared/core/stock/allocate-stock.ts';
import { ALLOCATION_POLICIES, type AllocationPolicyId } from '../../shared/core/stock/allocation-policy.ts';
import { generatedBacklog, type Backlog } from '../fixtures/backlogs.ts';
import { samplesDir } from '../fixtures/samples.ts';
import type { Bench, Row } from './bench-types.ts';
import { perSecond, repeat, spreadOf } from './measure.ts';

/** The open orders of the Northwind traders against what its shelves hold. */
function northwind(): Backlog | null {
  const samples = samplesDir();
  if (samples === undefined) return null;
  const read = (name: string): readonly Record<string, string>[] =>
    Papa.parse<Record<string, string>>(readFileSync(path.join(samples, 'orders/northwind', name), 'utf8'), { header: true, skipEmptyLines: true }).data;
  const details = Map.groupBy(read('order_details.csv'), (row) => row['OrderID']);
  const orders = read('orders.csv')
    .filter((row) => row['ShippedDate'] === '')
    .map((row) => ({
      orderId: row['OrderID'] ?? '',
      orderedAt: Date.parse(row['OrderDate'] ?? ''),
      paidAt: null,
      promisedShipAt: Date.parse(row['RequiredDate'] ?? ''),
      urgentAccepted: false,
      lines: (details.get(row['OrderID']) ?? []).map((line, n) => ({
        lineNo: n + 1,
        sku: line['ProductID'] ?? '',
        quantity: Number(line['Quantity']),
        reserved: 0,
      })),
    }));
  return { orders, stock: read('products.csv').map((row) => ({ sku: row['ProductID'] ?? '', warehouse: '', available: Number(row['UnitsInStock']) })) };
}

const completed = ({ stock, orders }: Backlog, policy: AllocationPolicyId): number =>
  allocateStock(stock, orders, ALLOCATION_POLICIES[policy]).filter((one) => one.complete).length;

/** Completed orders of each policy beside first come, first served, on the same backlogs. */
function compared(what: string, backlogs: readonly Backlog[], policy: AllocationPolicyId, least: number): Row {
  const share = (id: AllocationPolicyId): readonly number[] => backlogs.map((backlog) => (100 * completed(backlog, id)) / backlog.orders.length);
  return {
    what: `${what}, orders completed: ${policy}`,
    unit: '%',
    better: 'higher',
    ours: spreadOf([...share(policy)]),
    reference: { name: 'first come, first served', spread: spreadOf([...share('first_come_first_served')]) },
    target: { ratio: least },
  };
}

/** Who gets the last pieces: how many orders can leave, beside serving them as they came. */
export const bench: Bench = {
  name: 'stock',
  run: async ({ quick }) => {
    const real = northwind();
    const generated = Array.from({ length: quick ? 3 : 20 }, (_, n) => generatedBacklog(n + 1, 300));
    const large = generatedBacklog(7, quick ? 500 : 5000);
    const speed = await repeat(
      quick ? 3 : 9,
      () => 1000 / perSecond(quick ? 50 : 300, () => void allocateStock(large.stock, large.orders, ALLOCATION_POLICIES.default)),
    );
    return [
      ...(real === null ? [] : [compared('Northwind', [real], 'default', 1.01), compared('Northwind', [real], 'whole_orders_first', 1.01)]),
      compared('generated backlogs', generated, 'default', 1.01),
      compared('generated backlogs', generated, 'whole_orders_first', 1.1),
      { what: `${large.orders.length} orders shared out`, unit: 'ms', better: 'lower', ours: speed, target: { value: 250 } },
    ];
  },
};
