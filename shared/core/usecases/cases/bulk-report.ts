import { CONSEQUENCES, type Consequence } from '../../order-file/decide/consequences.ts';
import type { Refusal } from '../../order-file/decision.ts';

/** Exceptions an act cannot be done to for the same reason; `orders` names the first few of them. */
export interface Hindrance extends Refusal {
  readonly count: number;
  readonly orders: readonly string[];
}
const NAMED = 3;

/** Adds up, order by order, what an act does and what it cannot do. */
export function createBulkReport() {
  const hindrances = new Map<string, { readonly refusal: Refusal; count: number; orders: string[] }>();
  const consequences = new Map<Consequence, number>();
  let can = 0;
  return {
    done: (cases: number, effects: ReadonlyMap<Consequence, number>): void => {
      can += cases;
      for (const [what, count] of effects) consequences.set(what, (consequences.get(what) ?? 0) + count);
    },
    refused: (refusal: Refusal, count: number, orderNo: string): void => {
      const key = JSON.stringify([refusal.code, refusal.params]);
      const one = hindrances.get(key) ?? { refusal, count: 0, orders: [] };
      one.count += count;
      if (one.orders.length < NAMED && orderNo !== '' && !one.orders.includes(orderNo)) one.orders.push(orderNo);
      hindrances.set(key, one);
    },
    read: () => ({
      can,
      cannot: [...hindrances.values()].map(({ refusal, count, orders }): Hindrance => ({ ...refusal, count, orders: [...orders] })),
      consequences: CONSEQUENCES.flatMap((what) => {
        const count = consequences.get(what);
        return count === undefined ? [] : [{ what, count }];
      }),
    }),
  };
}
export type BulkReport = ReturnType<typeof createBulkReport>;
