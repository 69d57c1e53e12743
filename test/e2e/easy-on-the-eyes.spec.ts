import type { Page } from '@playwright/test';
import { expect, keepHouse, test } from './console.fixture.ts';
import { become, goTo } from './desk.ts';
import { everyScreen, type Look } from './every-screen.ts';
import { samplePeople } from './sample-people.ts';

const house = keepHouse();
test.skip(({ shell }) => shell === 'electron', 'not in Electron: commands are refused on their way, which only loopback allows; the page is the same');

/** Nobody sees a change of this length as movement; a page may wish one to hear of its end. */
const NO_TIME_MS = 10;

/** Everything drawn that moves or would move when it changes, with the longest time it would take. */
const moving = (page: Page): Promise<readonly string[]> =>
  page.evaluate((most) => {
    const longest = (list: string): number => Math.max(...list.split(',').map((one) => Number.parseFloat(one) * (one.trim().endsWith('ms') ? 1 : 1000)));
    const found = new Set<string>();
    for (const element of document.querySelectorAll('*'))
      for (const part of ['', '::before', '::after']) {
        const style = getComputedStyle(element, part);
        const name = `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}${part}`;
        if (longest(style.transitionDuration) > most) found.add(`${name} changes in ${style.transitionDuration}`);
        if (style.animationName !== 'none' && longest(style.animationDuration) > most) found.add(`${name} moves for ${style.animationDuration}`);
      }
    return [...found];
  }, NO_TIME_MS);

test('whoever wants no motion sees none on any screen, and otherwise there is some', async () => {
  test.setTimeout(300_000);
  const { page } = house();
  await goTo(page, '/queue');
  await become(page, samplePeople.administrator);
  expect(await moving(page), 'what moves for everybody else').not.toEqual([]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  try {
    const found: string[] = [];
    const look: Look = async (where) => {
      found.push(...(await moving(page)).map((one) => `${where}: ${one}`));
    };
    const pages = await everyScreen(page, [samplePeople.administrator, samplePeople.supervisor], look, { deep: false });
    expect(found).toEqual([]);
    expect(pages.length).toBeGreaterThan(30);
  } finally {
    await page.emulateMedia({ reducedMotion: null });
  }
});

/** Stops of the Tab key on one screen that are looked at: the frame and the first of what the page holds. */
const STOPS = 24;

/** What has the focus and shows no edge for it, neither itself nor what stands around it nor the row it points to; null where one is seen. */
const unseenFocus = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return null;
    const pointed = document.getElementById(focused.getAttribute('aria-activedescendant') ?? '');
    const hasEdge = (element: Element | null): boolean => {
      if (element === null) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
    };
    // A box hidden behind its drawn mark shows the edge on the mark; a field in a frame shows it on the frame.
    const around = [focused, pointed, focused.parentElement, focused.parentElement?.parentElement ?? null, ...(focused.closest('label')?.children ?? [])];
    return around.some((element) => hasEdge(element)) ? null : focused.outerHTML.slice(0, 140);
  });

test('in forced colours, where shadows are not drawn, the focus is seen at every stop of the Tab key', async () => {
  test.setTimeout(300_000);
  const { page } = house();
  await goTo(page, '/queue');
  await become(page, samplePeople.administrator);
  await page.emulateMedia({ forcedColors: 'active' });
  try {
    const found = new Set<string>();
    const look: Look = async (where) => {
      for (let stop = 0; stop < STOPS; stop += 1) {
        await page.keyboard.press('Tab');
        const unseen = await unseenFocus(page);
        if (unseen !== null) found.add(`${where}: ${unseen}`);
      }
    };
    const pages = await everyScreen(page, [samplePeople.administrator, samplePeople.supervisor], look, { deep: false });
    expect([...found]).toEqual([]);
    expect(pages.length).toBeGreaterThan(30);
  } finally {
    await page.emulateMedia({ forcedColors: null });
  }
});
