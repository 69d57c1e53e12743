import type { ExceptionKind } from '../../../shared/core/finding/exception-kinds.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
import type { PlantedOrder, SampleProduct } from './sample-data.ts';
import { atTime, dayText } from './sample-day.ts';
import type { SampleOrder } from './sample-order.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/kernel/durations.ts';

/** A text may name a day relative to the one the warehouse is made on: `{-3}`. */
const withDays = (text: string, day: number): string => text.replaceAll(/\{(-?\d+)\}/gu, (_, offset: string) => dayText(day + Number(offset)));

/** Planted orders as of the day the warehouse is made; `earlierMs` brings the morning forward where it has not come yet. */
export function toSampleOrder(planted: PlantedOrder, products: ReadonlyMap<string, SampleProduct>, day: number, earlierMs: number): SampleOrder {
  const paidAt = atTime(day + planted.paidDay, planted.paidTime) - earlierMs;
  const { phone = '' } = planted.recipient;
  const isGone = planted.state === 'dispatched';
  return {
    number: planted.number,
    merchant: planted.merchant,
    platform: planted.platform,
    orderedAt: paidAt - 3 * MINUTE_MS,
    paidAt,
    promisedAt: atTime(day + planted.shipDay, '00:00') + DAY_MS - 1000,
    state: planted.state,
    dispatchedAt: isGone ? paidAt + 22 * HOUR_MS : null,
    carrier: isGone ? carrierOf(planted.waybill) : '',
    waybill: planted.waybill,
    lines: planted.lines.map(({ sku, name, quantity }) => ({ sku, name, quantity, price: products.get(sku)?.price ?? '' })),
    recipient: { ...emptyRecipient, ...planted.recipient, phone: withDays(phone, day) },
    buyerNote: planted.note,
    fault: planted.kind === '-' ? null : (planted.kind as ExceptionKind),
  };
}

const CARRIERS: Readonly<Record<string, string>> = { TRSF: 'SF', TRYT: 'YTO', TREM: 'EMS', TRDH: 'DHL' };
const carrierOf = (waybill: string): string => CARRIERS[waybill.slice(0, 4)] ?? '';

/** How much earlier the planted morning has to lie so that its last order was paid before `at`. */
export const broughtForward = (planted: readonly PlantedOrder[], day: number, at: number): number =>
  Math.max(0, ...planted.map((order) => atTime(day + order.paidDay, order.paidTime) - at));
