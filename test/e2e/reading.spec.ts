import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, goTo, openCase, panel, queueRows, rows, theClerk } from './desk.ts';
import { listenAt } from './heard.ts';
import { root } from './shells.ts';

/* What somebody hears who walks the page by a screen reader, and whether the eye meets the same in the same order. */

const house = keepHouse();

const wordsOf = (language: 'en' | 'zh-CN'): Readonly<Record<string, string>> => {
  const folder = path.join(root, 'renderer/i18n/locales', language);
  return Object.assign({}, ...readdirSync(folder).map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as object)) as Record<string, string>;
};

const toLanguage = async (page: Page, language: 'en' | 'zh-CN'): Promise<void> => {
  const html = page.locator('html');
  if ((await html.getAttribute('lang')) === language) return;
  await page.locator('.person-button:visible').press('Enter');
  await page.getByRole('menuitemradio', { name: language === 'en' ? 'English' : '中文' }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(html).toHaveAttribute('lang', language);
  await expect(page.getByRole('menu')).toHaveCount(0);
};

/** What is said, in the order in which it is said; `parts` must come one after another. */
const expectSaid = async (where: Locator, parts: readonly RegExp[]): Promise<void> => {
  const said = await where.ariaSnapshot();
  let from = 0;
  for (const part of parts) {
    const at = said.slice(from).search(part);
    expect(at, `${String(part)} after ${said.slice(Math.max(0, from - 60), from)}`).toBeGreaterThanOrEqual(0);
    from += at + 1;
  }
};

/** Headings that stand higher than the one that is read before them, in a column of their own. */
const outOfOrder = (where: Locator): Promise<readonly string[]> =>
  where.evaluate((element) => {
    const headings = [...element.querySelectorAll<HTMLElement>('h1, h2, h3, h4')].filter((one) => one.checkVisibility());
    return headings.flatMap((heading, at) => {
      const before = headings[at - 1];
      if (before === undefined || before.contains(heading)) return [];
      const [above, here] = [before.getBoundingClientRect(), heading.getBoundingClientRect()];
      return here.top + 1 < above.top && here.left < above.right ? [`${heading.textContent} is read after ${before.textContent}`] : [];
    });
  });

test('the queue is heard from its name to its rows, each row with its order, kind and clock', async () => {
  const { page } = house();
  await become(page, theClerk);
  await goTo(page, '/queue');
  await expect(rows(page).first()).toBeVisible();
  await expectSaid(page.locator('main'), [
    /heading "Queue"/u,
    /button "Columns/u,
    /tablist "Views"/u,
    /tab ".*" \[selected\]/u,
    /grid "/u,
    /columnheader/u,
    /row "/u,
  ]);
  const order = await page.evaluate(() => [...document.querySelectorAll('.queue-row')].map((row) => Number(row.getAttribute('aria-rowindex'))));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  const first = await rows(page).first().ariaSnapshot();
  // Its tick says which order it is; then clock, kind, number, fault, shop, state, owner.
  expect(first).toMatch(/^- row "Select \S+ (?:\d+[dhm] )+(?:over )?\S.* (?:Open|Working|On \w+) \S/u);
});

test('the panel is heard from what the exception is to its log, as it is seen', async () => {
  const { page } = house();
  await become(page, theClerk);
  await openCase(page, 'DM-PDD-261123-0009', 'bad_address');
  await expect(panel(page).getByRole('button', { name: /^Accept/u })).toBeVisible();
  await expectSaid(panel(page), [/DM-PDD-261123-0009/u, /heading/u, /button "Accept/u, /button "Contact|Contact/u, /heading "Log/u]);
  expect(await outOfOrder(panel(page))).toEqual([]);
  expect(await outOfOrder(page.locator('main'))).toEqual([]);
});

/** From the suggestion on, which has the focus when the panel is entered. */
const PANEL_SAID = {
  en: [
    'button · Accept',
    'button · Edit',
    'button · Dismiss',
    'button · Hold',
    'button · Lift · disabled',
    'button · Set next action',
    'button · Paste an answer',
    'button · Contact',
    'radio · All · checked',
    'button · Show 1 more',
    'button · Note',
    'button · Photo',
    'button · Assign',
    'button · Resolve',
    'button · More · expanded=false',
  ],
  'zh-CN': [
    'button · 采纳',
    'button · 改',
    'button · 不用',
    'button · 挂起',
    'button · 解除 · disabled',
    'button · 定下一步',
    'button · 粘贴回复',
    'button · 记录联系',
    'radio · 全部 · checked',
    'button · 再看 1 条',
    'button · 备注',
    'button · 照片',
    'button · 分派',
    'button · 了结',
    'button · 更多 · expanded=false',
  ],
} as const;

for (const language of ['en', 'zh-CN'] as const) {
  const words = wordsOf(language);

  test(`arrows through the queue say order, kind and whether it is chosen, groups whether they are open, in ${language}`, async () => {
    const { page } = house();
    await become(page, theClerk);
    await toLanguage(page, language);
    await goTo(page, '/queue?group=kind');
    await expect(rows(page).first()).toBeVisible();
    const { heard, end } = await listenAt(page);
    await page.locator('.queue-grid').focus();
    await page.keyboard.press('Home');
    const byId = new Map((await queueRows(page)).map((row) => [`queue-row-${row.caseId}`, row]));
    const stand = () => page.locator('.queue-grid').getAttribute('aria-activedescendant');
    const said: string[] = [];
    for (let step = 0; step < 5; step += 1) {
      const row = byId.get((await stand()) ?? '');
      if (row === undefined) throw new Error(`the cursor stands at ${String(await stand())}`);
      const { role, name, states } = await heard();
      expect([role, states]).toEqual(['row', []]);
      expect(name).toContain(row.platformOrderNo);
      expect(name).toContain(words[`kind.${row.kind}.short`]);
      said.push(name);
      await page.keyboard.press('ArrowDown');
      await expect.poll(stand).not.toBe(`queue-row-${row.caseId}`);
    }
    expect(new Set(said).size).toBe(5);
    await page.keyboard.press('Space');
    await expect.poll(heard).toMatchObject({ role: 'row', states: ['selected'] });
    await page.keyboard.press('Space');
    await expect.poll(heard).toMatchObject({ role: 'row', states: [] });

    const { groups } = await ask<{ groups: { key: string; count: number }[] }>(page, 'queue.list', { group: 'kind' });
    const [group] = groups;
    const told = (state: 'open' | 'closed') =>
      words[`queue.groupRow.${state}`]?.replace('{{group}}', words[`kind.${group?.key ?? ''}`] ?? '').replace('{{n}}', String(group?.count));
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(heard).toMatchObject({ role: 'row', name: told('closed') });
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.queue-group-line.is-cursor')).toHaveCount(0);
    expect(await page.locator('.queue-group-line').first().getAttribute('aria-label')).toBe(told('open'));
    await end();
  });

  test(`Tab through the panel says what each stop is and does, in the order it is read, in ${language}`, async () => {
    const { page } = house();
    await become(page, theClerk);
    await toLanguage(page, language);
    await openCase(page, 'DM-PDD-261123-0009', 'bad_address');
    const { heard, end } = await listenAt(page);
    await page.keyboard.press('Enter');
    const inPanel = () => panel(page).evaluate((element) => element.contains(document.activeElement));
    await expect.poll(inPanel).toBe(true);
    const said: string[] = [];
    while (said.length < 60 && (await inPanel())) {
      const { role, name, states } = await heard();
      said.push([role, name, ...states].join(' · '));
      await page.keyboard.press('Tab');
    }
    expect(said).toEqual(PANEL_SAID[language]);
    await end();
  });
}
