import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../../electron/host/sample/gb18030.ts';
import { readSampleData } from '../../../electron/host/sample/sample-data.ts';
import { planSample, type SampleSize } from '../../../electron/host/sample/sample-waves.ts';
import type { SampleOrder } from '../../../electron/host/sample/sample-order.ts';
import { workedMs } from '../../../shared/core/sla/working-time.ts';
import { newSite } from '../../../shared/core/site/site.ts';

const data = readSampleData(path.resolve(import.meta.dirname, '../../../resources'));
const site = newSite('Asia/Shanghai');
const NOW = Date.UTC(2026, 10, 24, 3, 20);
const ordersOf = (size: SampleSize, nowAt = NOW): readonly SampleOrder[] => [...planSample(data, size, nowAt, site).waves()].flatMap(({ orders }) => orders);

describe('the plan of a sample warehouse', () => {
  it('is the same for the same seed, and another for another', () => {
    const once = ordersOf({ orders: 900, seed: 5 });
    expect(ordersOf({ orders: 900, seed: 5 })).toEqual(once);
    expect(ordersOf({ orders: 900, seed: 6 })).not.toEqual(once);
  });

  it('has as many orders as asked for, each with a number of its own and about one in eight faulty', () => {
    const orders = ordersOf({ orders: 5000, seed: 11 });
    expect(orders).toHaveLength(5000);
    expect(new Set(orders.map(({ platform, merchant, number }) => `${platform} ${merchant} ${number}`)).size).toBe(5000);
    const faulty = orders.filter(({ fault }) => fault !== null).length / orders.length;
    expect(faulty).toBeGreaterThan(0.1);
    expect(faulty).toBeLessThan(0.14);
  });

  it('never sells what is not there, but for what is meant to be short', () => {
    const planned = planSample(data, { orders: 3000, seed: 3 }, NOW, site);
    const open = [...planned.waves()].flatMap(({ orders }) => orders).filter(({ state, fault }) => state === 'open' && fault !== 'stock_out');
    const wanted = new Map<string, number>();
    for (const { lines } of open) for (const { sku, quantity } of lines) wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
    const over = data.products
      .filter((product) => product.onHand !== null && product.retiredOn === '' && (wanted.get(product.sku) ?? 0) > planned.shelves.onHand(product))
      .map(({ sku }) => sku);
    expect(over).toEqual([]);
  });

  it('is a believable morning at every hour it may be made', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) }), (nowAt) => {
        const planned = planSample(data, { orders: 120, seed: 1 }, nowAt, site);
        let before = 0;
        for (const { at, orders } of planned.waves()) {
          expect(at).toBeGreaterThanOrEqual(before);
          before = at;
          for (const order of orders) {
            expect(order.paidAt).toBeLessThan(at);
            expect(order.orderedAt).toBeLessThanOrEqual(order.paidAt);
            expect(order.dispatchedAt ?? 0).toBeLessThan(nowAt);
          }
        }
        expect(before).toBeLessThan(nowAt);
        expect(workedMs(planned.moments.earlier, nowAt - (nowAt % 60_000), site.hours, site.timeZone)).toBe(190 * 60_000);
      }),
      { numRuns: 150 },
    );
  });
});

describe('GB18030', () => {
  it('writes what the decoder reads', () => {
    const text = '浙江省杭州市余杭区，听雨路12号 "甲"（必填）€';
    expect(new TextDecoder('gb18030').decode(encodeGb18030(text))).toBe(text);
  });
});
