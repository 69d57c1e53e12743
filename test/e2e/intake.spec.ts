import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, keepHouse, test } from './console.fixture.ts';
import { become, goTo, theClerk } from './desk.ts';

const house = keepHouse({ hands: 'keyboard' });

const HEADER = 'order number,sku,quantity,recipient name,phone,address,country,order date';
const line = (n: number, quantity: string): string => `E2E-${n},SKU-${n},${quantity},Ann Lee,+441632960000,"12 Elm St, Leeds",GB,2026-11-1${n}`;
const file = (name: string, lines: readonly string[]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from([HEADER, ...lines, ''].join('\n')) });

test.beforeEach(async () => {
  const { page } = house();
  await become(page, theClerk);
  await goTo(page, '/intake');
  await expect(page.getByRole('heading', { name: 'Intake', level: 1 })).toBeVisible();
});

/** O asks the system for files. */
const hand = async (page: Page, ...files: ReturnType<typeof file>[]): Promise<void> => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('o')]);
  await chooser.setFiles(files);
};
const panelOf = (page: Page, name: string) => page.getByRole('complementary', { name: `Import of ${name}` });
// The announcer's words may outlive the button they name by a few seconds.
// Legacy mode: the other one opens a blank page, which this program's windows refuse.
const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).setLegacyMode(true).exclude('[data-live-announcer]').analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`,
  );

test.describe('a file that comes in', () => {
  test('of a known layout takes one Enter, and the same file again changes nothing', async () => {
    const { page } = house();
    const orders = file('known.csv', [line(1, '2'), line(2, '1')]);
    for (const outcome of ['2 new', 'again']) {
      await hand(page, orders);
      await expect(page.getByText('recognised', { exact: true })).toBeVisible();
      await page.keyboard.press('Enter');
      const panel = panelOf(page, 'known.csv');
      await expect(panel.getByText('done', { exact: true })).toBeVisible();
      if (outcome === 'again') await expect(panel.getByText('All its orders are here already')).toBeVisible();
      else await expect(panel.getByText('New', { exact: true }).locator('xpath=following-sibling::dd')).toHaveText('2');
    }
  });

  test('sets doubtful rows aside; one is mended by keyboard, one left out', async () => {
    const { page } = house();
    await hand(page, file('doubtful.csv', [line(3, '2'), line(4, 'two'), line(5, 'lots')]));
    await expect(page.getByText('recognised', { exact: true })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(panelOf(page, 'doubtful.csv').getByText('2 rows were not taken in')).toBeVisible();
    await page.keyboard.press('m');
    await expect(page.getByRole('grid', { name: 'To mend' }).getByText('"two" is no number.')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'quantity, row 3' })).toBeFocused();
    await page.keyboard.type('three');
    // It is looked at again as it is typed, and what can go in says so before it goes.
    await expect(page.getByRole('grid', { name: 'To mend' }).getByText('"three" is no number.')).toBeVisible();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('2');
    await expect(page.getByText('This row can be taken in now')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('1 row taken in')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'quantity, row 4' })).toBeFocused();
    await expect(page.getByRole('textbox', { name: 'quantity, row 4' })).toHaveValue('lots');
    await page.keyboard.press('Escape');
    await page.keyboard.press('x');
    await expect(page.getByRole('alertdialog', { name: 'Leave out 1 row for good?' })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('No rows wait to be mended')).toBeVisible();
  });

  test('that is damaged is refused in words, and nothing is stored', async () => {
    const { page } = house();
    await hand(page, { name: 'damaged.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\u0003\u0004 and then nothing of use') });
    const note = page.getByRole('alert').filter({ hasText: 'damaged.xlsx' });
    await expect(note).toContainText('Nothing was stored');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'Intake' })).toBeVisible();
  });
});
