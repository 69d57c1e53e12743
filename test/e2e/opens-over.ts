import type { Page } from '@playwright/test';
import { goTo } from './desk.ts';

/* Everything that opens over a page, found by pressing its buttons; how long a press takes to answer is seen, not guessed. */

export const OVER = '[role=dialog], [role=alertdialog], [role=menu], .popover';
/** More buttons than any page has that are not one in each row. */
const MOST_PRESSES = 80;

interface Watched {
  settled?: () => Promise<void>;
}

/** `settled()` answers when nothing is asked of the host any more and some frames were drawn alike. */
const watchAnswers = (): void => {
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
  await page.addInitScript(watchAnswers);
  await page.evaluate(watchAnswers);
};

const settle = (page: Page): Promise<void> => page.evaluate(() => (globalThis as Watched).settled?.());

interface Pressed {
  readonly name: string;
  /** The same for the same button of another row. */
  readonly key: string;
  /** What is over the page now, by how it begins. */
  readonly title: string | null;
}

/** Presses the next button that nobody pressed yet. The frame of the window is the same everywhere, and is pressed once. */
const pressNext = (page: Page, place: string, pressed: ReadonlySet<string>): Promise<Pressed | null> =>
  page.evaluate(
    async ([at, known, over]) => {
      // What follows is often the name of what stands in this row.
      const begin = (text: string, words: number): string => text.replaceAll(/\d+/gu, '#').trim().split(/\s+/u).slice(0, words).join(' ').slice(0, 60);
      for (const button of document.querySelectorAll<HTMLElement>(':is(main, .title-bar, .status-bar) button:not([role=radio])')) {
        const name = begin(button.getAttribute('aria-label') ?? button.textContent, 1);
        const key = [button.closest('main') === null ? '' : at, button.parentElement?.className, name].join(' ');
        if (name === '' || known.includes(key) || !button.checkVisibility()) continue;
        button.click();
        await (globalThis as Watched).settled?.();
        const top = [...document.querySelectorAll(over)].at(-1);
        if (top === undefined) return { name, key, title: null };
        const heading = top.querySelector('h2, [slot=title]')?.textContent ?? null;
        // What a field offers is a list like every other.
        const isChoice = heading === null && top.querySelector('[role=listbox]') !== null;
        return { name, key, title: isChoice ? 'choices' : begin(heading ?? top.getAttribute('aria-label') ?? top.textContent, 3) };
      }
      return null;
    },
    [place, [...pressed], OVER] as const,
  );

/** What was opened, by its title, and what was pressed, by place and name: each once, over all pages. */
export interface Met {
  readonly seen: Set<string>;
  readonly pressed: Set<string>;
}

interface Standing {
  readonly page: Page;
  readonly address: string;
  readonly arrive: (page: Page, address: string) => Promise<void>;
}

/** Back to the page as it was. */
const clear = async ({ page, address, arrive }: Standing): Promise<void> => {
  const isOver = async (): Promise<boolean> => (await page.locator(OVER).count()) > 0;
  for (let press = 0; press < 3 && (await isOver()); press += 1) {
    await page.keyboard.press('Escape');
    await settle(page);
  }
  if (page.url().endsWith(`#${address}`) && !(await isOver())) return;
  await goTo(page, address);
  if (await isOver()) await page.reload();
  await arrive(page, address);
};

/** Presses every button of the page that stands there; `look` is told of each thing that opened for the first time. */
export const openAll = async (here: Standing, { seen, pressed }: Met, look: (by: string, title: string) => Promise<void>): Promise<void> => {
  const { page, address } = here;
  const place = address.startsWith('/queue/') ? '/queue/…' : address;
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    const next = await pressNext(page, place, pressed);
    if (next === null) return;
    pressed.add(next.key);
    if (next.title !== null && !seen.has(next.title)) {
      seen.add(next.title);
      await look(next.name, next.title);
    }
    await clear(here);
  }
};
