import type { Page } from '@playwright/test';

/* Which keys answer on a page, as its own help tells. */

export interface PageKey {
  /** The part of the help and the words that the key stands in. */
  readonly name: string;
  /** As the driver of the browser writes it. */
  readonly press: string;
  /** Not of the window or of every list alike. */
  readonly isOfRow: boolean;
}

/** What only moves within what stands there. */
const MOVES = /^(?:Shift\+)?(?:[↑↓←→]|Esc|F6|Space|Home|End|PageUp|PageDown)$|^G$/u;

const toPress = (chord: string): string => chord.replace('Ctrl+', 'Control+').replace(/^[A-Z]$/u, (letter) => letter.toLowerCase());

/** The keys that answer here and stand on no button. */
export const keysWithoutButton = async (page: Page): Promise<readonly PageKey[]> => {
  const { printed, isBench } = await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return {
      printed: [...document.querySelectorAll('button .key-caps')].filter((caps) => caps.checkVisibility()).map((caps) => caps.textContent),
      isBench: document.querySelector('.shell.is-bench') !== null,
    };
  });
  const help = page.locator('.keys-columns');
  await page.keyboard.press(isBench ? 'Control+/' : '?');
  await help.waitFor();
  const listed = await help.locator('section').evaluateAll((sections) =>
    sections.flatMap((section) =>
      [...section.querySelectorAll('.keys-row')].map((row) => ({
        name: [section.querySelector('h3'), row.firstElementChild].map((words) => words?.textContent).join(' › '),
        chords: [...row.querySelectorAll('.key-caps')].map((caps) => [...caps.children].map((key) => key.textContent)),
      })),
    ),
  );
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  return (
    listed
      .filter(({ chords }) => !chords.some((keys) => printed.includes(keys.join(''))))
      .map(({ name, chords: [keys = []] }) => ({ name, chord: keys.join('+') }))
      // At a bench nothing stands still for them to move.
      .filter(({ chord }) => isBench || !MOVES.test(chord))
      .map(({ name, chord }) => ({ name, press: toPress(chord), isOfRow: !/^(?:Everywhere|List) › /u.test(name) }))
  );
};
