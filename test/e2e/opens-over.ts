import type { Page } from '@playwright/test';
import { goTo } from './desk.ts';
import { keysWithoutButton } from './keys-here.ts';
import { OVER, settle, titleOver, type Watched } from './settling.ts';

/* Everything that opens over a page, found by pressing its buttons and then the keys no button prints; how long a press takes to answer is seen, not guessed. */

/** More buttons than any page has that are not one in each row. */
const MOST_PRESSES = 80;

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
    async ([at, known]) => {
      const here = globalThis as Watched;
      for (const button of document.querySelectorAll<HTMLElement>(':is(main, .title-bar, .status-bar) button:not([role=radio])')) {
        const name = here.begin?.(button.getAttribute('aria-label') ?? button.textContent, 1) ?? '';
        const key = [button.closest('main') === null ? '' : at, button.parentElement?.className, name].join(' ');
        if (name === '' || known.includes(key) || !button.checkVisibility()) continue;
        button.click();
        await here.settled?.();
        return { name, key, title: here.titleOver?.() ?? null };
      }
      return null;
    },
    [place, [...pressed]] as const,
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

/** Presses every button of the page that stands there, and the keys that none of them prints; `look` is told of each thing that opened for the first time. */
export const openAll = async (here: Standing, { seen, pressed }: Met, look: (by: string, title: string) => Promise<void>): Promise<void> => {
  const { page, address } = here;
  const place = address.startsWith('/queue/') ? '/queue/…' : address;
  const meet = async ({ name, key, title }: Pressed): Promise<void> => {
    pressed.add(key);
    if (title !== null && !seen.has(title)) {
      seen.add(title);
      await look(name, title);
    }
    await clear(here);
  };
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    const next = await pressNext(page, place, pressed);
    if (next === null) break;
    await meet(next);
  }
  // What opened once opens alike everywhere. What did not is pressed again at the next place; what is about a row, at the next page and kind of exception.
  const [, desk] = address.split('/');
  for (const { name, press, isOfRow } of await keysWithoutButton(page)) {
    const tried = `${isOfRow ? address : desk}, ${name}`;
    if (pressed.has(name) || pressed.has(tried)) continue;
    await page.keyboard.press(press);
    await settle(page);
    const title = await titleOver(page);
    await meet({ name: press, key: title === null ? tried : name, title });
  }
};
