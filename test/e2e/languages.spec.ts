import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { arrowTo, pressOn } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { become, goTo, openCase, panel, queueRows, rows } from './desk.ts';
import { samplePeople } from './sample-people.ts';
import { root } from './shells.ts';

const house = keepHouse({ hands: 'keyboard' });
const languages = ['en', 'zh-CN'] as const;
const kinds = ['stock_out', 'bad_address', 'sku_mismatch', 'special_request', 'duplicate_order'] as const;
type Language = (typeof languages)[number];

/** The first parts of all catalogue keys: nobody's text looks like `queue.view` but a key that was not found. */
const keyGroups = (): readonly string[] => {
  const folder = path.join(root, 'renderer/i18n/locales/en');
  const keys = readdirSync(folder).flatMap((file) => Object.keys(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, string>));
  return [...new Set(keys.map((key) => key.split('.')[0] ?? key))];
};
const bareKey = new RegExp(String.raw`\b(?:${keyGroups().join('|')})\.[a-z][A-Za-z_]+`, 'u');

const choose = async (page: Page, choice: string): Promise<void> => {
  await pressOn(page, page.locator('.person-button:visible'));
  await arrowTo(page, page.getByRole('menuitemradio', { name: choice, exact: true }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
};

const toLanguage = async (page: Page, language: Language): Promise<void> => {
  if ((await page.locator('html').getAttribute('lang')) === language) return;
  await choose(page, language === 'en' ? 'English' : '中文');
  await expect(page.locator('html')).toHaveAttribute('lang', language);
};

/** All that can be read and heard here: texts, labels, descriptions, placeholders, titles. */
const everyWord = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const said = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    );
    return [document.body.innerText, ...said].join('\n');
  });

const expectWords = async (page: Page, where: string): Promise<void> => {
  const words = await everyWord(page);
  expect(bareKey.exec(words)?.[0], `${where}: a key without a text`).toBeUndefined();
  expect(/\{\{.*?\}\}|\bundefined\b|\bNaN\b|\[object /u.exec(words)?.[0], `${where}: a text that was not filled`).toBeUndefined();
};

const overflowOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Every place, and the panel of one exception of each kind. */
async function walk(page: Page, look: (where: string) => Promise<void>, kindsHere: readonly (typeof kinds)[number][] = kinds): Promise<void> {
  for (const kind of kindsHere) {
    const row = (await queueRows(page, { kinds: [kind] }))[0];
    if (row === undefined) throw new Error(`no ${kind}`);
    await openCase(page, row.platformOrderNo, kind);
    await look(`panel of ${kind}`);
  }
  for (const place of ['queue', 'intake', 'stock', 'outage', 'manual', 'pack', 'dispatch', 'spot-check', 'sync', 'settings']) {
    await goTo(page, `/${place}`);
    if (place === 'queue') await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    if (place === 'queue') await expect(rows(page).first()).toBeVisible();
    await look(place);
  }
}

for (const language of languages) {
  test(`no key shows and no text is unfilled anywhere in ${language}`, async () => {
    const { page } = house();
    await become(page, samplePeople.clerk);
    await toLanguage(page, language);
    await page.setViewportSize({ width: 1280, height: 800 });
    await walk(page, async (where) => {
      await expectWords(page, where);
      expect(await overflowOf(page), `${where} in ${language}: how far the page is wider than the window`).toBeLessThanOrEqual(0);
    });
  });
}

test('language and theme change while working: what is open and written stays, and is there after a reload', async () => {
  const { page, shell } = { ...house(), shell: test.info().project.name };
  const html = page.locator('html');
  await become(page, samplePeople.clerk);
  await toLanguage(page, 'en');
  await openCase(page, 'DM-TB-261123-0006');
  await choose(page, 'Dark');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await choose(page, '中文');
  await expect(html).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('heading', { level: 1, name: '队列' })).toBeVisible();
  await expect(panel(page).getByText('DM-TB-261123-0006').first()).toBeVisible();
  await page.reload();
  await expect(html, shell).toHaveAttribute('lang', 'zh-CN');
  await expect(html, shell).toHaveAttribute('data-theme', 'dark');
  await expect(panel(page).getByText('DM-TB-261123-0006').first()).toBeVisible();
  await choose(page, '亮');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await toLanguage(page, 'en');
});

test('an accessibility checker finds nothing in any place, and no faint text in the dark either', async ({ shell }) => {
  test.skip(shell === 'chromium', 'not in a browser: there every page is checked, in more hands (every-screen.spec)');
  test.setTimeout(180_000);
  const { page } = house();
  const found: string[] = [];
  const lookIn =
    (theme: 'light' | 'dark') =>
    async (where: string): Promise<void> => {
      // Legacy mode: the other one opens a blank page, which this program's windows refuse.
      const axe = new AxeBuilder({ page }).setLegacyMode(true);
      // Only colours differ between the themes.
      const { violations } = await (theme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze();
      for (const { id, impact, help, nodes } of violations) {
        // The grid around these rows is the tab stop, and its arrow keys scroll them.
        if (id === 'scrollable-region-focusable' && nodes.every(({ target }) => target.join(' ').endsWith('.queue-scroll'))) continue;
        const places = nodes.slice(0, 3).map(({ target }) => target.join(' '));
        found.push(`${theme} ${where}: ${id} (${impact}) ${help}: ${places.join(' | ')}`);
      }
    };
  for (const theme of ['light', 'dark'] as const) {
    const look = lookIn(theme);
    await page.evaluate((wanted) => {
      document.documentElement.dataset['theme'] = wanted;
    }, theme);
    await become(page, samplePeople.supervisor);
    await page.keyboard.press('g');
    await page.keyboard.press('u');
    await expect(page.locator('.sign-in-who')).toBeVisible();
    await look('sign-in');
    await become(page, samplePeople.clerk);
    await walk(page, look, ['bad_address']);
  }
  expect(found).toEqual([]);
});
