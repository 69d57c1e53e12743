import { pressOn, tabTo, writeInto } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, calm, goTo } from './desk.ts';
import { samplePeople } from './sample-people.ts';
import { scan } from './wedge.ts';

const house = keepHouse({ hands: 'keyboard' });

interface Drafts {
  readonly drafts: readonly { readonly form: { readonly pasted: string; readonly recipient: { readonly name: string } } }[];
}
interface Journal {
  readonly unanswered: readonly { readonly id: string; readonly kind: string; readonly state: string }[];
  readonly recent: readonly { readonly kind: string; readonly state: string; readonly waybill: string }[];
}

const MESSAGE = '杨帆 15400001111\n浙江省杭州市余杭区仓前街道听雨路12号3幢601\n要 QH-TEE01-BLK-L 两件\n谢谢啦';

test('an order by hand, by keys alone: pasted, looked at, kept through a reload, saved for the outage, printed and answered for', async () => {
  const { page } = house();
  await become(page, samplePeople.operator);
  await calm(page);
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(page.getByText('The WMS answers')).toBeVisible();
  const { no } = await ask<{ no: string }>(page, 'outage.declare', { reason: 'rehearsal' });
  await expect(page.getByText(`Kept for ${no}`)).toBeVisible();

  // A printer nobody has: what would be printed is counted.
  const countPrints = () =>
    page.evaluate(() => {
      const counted = globalThis as { prints?: string[] };
      counted.prints = [];
      globalThis.print = () => void counted.prints?.push(document.querySelector('.paper-root')?.className ?? 'nothing');
    });
  const prints = () => page.evaluate(() => (globalThis as { prints?: string[] }).prints ?? []);
  await countPrints();

  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  }, MESSAGE);
  await expect(page.getByLabel('Recipient', { exact: true })).toHaveValue('杨帆');
  await expect(page.locator('.manual-mark').first()).toBeVisible();

  // Every keystroke is on disk: nothing is lost with the window.
  await writeInto(page, page.getByLabel('Recipient', { exact: true }), '杨帆帆');
  await expect.poll(async () => (await ask<Drafts>(page, 'manual.drafts')).drafts[0]?.form.recipient.name).toBe('杨帆帆');
  await page.reload();
  await expect(page.getByLabel('Recipient', { exact: true })).toHaveValue('杨帆帆');
  await countPrints();

  // Enter walks what is unsure until nothing is.
  await tabTo(page, page.getByLabel('Recipient', { exact: true }));
  await page.keyboard.press('Escape');
  await expect(page.locator('.manual-form')).toBeFocused();
  for (let step = 0; step < 8 && (await page.locator('.manual-fields .pill-doubt').isVisible()); step += 1) await page.keyboard.press('Enter');
  await expect(page.locator('.manual-fields .pill-doubt')).toBeHidden();
  await page.keyboard.press('F9');
  await expect(page.getByText('Did this pack list come out?')).toBeVisible();
  await expect.poll(prints).toEqual(['paper-root is-pack_list']);
  await page.keyboard.press('y');
  await expect(page.getByText('Did this label come out?')).toBeVisible();
  await expect.poll(prints).toHaveLength(2);

  // The window goes with the question open: it is asked again, and the answer is a person's.
  await page.reload();
  await expect(page.getByText('Did this label come out?')).toBeVisible();
  await expect(page.getByText(/no answer was given/)).toBeVisible();
  await tabTo(page, page.locator('.print-question .button').first());
  await page.keyboard.press('y');
  await expect(page.locator('.print-question')).toBeHidden();
  const journal = await ask<Journal>(page, 'printing.journal');
  expect(journal.unanswered).toEqual([]);
  expect(journal.recent.map(({ kind, state }) => [kind, state])).toEqual([
    ['label', 'confirmed'],
    ['pack_list', 'confirmed'],
  ]);
  expect(journal.recent[0]?.waybill).toMatch(/^(?:SF|YT)\d{13}$/u);
  await expect(page.locator('.manual-entered').getByText('Labelled')).toBeVisible();

  await goTo(page, '/manual/pools');
  await expect(page.getByText('At 50 or fewer it is low').first()).toBeVisible();
});

test('a message that is typed is kept with the draft at every keystroke, a scan into it stays typing, and it is read when asked', async () => {
  const { page } = house();
  await become(page, samplePeople.operator);
  await goTo(page, '/manual');
  const box = page.getByRole('textbox', { name: 'Paste or type a message here' });
  await tabTo(page, box);
  await page.keyboard.type('杨帆 15400001111 浙江省杭州市余杭区仓前街道听雨路12号 ');
  await scan(page, 'QH-TEE01-BLK-L', 'Tab');
  const typed = '杨帆 15400001111 浙江省杭州市余杭区仓前街道听雨路12号 QH-TEE01-BLK-L';
  await expect(box).toHaveValue(typed);
  await expect.poll(async () => (await ask<Drafts>(page, 'manual.drafts')).drafts[0]?.form.pasted).toBe(typed);
  await expect(page.getByLabel('Recipient', { exact: true })).toHaveValue('');

  // After a reload it stands there whole and can be gone on with.
  await page.reload();
  await pressOn(page, page.getByRole('button', { name: 'Change the text' }));
  await expect(box).toBeFocused();
  await expect(box).toHaveValue(typed);
  await page.keyboard.press('End');
  await page.keyboard.type('*2');
  await pressOn(page, page.getByRole('button', { name: 'Read this message' }));
  await expect(page.getByLabel('Recipient', { exact: true })).toHaveValue('杨帆');
  await expect(page.locator('.manual-mark').first()).toBeVisible();
});
