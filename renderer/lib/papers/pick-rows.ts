import type { PaperDto } from '../../../shared/contract/printing.contract.ts';

/** One walk to one place: all that is taken there, for whichever order. */
export interface PickRow {
  readonly place: string;
  readonly otherPlaces: readonly string[];
  readonly sku: string;
  readonly name: string;
  readonly nameEn: string;
  readonly quantity: number;
  /** Looked at before anything is taken there. */
  readonly frozen: boolean;
  readonly twins: readonly { readonly sku: string; readonly name: string; readonly nameEn: string }[];
  /** Which sheet numbers of orders it is for, with how many. */
  readonly forOrders: readonly { readonly at: number; readonly quantity: number }[];
}

/** Lines of all orders by SKU, in the order of the shelves; what lies nowhere comes last. Orders go by their place at the foot, from 1. */
export function pickRows(orders: PaperDto['orders']): readonly PickRow[] {
  const bySku = new Map<string, PickRow>();
  orders.forEach((order, index) => {
    for (const { sku, name, nameEn, quantity, places, twins, frozen } of order.lines) {
      const key = `${order.merchant}\u0000${sku}`;
      const before = bySku.get(key);
      const forOrder = { at: index + 1, quantity };
      bySku.set(
        key,
        before === undefined
          ? { place: places[0] ?? '', otherPlaces: places.slice(1), sku, name, nameEn, quantity, frozen, twins, forOrders: [forOrder] }
          : { ...before, quantity: before.quantity + quantity, forOrders: [...before.forOrders, forOrder] },
      );
    }
  });
  const shelf = (row: PickRow): string => (row.place === '' ? '\uFFFF' : row.place);
  return [...bySku.values()].toSorted((a, b) => shelf(a).localeCompare(shelf(b), 'en', { numeric: true }) || (a.sku < b.sku ? -1 : 1));
}

/** Where two names part: what makes a twin another item. */
export function partsOfTwin(name: string, twin: string): { readonly same: string; readonly differs: string } {
  const here = [...name];
  const there = [...twin];
  let at = 0;
  while (at < there.length && here[at] === there[at]) at += 1;
  return { same: there.slice(0, at).join(''), differs: there.slice(at).join('') };
}
