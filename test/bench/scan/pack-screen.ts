import { chromium, type Page } from '@playwright/test';
import { call, goTo } from '../../e2e/desk.ts';
import { openHouseIn } from '../../e2e/house.ts';
import { chromiumHere, quietFlags } from '../../e2e/shells.ts';
import { PASSWORD, packWarehouse, type ToPack } from './pack-warehouse.ts';
import { SCANNER_GAP_MS, watchVerdicts } from './wedge.ts';

interface PackScreen {
  readonly folder: string;
  readonly quick: boolean;
  /** So many orders wait that nobody packed yet. */
  readonly orders: number;
}

/** The packing bench as a packer has it before them, over the big warehouse, with verdicts timed from inside the page (`npm run build` first). */
export async function atPackScreen<T>({ folder, quick, orders }: PackScreen, work: (page: Page, orders: readonly ToPack[]) => Promise<T>): Promise<T> {
  const found = chromiumHere();
  if (!('exe' in found)) throw new Error(found.missing);
  const warehouse = await packWarehouse(folder, quick, orders);
  const browser = await chromium.launch({ executablePath: found.exe, args: [...quietFlags] });
  const house = await openHouseIn(warehouse.folder, {
    shell: 'chromium',
    exe: found.exe,
    needsHostNode: false,
    sample: false,
    browser: () => Promise.resolve(browser),
  });
  try {
    const { page } = house;
    page.setDefaultTimeout(30_000);
    await page.context().grantPermissions(['camera']);
    const signedIn = await call(page, 'session.signIn', { userId: warehouse.packerId, password: PASSWORD });
    if (!signedIn.ok) throw new Error(signedIn.error.code);
    await page.evaluate((gapMs) => {
      localStorage.setItem('sidebay.scannerGapMs', String(gapMs));
      localStorage.setItem('sidebay.appearance', JSON.stringify({ language: 'en' }));
    }, SCANNER_GAP_MS);
    await watchVerdicts(page);
    await page.reload();
    await goTo(page, '/pack');
    await page.locator('.verdict-word').waitFor();
    return await work(page, warehouse.orders);
  } finally {
    await house.close();
    await browser.close();
  }
}

/** The last thing a packer says about a parcel; throws where it was not closed. */
export async function assertClosed(page: Page, number: string): Promise<void> {
  const word = await page.locator('.verdict-word').textContent();
  if (word !== 'CLOSED') throw new Error(`${number} was not closed: ${word ?? ''}`);
}
