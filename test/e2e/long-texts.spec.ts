import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, keepHouse, test } from './console.fixture.ts';
import { become } from './desk.ts';
import { everyScreen } from './every-screen.ts';
import { samplePeople } from './sample-people.ts';
import { root } from './shells.ts';

/*
 * The console in a language as long as German, with names of two hundred letters: what does not fit may end in three dots, be wrapped or scrolled
 * for, but no page grows wider than its window and no button loses a word.
 */
test.skip(({ shell }) => shell === 'electron', 'not in Electron: texts and names are lengthened on their way, which only loopback allows');

const house = keepHouse();

const NAME_LETTERS = 200;
/** Half as long again, word by word, as German is beside English; what is filled in stays. */
const germanLong = (text: string): string =>
  text.replaceAll(/\{\{[^}]*\}\}|\p{L}+/gu, (word) => (word.startsWith('{{') ? word : word + word.slice(0, Math.ceil(word.length / 2)).toLowerCase()));

const longTexts = (): Readonly<Record<string, string>> => {
  const folder = path.join(root, 'renderer/i18n/locales/en');
  const texts = readdirSync(folder).flatMap((file) => Object.entries(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, string>));
  return Object.fromEntries(texts.map(([key, text]) => [key, germanLong(text)]));
};

/** From the next load on: texts as they are fetched, names as the host's answers come in. */
const makeLong = async (page: Page): Promise<void> => {
  await page.route(/\/texts-en-[\w-]+\.js$/u, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: `export const texts = ${JSON.stringify(longTexts())};` }),
  );
  await page.addInitScript((letters) => {
    const names = new Set(['merchantName', 'ownerName', 'name', 'nameEn', 'personName', 'recipient', 'fileName', 'itemName', 'skuName', 'by', 'vehicle', 'en']);
    // Names of people, shops and goods; not of codes and states, which are words of the program.
    const isName = (key: string, value: unknown): value is string => names.has(key) && typeof value === 'string' && /[^a-z_.]/u.test(value);
    const longName = (name: string): string => name.repeat(Math.ceil(letters / name.length)).slice(0, letters);
    const fetched = fetch;
    globalThis.fetch = async (...request) => {
      const response = await fetched(...request);
      const [address] = request;
      if (typeof address !== 'string' || !address.startsWith('/api/') || /^\/api\/(?:session|templates)\//u.test(address)) return response;
      return Response.json(JSON.parse(await response.text(), (key, value: unknown) => (isName(key, value) ? longName(value) : value)));
    };
  }, NAME_LETTERS);
  await page.reload();
};

/** Buttons that are wider than what shows of them, in their own box or in the window. */
const cutButtons = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.button, .place-tab, .rail-link, .bench-command')]
      .filter((button) => button.checkVisibility())
      .flatMap((button) => {
        const { left, right, width } = button.getBoundingClientRect();
        const words = [...button.querySelectorAll('span:not(.visually-hidden), b')].some(
          (word) => word.scrollWidth > word.clientWidth + 1 && getComputedStyle(word).overflowX === 'hidden',
        );
        const scrolled = button.closest('.view-tab-list, .place-tabs, .queue-chips, .rail') !== null;
        const cut = width > 0 && (button.scrollWidth > button.clientWidth + 1 || words || (!scrolled && (right > innerWidth + 1 || left < -1)));
        return cut ? [`${button.className}: ${button.textContent.slice(0, 60)}`] : [];
      }),
  );

for (const who of ['supervisor', 'administrator'] as const) {
  test(`no page of the ${who} grows wider than its window and no button is cut, with texts half as long again and names of two hundred letters`, async () => {
    test.setTimeout(300_000);
    const { page } = house();
    await become(page, samplePeople[who]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await makeLong(page);
    const found: string[] = [];
    const look = async (where: string): Promise<void> => {
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wider > 0) found.push(`${where} is ${wider} px wider than the window`);
      found.push(...(await cutButtons(page)).map((button) => `${where}: ${button}`));
    };
    const pages = await everyScreen(page, [samplePeople[who]], look, { deep: false });
    expect(found).toEqual([]);
    expect(pages.length).toBeGreaterThan(20);
  });
}
