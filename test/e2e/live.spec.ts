import type { Page } from '@playwright/test';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, openCase, panel, queueRows, rows, sendForm } from './desk.ts';
import { samplePeople } from './sample-people.ts';

const house = keepHouse();

/** As the intake screen does, without it. */
const importCsv = async (page: Page, name: string, lines: readonly string[]): Promise<void> => {
  const bytes = Buffer.from(lines.join('\r\n'));
  const { uploadId } = await ask<{ uploadId: string }>(page, 'intake.beginUpload', { name, size: bytes.length });
  await ask(page, 'intake.appendUpload', { uploadId, offset: 0, base64: bytes.toString('base64') });
  const { importId } = await ask<{ importId: string }>(page, 'intake.start', { uploadIds: [uploadId], options: { merchant: 'QH' } });
  const state = async () =>
    (await ask<{ imports: { importId: string; state: string }[] }>(page, 'intake.imports')).imports.find((one) => one.importId === importId)?.state;
  await expect.poll(state, { timeout: 20_000 }).toBe('done');
};

test('a bad order imported in one window appears in the queue of another, and what is decided there is seen here', async () => {
  const { page, openWindow } = house();
  await become(page, samplePeople.clerk);
  const second = await openWindow();
  await become(second, samplePeople.otherClerk);
  await expect(rows(second).first()).toBeVisible();
  const open = (await queueRows(second)).length;
  await expect(second.getByText(`${open} open`).first()).toBeVisible();
  await importCsv(page, 'late.csv', ['order number,sku,quantity,recipient,phone,address', 'LATE-1,QH-TEE01-BLK-L,1,林小满,15400000077,杭州市']);
  // Nobody touches the second window.
  await expect(second.getByText(`${open + 1} open`).first()).toBeVisible();

  await openCase(second, 'LATE-1');
  await openCase(page, 'LATE-1');
  await second.keyboard.press('a');
  await sendForm(second, { 'What happens next': 'ask for the road' });
  await expect(panel(page).getByText('ask for the road').first()).toBeVisible();
  await expect(panel(page).getByText(samplePeople.otherClerk.name).first()).toBeVisible();
});

test('names, notes and codes that would be script are shown as the text they are', async () => {
  const { page } = house();
  await become(page, samplePeople.clerk);
  await page.setViewportSize({ width: 1280, height: 800 });
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.evaluate(() => {
    const told = globalThis as { violations?: string[]; pwned?: number };
    told.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => told.violations?.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  const image = '<img src=x onerror=globalThis.pwned=1>';
  const script = '<script>globalThis.pwned=2</script>';
  const link = 'javascript:globalThis.pwned=3';
  const backwards = '\u202Egnp.exe\u202C \u0627\u0644\u0633\u0644\u0627\u0645';
  const long = '很长'.repeat(250) + 'W'.repeat(500);
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const hostile = [
    { number: 'HOSTILE-1', sku: image, name: image, note: script, address: `浙江省杭州市${image}` },
    { number: 'HOSTILE-2', sku: link, name: link, note: link, address: link },
    { number: 'HOSTILE-3', sku: backwards, name: backwards, note: backwards, address: backwards },
    { number: 'HOSTILE-4', sku: 'W'.repeat(60), name: long.slice(0, 100), note: long, address: long },
    { number: `<b>HOSTILE-5</b>`, sku: '{{sku}}', name: '{{name}}', note: '$t(kind.stock_out) {{count}}', address: '=1+1' },
  ];
  await importCsv(page, 'hostile.csv', [
    'order number,sku,quantity,recipient,phone,address,buyer note',
    ...hostile.map(({ number, sku, name, note, address }) => [number, sku, '1', name, '15400000078', address, note].map(cell).join(',')),
  ]);
  const address = page.url().split('#')[0];
  for (const { number, sku } of hostile) {
    const found = await queueRows(page, { text: number });
    expect(found.length, number).toBeGreaterThan(0);
    for (const { kind } of found) {
      await openCase(page, number, kind);
      await expect(panel(page).getByText(sku.trim()).first()).toBeVisible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, `${number} ${kind}: how far the page is wider than the window`).toBeLessThanOrEqual(0);
      const wide = await panel(page).evaluate((aside) => [...aside.querySelectorAll('.panel-scroll')].map((part) => part.scrollWidth - part.clientWidth));
      expect(Math.max(...wide), `${number} ${kind}: how far the panel's content is wider than the panel`).toBeLessThanOrEqual(0);
    }
  }
  const after = await page.evaluate(() => {
    const { violations, pwned } = globalThis as { violations?: string[]; pwned?: number };
    return { violations, pwned, images: document.querySelectorAll('aside img[src="x"], .queue-grid img, aside script').length };
  });
  expect(after).toEqual({ violations: [], pwned: undefined, images: 0 });
  expect(dialogs).toEqual([]);
  expect(page.url().split('#')[0]).toBe(address);
});
