import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Look } from './every-screen.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Looks at a part of a screen with an accessibility checker; what is wrong is found with its place. Each look is a second of hard work and more. */
export const createChecker = (page: Page, themes: readonly ('light' | 'dark')[]): { readonly look: Look; readonly found: string[] } => {
  const found: string[] = [];
  const check = async (where: string, part: string, theme: 'light' | 'dark'): Promise<void> => {
    await page.evaluate((wanted) => {
      document.documentElement.dataset['theme'] = wanted;
    }, theme);
    // Legacy mode: the other one opens a blank page, which this program's windows refuse.
    const axe = new AxeBuilder({ page })
      .setLegacyMode(true)
      .options({ resultTypes: ['violations'], preload: false })
      .include(part)
      .exclude('[data-live-announcer]');
    // Only colours differ between the themes.
    const { violations } = await (theme === 'light' ? axe.withTags(WCAG) : axe.withRules(['color-contrast'])).analyze();
    for (const { id, help, nodes } of violations) {
      // The grid around these rows is the tab stop, and its arrow keys scroll them.
      if (id === 'scrollable-region-focusable' && nodes.every(({ target }) => target.join(' ').endsWith('.queue-scroll'))) continue;
      const places = nodes.slice(0, 2).map(({ html }) => html.slice(0, 160));
      found.push(`${theme} ${where}: ${id} ${help}: ${places.join(' | ')}`);
    }
  };
  return {
    found,
    look: async (where, part) => {
      for (const theme of themes) await check(where, part, theme);
    },
  };
};
