import { mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { become, calm, call, goTo, openCase, sendForm } from './desk.ts';
import serveGallery from '../gallery/serve-gallery.ts';
import { openGallery, SECTION_IDS } from '../gallery/open-gallery.ts';
import { newFolder, openHouseIn, removeFolder } from './house.ts';
import { PICTURES } from './picture-list.ts';
import { samplePeople } from './sample-people.ts';
import { chromiumHere, quietFlags, root } from './shells.ts';

/*
 * `npm run pictures`: all there is to see, in Chromium, to be looked at. `--only` takes one of the three, `--screens manual` the
 * screens whose name begins so.
 *
 *   gallery   test-results/pictures/gallery/<section>.<language>.<theme>.png
 *   screens   test-results/pictures/<place>.<language>.<theme>.<size>.png, of a new sample warehouse
 *   readme    resources/pictures/*.png, the few that the README shows, of another
 */
const KINDS = ['gallery', 'screens', 'readme'] as const;
const { values } = parseArgs({ options: { only: { type: 'string' }, screens: { type: 'string' } } });
/** The screens of one place, while its looks are being mended. */
const isWanted = (place: string): boolean => place.startsWith(values.screens ?? '');
const wanted = KINDS.filter((kind) => values.only === undefined || values.only === kind);

interface Look {
  readonly language: 'en' | 'zh-CN';
  readonly theme: 'light' | 'dark';
}
const looks: readonly Look[] = (['en', 'zh-CN'] as const).flatMap((language) => (['light', 'dark'] as const).map((theme) => ({ language, theme })));
/** At 200 % the smallest window is half as wide to the page, and drawn with twice the points. */
const sizes = [
  { name: '1280', width: 1280, height: 800, points: 1 },
  { name: '1920', width: 1920, height: 1080, points: 1 },
  { name: 'zoom200', width: 640, height: 400, points: 2 },
] as const;
const pictureFolder = path.join(root, 'test-results/pictures');
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

/** A window of this size, as the program's own zoom would make it. The override lasts as long as its session. */
const resize = async (page: Page, { width, height, points }: (typeof sizes)[number], zoom: CDPSession): Promise<void> => {
  await page.setViewportSize({ width, height });
  await zoom.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: points, mobile: false });
};

const missed: string[] = [];

const ofScreens = async (page: Page): Promise<void> => {
  const zoom = await page.context().newCDPSession(page);
  const name = (place: string, { language, theme }: Look, size: string): string => path.join(pictureFolder, `${place}.${language}.${theme}.${size}.png`);
  const all = async (place: string, go: () => Promise<void>): Promise<void> => {
    for (const look of looks) {
      for (const size of sizes) {
        // Before the place is entered: a list goes to its row by the height it has then.
        await resize(page, size, zoom);
        await wear(page, look);
        const file = name(place, look, size.name);
        try {
          await go();
          await take(page, file);
        } catch (error) {
          // One screen that is not reached keeps no other from being seen; all that are missing are named at the end.
          missed.push(`${path.basename(file)}: ${error instanceof Error ? error.message.split('\n', 1).join('') : String(error)}`);
        }
      }
    }
    // Work goes on in a window of the usual size.
    await resize(page, sizes[0], zoom);
  };
  if (isWanted('sign-in')) await all('sign-in', () => page.locator('.sign-in-who').waitFor());
  for (const { name: place, who, setUp, go } of PICTURES) {
    if (!isWanted(place)) continue;
    // A bench has no button to change over with.
    await goTo(page, '/queue');
    await become(page, who);
    await setUp?.(page);
    await all(place, () => go(page));
  }
  if (!isWanted('sync-outage')) return;
  await become(page, samplePeople.clerk);
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
  const go = (place: string) => async (): Promise<void> => {
    const picture = PICTURES.find(({ name }) => name === place);
    if (picture === undefined) throw new Error(`no picture of ${place}`);
    await picture.go(page);
  };
  await one('sign-in', { language: 'en', theme: 'light' }, () => page.locator('.sign-in-who').waitFor());
  await become(page, samplePeople.clerk);
  await one('queue', { language: 'en', theme: 'light' }, go('queue'));
  await one('queue-dark', { language: 'en', theme: 'dark' }, go('panel-address'));
  await one('panel', { language: 'zh-CN', theme: 'light' }, go('panel-address'));
  await one('intake', { language: 'en', theme: 'light' }, go('intake'));
  await cutOff(page);
  await one('outage', { language: 'en', theme: 'light' }, () => goTo(page, '/sync'));
};

/** Every section of the gallery in every look. */
const ofGallery = async (browser: Browser): Promise<void> => {
  const folder = path.join(pictureFolder, 'gallery');
  mkdirSync(folder, { recursive: true });
  const stop = await serveGallery();
  const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
  for (const { language, theme } of looks) {
    for (const section of SECTION_IDS) {
      await openGallery(page, { lang: language, theme }, { section });
      await page.locator('.gallery-section').screenshot({ path: path.join(folder, `${section}.${language}.${theme}.png`) });
    }
  }
  await page.close();
  await stop();
};

const found = chromiumHere();
if (!('exe' in found)) throw new Error(found.missing);
if (wanted.length === 0) throw new Error(`--only takes one of ${KINDS.join(', ')}`);
const browser: Browser = await chromium.launch({ executablePath: found.exe, args: [...quietFlags] });
const inNewHouse = async (look: (page: Page) => Promise<void>): Promise<void> => {
  const folder = newFolder('pictures');
  const house = await openHouseIn(folder, { shell: 'chromium', exe: found.exe, needsHostNode: false, sample: true, browser: () => Promise.resolve(browser) });
  try {
    await look(house.page);
  } finally {
    await house.close();
    removeFolder(folder);
  }
};
try {
  if (wanted.length > 1 || wanted[0] !== 'readme') rmSync(pictureFolder, { recursive: true, force: true });
  mkdirSync(pictureFolder, { recursive: true });
  if (wanted.includes('gallery')) await ofGallery(browser);
  if (wanted.includes('screens')) await inNewHouse(ofScreens);
  if (wanted.includes('readme')) await inNewHouse(forReadme);
  if (missed.length > 0) throw new Error(`not reached:\n${missed.join('\n')}`);
} finally {
  await browser.close();
}
