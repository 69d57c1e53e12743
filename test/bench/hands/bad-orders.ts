import type { Page } from '@playwright/test';
import { goTo, panel, queueRows, rows } from '../../e2e/desk.ts';
import type { Hand } from './hand.ts';

/** What is wrong with an order and what its clerk does: takes the suggestion over, or types the digits the customer gave on the telephone. */
export interface BadOrder {
  readonly number: string;
  readonly address: string;
  readonly phone: string;
  /** Typed where nothing can be suggested. */
  readonly typed: string | null;
}

const ADDRESSES = [
  '浙江省杭州市下城区武林路{n}号',
  '浙江省杭州市余航区听雨路{n}号',
  '北京市宣武区广安门内大街{n}号',
  '余杭区听雨路{n}号',
  '江苏省无锡市崇安区人民路{n}号',
  '浙江省杭州市西湖区文三路{n}号，送货前打电话',
  '江苏省南通市港闸区永兴路{n}号',
  '上海市闸北区大宁路{n}号',
  '江苏省苏州市沧浪区十全街{n}号',
] as const;

/** The kinds of a morning: nine in ten have an answer at hand, one in ten has to be asked for and typed. */
export const badOrders = (count: number): readonly BadOrder[] =>
  Array.from({ length: count }, (_, at): BadOrder => {
    const number = `FIFTY-${String(at + 1).padStart(3, '0')}`;
    const n = String(at + 11);
    const right = `1${String(3_854_000_000 + at)}`;
    if (at % 10 === 9) return { number, address: `浙江省杭州市西湖区文三路${n}号`, phone: right.slice(0, 10), typed: right };
    return { number, address: (ADDRESSES[at % ADDRESSES.length] ?? '').replace('{n}', n), phone: right, typed: null };
  });

const HEADER = 'order number,sku,quantity,recipient name,phone,address,country,order date';

/** Takes them in as a file, as any morning does, and puts the cursor on the first. */
export async function takeInBadOrders(page: Page, orders: readonly BadOrder[]): Promise<void> {
  await goTo(page, '/intake');
  await page.getByRole('heading', { name: 'Intake', level: 1 }).waitFor();
  const lines = orders.map(({ number, address, phone }) => `${number},QH-TEE01-BLK-L,1,沈听澜,${phone},"${address}",CN,2026-11-20`);
  await page.getByTestId('intake-files').setInputFiles({ name: 'fifty.csv', mimeType: 'text/csv', buffer: Buffer.from([HEADER, ...lines, ''].join('\n')) });
  await page.getByText('recognised', { exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'Import of fifty.csv' }).getByText('done', { exact: true }).waitFor();
  await goTo(page, '/queue?kind=bad_address&text=FIFTY');
  await rows(page)
    .nth(Math.min(orders.length, 5) - 1)
    .waitFor();
  await page.locator('.queue-grid').focus();
  await page.keyboard.press('Home');
  await page.locator('.queue-row.is-cursor').waitFor();
}

export const badOrdersLeft = async (page: Page): Promise<number> =>
  (await queueRows(page, { kinds: ['bad_address'], states: ['open', 'working', 'waiting'], text: 'FIFTY' })).length;

const focusedButton = (page: Page, text: string): Promise<unknown> =>
  page.waitForFunction((words) => document.activeElement instanceof HTMLButtonElement && document.activeElement.textContent.startsWith(words), text);

/** Opens the first one; from there on the panel follows the cursor, and what it proposes has the keyboard. */
export const openFirst = (hand: Hand): Promise<void> => hand.press('Enter');

/** Clears the order that is open by keys alone, and goes on to the one below. */
export async function clearOne(page: Page, hand: Hand, { number, typed }: BadOrder): Promise<void> {
  await panel(page).getByText(number, { exact: true }).first().waitFor();
  hand.think();
  if (typed === null) {
    await focusedButton(page, 'Accept');
    await hand.press('Enter');
  } else {
    await hand.press('e');
    const field = panel(page).getByLabel('Phone', { exact: true });
    await field.waitFor();
    while (!(await field.evaluate((input) => input === document.activeElement))) await hand.press('Tab');
    await hand.press('Control+a');
    await hand.type(typed);
    await hand.press('Control+Enter');
  }
  await focusedButton(page, 'Resolve as corrected');
  await hand.press('Enter');
  await panel(page).getByText('Outcome: Corrected').waitFor();
  await hand.press('j');
}
