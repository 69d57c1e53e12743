import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, keepHouse, test } from './console.fixture.ts';
import { everyScreen, type Look } from './every-screen.ts';
import { samplePeople } from './sample-people.ts';

const house = keepHouse();
test.skip(({ shell }) => shell === 'electron', 'not in Electron: commands are refused on their way, which only loopback allows; the page is the same');

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// A page that came under another name would be walked past: there are at least as many.
const AT_LEAST = { supervisor: 24, administrator: 32 } as const;

/** Looks at a part of a screen in both themes; what is wrong is found with its place. */
const checker = (page: Page): { readonly look: Look; readonly found: string[] } => {
  const found: string[] = [];
  const check = async (where: string, part: string, theme: 'light' | 'dark'): Promise<void> => {
    await page.evaluate((wanted) => {
      document.documentElement.dataset['theme'] = wanted;
    }, theme);
    // Legacy mode: the other one opens a blank page, which this program's windows refuse.
    const axe = new AxeBuilder({ page })
      .setLegacyMode(true)
      .options({ resultTypes: ['violations'] })
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
      await check(where, part, 'dark');
      await check(where, part, 'light');
    },
  };
};

test.beforeEach(async () => {
  await house().page.setViewportSize({ width: 1280, height: 800 });
});

for (const who of ['supervisor', 'administrator'] as const) {
  test(`an accessibility checker finds nothing on any page of the ${who}, in the light and in the dark`, async () => {
    // Each look is seconds of hard work, and there are some thirty.
    test.setTimeout(600_000);
    const { page } = house();
    const { look, found } = checker(page);
    const pages = await everyScreen(page, [samplePeople[who]], look, { deep: false });
    expect(found).toEqual([]);
    expect(pages.length).toBeGreaterThanOrEqual(AT_LEAST[who]);
  });
}
