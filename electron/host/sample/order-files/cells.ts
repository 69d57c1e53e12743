import type { SampleOrder } from '../sample-order.ts';

/** One file of a shop's export: its columns, and the rows of one order. */
export interface OrderFileShape {
  readonly file: string;
  readonly encoding: 'gb18030' | 'utf-8';
  readonly columns: readonly string[];
  readonly rowsOf: (order: SampleOrder) => readonly (readonly string[])[];
}

export const STATE_ZH = { open: '待发货', dispatched: '已发货', cancelled: '已取消' } as const;
export const total = (order: SampleOrder): string =>
  (order.lines.reduce((sum, line) => sum + Math.round(Number(line.price) * 100) * line.quantity, 0) / 100).toFixed(2);
export const buyer = (order: SampleOrder): string => `tb${order.number.replaceAll(/\D/gu, '').slice(-8)}`;
