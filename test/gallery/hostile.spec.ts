import { expect, test, type Page } from '@playwright/test';
import { HOSTILE_TEXTS } from '../fixtures/hostile-texts.ts';
import { stickingOut } from './boxes.ts';
import { openGallery, SECTION_IDS } from './open-gallery.ts';

/** Sections whose words come from the list. Icons are named by the program. */
const sections = SECTION_IDS.filter((id) => id !== 'icons');

/** What a page did that texts must not make it do. */
const watch = (page: Page): readonly string[] => {
  const did: string[] = [];
  const origin = new URL(process.env['SIDEBAY_GALLERY'] ?? '').origin;
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) did.push(`asked for ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    did.push(`opened ${dialog.type()}`);
    void dialog.dismiss();
  });
  page.on('popup', () => did.push('opened a window'));
  page.on('console', (message) => {
    if (message.type() === 'error') did.push(message.text());
  });
  page.on('pageerror', (error) => did.push(error.message));
  return did;
};

const give = (page: Page, texts: readonly string[]): Promise<unknown> =>
  page.addInitScript((list) => {
    (globalThis as { galleryTexts?: readonly string[] }).galleryTexts = list;
  }, texts);

const ran = (page: Page): Promise<unknown> => page.evaluate(() => (globalThis as { ran?: unknown }).ran);

/** The page may grow downwards; sideways it may not. */
const widerThanWindow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('no hostile text in any component runs, asks, navigates or widens the page', async ({ page }) => {
  test.setTimeout(180_000);
  const did = watch(page);
  // Each place takes the next text of the list; a page has more places than a step has texts, so every text stands somewhere.
  const step = 30;
  for (let start = 0; start < HOSTILE_TEXTS.length; start += step) {
    await give(page, [...HOSTILE_TEXTS.slice(start, start + step), ...HOSTILE_TEXTS.slice(0, step)]);
    await openGallery(page, { lang: 'en', theme: 'light' }, { texts: 'given' });
    // Letters that pile up may be cut above and below; nothing pushes its neighbours aside.
    const out = (await stickingOut(page, '.gallery-section')).filter((line) => !line.includes('cut off'));
    expect.soft(out, `texts from ${start}`).toEqual([]);
    expect.soft(await widerThanWindow(page), `texts from ${start}`).toBeLessThanOrEqual(0);
    expect(await ran(page), `texts from ${start}`).toBeUndefined();
    expect(new URL(page.url()).pathname).toBe('/gallery/');
  }
  expect(did).toEqual([]);
});

test('a hostile text is shown as it is, letter for letter', async ({ page }) => {
  const short = HOSTILE_TEXTS.filter((text) => text.length < 300 && text.isWellFormed());
  for (let start = 0; start < short.length; start += 100) {
    await give(page, short.slice(start, start + 100));
    await openGallery(page, { lang: 'en', theme: 'light' }, { texts: 'given', section: 'work' });
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('.data-value .fault-text, .facts dd, .log-line:first-child .log-words > span')].map((element) => element.textContent),
    );
    expect(shown.length).toBeGreaterThan(3);
    // A fault marks the part of a value it is about.
    for (const text of shown)
      expect(
        short.filter((given) => given.includes(text ?? '')),
        text ?? '',
      ).not.toEqual([]);
  }
});

test('a page that lets one text run is found out', async ({ page }) => {
  const did = watch(page);
  await openGallery(page, { lang: 'en', theme: 'light' }, { section: 'notes' });
  await page.evaluate(() => {
    const place = document.querySelector('.note-title');
    const picture = document.createElement('img');
    picture.src = 'http://hostile.invalid/pixel.png';
    place?.append(picture);
  });
  await expect.poll(() => did.length).toBeGreaterThan(0);
  expect(sections.length).toBe(SECTION_IDS.length - 1);
});
