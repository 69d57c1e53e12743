import type { Page } from '@playwright/test';
import type { Row } from '../bench-types.ts';
import { spreadOf } from '../measure.ts';
import { badOrders, badOrdersLeft, clearOne, openFirst, takeInBadOrders } from './bad-orders.ts';
import { createHand, secondsOf } from './hand.ts';

/** Elsewhere: find the row in the sheet, the order in the form, look the place up, retype it, save, mark the row. */
const ELSEWHERE = { how: 'sheet beside the form of a WMS', keys: 34 + 24, points: 7, thoughts: 5, homings: 4 } as const;

/** Fifty bad orders cleared one after another by the keyboard alone: presses, the hand's time by the keystroke model, and what the clock said. */
export async function fiftyBadOrders(page: Page, count: number): Promise<readonly Row[]> {
  const orders = badOrders(count);
  await takeInBadOrders(page, orders);
  const keys: number[] = [];
  const hands: number[] = [];
  const clocks: number[] = [];
  for (const [n, order] of orders.entries()) {
    const hand = createHand(page);
    const beganAt = performance.now();
    if (n === 0) await openFirst(hand);
    await clearOne(page, hand, order);
    clocks.push((performance.now() - beganAt) / 1000);
    const { strokes, seconds } = hand.effort();
    keys.push(strokes);
    hands.push(seconds);
  }
  const left = await badOrdersLeft(page);
  if (left > 0) throw new Error(`${left} of ${count} bad orders are still open`);
  return [
    { what: `${count} bad orders by keyboard alone, each`, unit: 'keys', better: 'lower', ours: spreadOf(keys), target: { value: 6 } },
    {
      what: `  time of the hand, each; elsewhere: ${ELSEWHERE.how}`,
      unit: 's',
      better: 'lower',
      ours: spreadOf(hands),
      reference: { name: 'sheet + form, estimated', spread: spreadOf([secondsOf(ELSEWHERE)]) },
      target: { ratio: 1 },
    },
    { what: '  time of the program and the robot that presses, each', unit: 's', better: 'lower', ours: spreadOf(clocks) },
  ];
}
