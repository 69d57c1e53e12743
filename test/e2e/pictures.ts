import { mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { become, calm, call, goTo, openCase, queueRows, sendForm } from './desk.ts';
import { newFolder, openHouseIn, removeFolder } from './house.ts';
import { samplePeople } from './sample-people.ts';
import { chromiumHere, quietFlags, root } from './shells.ts';

/*
 * Pictures of every place, to be looked at: language × theme × window size, in Chromium, of a new sample warehouse.
 *
 *   node test/e2e/pictures.ts                 → test-results/pictures/<place>.<language>.<theme>.<width>.png
 *   node test/e2e/pictures.ts --readme        → resources/pictures/*.png, the few that the README shows
 */
const { values } = parseArgs({ options: { readme: { type: 'boolean', default: false } } });

interface Look {
  readonly language: 'en' | 'zh-CN';
  readonly theme: 'light' | 'dark';
}
const looks: readonly Look[] = (['en', 'zh-CN'] as const).flatMap((language) => (['light', 'dark'] as const).map((theme) => ({ language, theme })));
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const readmeFolder = path.join(root, 'resources/pictures');
/** A README of half a dozen pictures should open at once. */
const MOST_BYTES = 250_000;

/** As the sign-in screen keeps it: read before the first paint. */
const wear = async (page: Page, { language, theme }: Look): Promise<void> => {
  await page.evaluate((appearance) => localStorage.setItem('sidebay.appearance', JSON.stringify(appearance)), { language, theme });
  await page.reload();
  await page.locator('html[lang]').waitFor();
};

const settle = async (page: Page): Promise<void> => {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // Skeletons, toasts and transitions are over.
  await page.waitForTimeout(900);
};

const firstOf = async (page: Page, kind: 'bad_address' | 'stock_out'): Promise<string> => {
  const number = kind === 'bad_address' ? 'DM-PDD-261123-0009' : 'DM-TB-261123-0044';
  const row = (await queueRows(page, { kinds: [kind] })).find(({ platformOrderNo }) => platformOrderNo === number);
  if (row === undefined) throw new Error(`no ${kind} of ${number} in the sample`);
  return row.caseId;
};

/** What there is to see; each leads there from anywhere. */
const places: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  queue: (page) => goTo(page, '/queue'),
  'panel-address': async (page) => goTo(page, `/queue/${await firstOf(page, 'bad_address')}`),
  'panel-stock': async (page) => goTo(page, `/queue/${await firstOf(page, 'stock_out')}`),
  intake: (page) => goTo(page, '/intake'),
  sync: (page) => goTo(page, '/sync'),
  settings: (page) => goTo(page, '/settings'),
};

const take = async (page: Page, file: string): Promise<void> => {
  await settle(page);
  await page.screenshot({ path: file });
};

/** Three people's work that cannot leave: what an outage looks like. */
const cutOff = async (page: Page): Promise<void> => {
  await calm(page);
  await call(page, 'sync.setTrainingMode', { mode: 'down' });
  for (const number of ['DM-TB-261123-0006', 'DM-TB-261123-0013', 'DM-DY-261123-0008']) {
    await openCase(page, number);
    await page.keyboard.press('n');
    await sendForm(page, {
      [await page.locator('section.dialog textarea').evaluate((area) => (area as HTMLTextAreaElement).labels[0]?.textContent ?? '')]: '客户说下午再打',
    });
  }
  await goTo(page, '/sync');
  await page.locator('.sync-strip .note').waitFor({ timeout: 60_000 });
};

const everything = async (page: Page, folder: string): Promise<void> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const name = (place: string, { language, theme }: Look, width: number): string => path.join(folder, `${place}.${language}.${theme}.${width}.png`);
  const all = async (place: string, go: () => Promise<void>): Promise<void> => {
    for (const look of looks) {
      for (const size of sizes) {
        // Before the place is entered: a list goes to its row by the height it has then.
        await page.setViewportSize(size);
        await wear(page, look);
        await go();
        await take(page, name(place, look, size.width));
      }
    }
  };
  await all('sign-in', () => page.locator('.sign-in-who').waitFor());
  await become(page, samplePeople.clerk);
  for (const [place, go] of Object.entries(places)) await all(place, () => go(page));
  await cutOff(page);
  await all('sync-outage', () => goTo(page, '/sync'));
};

const forReadme = async (page: Page): Promise<void> => {
  mkdirSync(readmeFolder, { recursive: true });
  await page.setViewportSize({ width: 1200, height: 750 });
  const one = async (file: string, look: Look, go: () => Promise<void>): Promise<void> => {
    const target = path.join(readmeFolder, `${file}.png`);
    await wear(page, look);
    await go();
    await take(page, target);
    const { size } = statSync(target);
    if (size > MOST_BYTES) throw new Error(`${file}.png has ${size} bytes, more than ${MOST_BYTES}`);
  };
  const go = (place: keyof typeof places) => async (): Promise<void> => places[place]?.(page);
  await one('sign-in', { language: 'en', theme: 'light' }, () => page.locator('.sign-in-who').waitFor());
  await become(page, samplePeople.clerk);
  await one('queue', { language: 'en', theme: 'light' }, go('queue'));
  await one('queue-dark', { language: 'en', theme: 'dark' }, go('panel-address'));
  await one('panel', { language: 'zh-CN', theme: 'light' }, go('panel-address'));
  await one('intake', { language: 'en', theme: 'light' }, go('intake'));
  await cutOff(page);
  await one('outage', { language: 'en', theme: 'light' }, () => goTo(page, '/sync'));
};

const found = chromiumHere();
if (!('exe' in found)) throw new Error(found.missing);
const browser: Browser = await chromium.launch({ executablePath: found.exe, args: [...quietFlags] });
const folder = newFolder('pictures');
const house = await openHouseIn(folder, { shell: 'chromium', exe: found.exe, needsHostNode: false, sample: true, browser: () => Promise.resolve(browser) });
try {
  await (values.readme ? forReadme(house.page) : everything(house.page, path.join(root, 'test-results/pictures')));
} finally {
  await house.close();
  await browser.close();
  removeFolder(folder);
}
