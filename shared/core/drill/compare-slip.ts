import type { Order } from '../order/order.ts';
import type { Recipient } from '../order/recipient.ts';
import type { DrillSlip } from './drill.ts';

/** How an entered order differs from its slip. Each counts as one difference at the end of a drill. */
export const SLIP_FAULTS = ['missing', 'twice', 'number', 'name', 'phone', 'place', 'goods'] as const;
export type SlipFault = (typeof SLIP_FAULTS)[number];

export interface ComparedSlip {
  readonly slipId: string;
  readonly faults: readonly SlipFault[];
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '');
const digits = (text: string): string => plain(text).replaceAll(/\D/gu, '').slice(-11);
/** The levels in one piece: a municipality stands in one field or in two, and 市辖区 is no place anybody writes. */
const placeOf = ({ province, city, district, town, detail }: Recipient): string =>
  [province, city === province || city === '市辖区' ? '' : city, district, town, detail].map(plain).join('');
const goodsOf = (lines: readonly { readonly sku: string; readonly quantity: number }[]): string => {
  const bySku = new Map<string, number>();
  for (const { sku, quantity } of lines) bySku.set(sku, (bySku.get(sku) ?? 0) + quantity);
  return JSON.stringify([...bySku].sort(([a], [b]) => (a < b ? -1 : 1)));
};

type Entered = Pick<Order, 'platformOrderNo' | 'recipient' | 'state'> & {
  readonly lines: readonly Pick<Order['lines'][number], 'kind' | 'sku' | 'quantity'>[];
};

/** An order is of the slip whose number it has; else of the one whose phone or name it has. */
const isOf = ({ order }: DrillSlip, entered: Entered, others: ReadonlySet<string>): boolean => {
  if (plain(entered.platformOrderNo) === plain(order.platformOrderNo)) return true;
  if (others.has(plain(entered.platformOrderNo))) return false;
  return digits(entered.recipient.phone) === digits(order.recipient.phone) || plain(entered.recipient.name) === plain(order.recipient.name);
};

const faultsOf = ({ order }: DrillSlip, [first, ...more]: readonly Entered[]): readonly SlipFault[] => {
  if (first === undefined) return ['missing'];
  const faults: readonly (readonly [SlipFault, boolean])[] = [
    ['twice', more.length > 0],
    ['number', plain(first.platformOrderNo) !== plain(order.platformOrderNo)],
    ['name', plain(first.recipient.name) !== plain(order.recipient.name)],
    ['phone', digits(first.recipient.phone) !== digits(order.recipient.phone)],
    ['place', placeOf(first.recipient) !== placeOf(order.recipient)],
    ['goods', goodsOf(first.lines.filter(({ kind }) => kind === 'goods')) !== goodsOf(order.lines)],
  ];
  return faults.flatMap(([fault, is]) => (is ? [fault] : []));
};

/** What was made of each slip. Orders that were taken back do not count. */
export function compareSlips(slips: readonly DrillSlip[], orders: readonly Entered[]): readonly ComparedSlip[] {
  const standing = orders.filter(({ state }) => state !== 'cancelled');
  const numbers = new Set(slips.map(({ order }) => plain(order.platformOrderNo)));
  return slips.map((slip) => ({
    slipId: slip.id,
    faults: faultsOf(
      slip,
      standing.filter((order) => isOf(slip, order, numbers)),
    ),
  }));
}
