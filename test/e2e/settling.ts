import type { Page } from '@playwright/test';

/* When a page has shown what it shows, and what lies over it then: seen, not guessed. */

export const OVER = '[role=dialog], [role=alertdialog], [role=menu], .popover';

export interface Watched {
  settled?: () => Promise<void>;
  /** How a text begins: what follows is often the name of what stands in this row. */
  begin?: (text: string, words: number) => string;
  /** What is over the page, by how it begins; null where nothing is. */
  titleOver?: () => string | null;
}

/** `settled()` answers when nothing is asked of the host any more and some frames were drawn alike. */
const watchAnswers = (over: string): void => {
  const here = globalThis as Watched;
  if (here.settled !== undefined) return;
  const QUIET_FRAMES = 5;
  /** A page on which something always moves has shown what it shows by then. */
  const MOST_FRAMES = 120;
  let asked = 0;
  let changed = false;
  const fetched = fetch;
  globalThis.fetch = async (...request) => {
    asked += 1;
    try {
      return await fetched(...request);
    } finally {
      asked -= 1;
    }
  };
  new MutationObserver(() => {
    changed = true;
  }).observe(document, { subtree: true, childList: true });
  const begin = (text: string, words: number): string => text.replaceAll(/\d+/gu, '#').trim().split(/\s+/u).slice(0, words).join(' ').slice(0, 60);
  here.begin = begin;
  here.titleOver = () => {
    const top = [...document.querySelectorAll(over)].at(-1);
    if (top === undefined) return null;
    const heading = top.querySelector('h2, [slot=title]')?.textContent ?? null;
    // What a field offers is a list like every other.
    const isChoice = heading === null && top.querySelector('[role=listbox]') !== null;
    return isChoice ? 'choices' : begin(heading ?? top.getAttribute('aria-label') ?? top.textContent, 3);
  };
  here.settled = async () => {
    for (let quiet = 0, frames = 0; quiet < QUIET_FRAMES && frames < MOST_FRAMES; frames += 1) {
      changed = false;
      await new Promise((drawn) => requestAnimationFrame(drawn));
      quiet = asked > 0 || changed ? 0 : quiet + 1;
    }
  };
};

/** From now on, over every reload. */
export const watchSettling = async (page: Page): Promise<void> => {
  await page.addInitScript(watchAnswers, OVER);
  await page.evaluate(watchAnswers, OVER);
};

/** Until what was done last has shown what it shows. */
export const settle = (page: Page): Promise<void> => page.evaluate(() => (globalThis as Watched).settled?.());

export const titleOver = (page: Page): Promise<string | null> => page.evaluate(() => (globalThis as Watched).titleOver?.() ?? null);
