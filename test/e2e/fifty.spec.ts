import { badOrders, badOrdersLeft, clearOne, openFirst, takeInBadOrders } from '../bench/hands/bad-orders.ts';
import { createHand } from '../bench/hands/hand.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { become, theClerk } from './desk.ts';

const house = keepHouse({ hands: 'keyboard' });

// `npm run bench -- hands` clears the same fifty and states what they cost.
test('fifty bad orders are cleared one after another by the keyboard alone', async () => {
  test.setTimeout(240_000);
  const { page } = house();
  await become(page, theClerk);
  const orders = badOrders(50);
  await takeInBadOrders(page, orders);
  const hand = createHand(page);
  await openFirst(hand);
  for (const order of orders) await clearOne(page, hand, order);
  await expect.poll(() => badOrdersLeft(page)).toBe(0);
  // Four presses an order, and in one of ten the digits that had to be typed.
  expect(hand.effort().strokes).toBeLessThanOrEqual(1 + 50 * 4 + 5 * 24);
});
