import type { Page } from '@playwright/test';
import type { BenchDto, PackWaitingDto } from '../../shared/contract/pack.contract.ts';
import { ask } from './desk.ts';

/** Goods of the sample that the bench asks about: their scan alone counts nothing. */
const ASKED_ABOUT = ['WG-EAR1-WHT', 'WG-EAR1-BLK', 'WG-PB10-WHT', 'WG-PB10-BLK', 'TM-CANDLE01'];

/** Orders that wait at the bench and are packed by their barcodes alone, the most urgent first. */
export async function plainOrders(page: Page): Promise<readonly BenchDto[]> {
  const { next } = await ask<PackWaitingDto>(page, 'pack.waiting');
  const benches = await Promise.all(next.map(({ orderId }) => ask<{ readonly bench: BenchDto | null }>(page, 'pack.show', { orderId })));
  const plain = benches.flatMap(({ bench }) => (bench === null || bench.lines.some(({ sku }) => ASKED_ABOUT.includes(sku)) ? [] : [bench]));
  if (plain.length === 0) throw new Error('nothing waits in the sample that is packed by barcodes alone');
  return plain;
}
