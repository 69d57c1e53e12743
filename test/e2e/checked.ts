import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { Look } from './every-screen.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What the checker answers, as far as it is read here. */
interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly target: readonly unknown[] }[];
}
interface Checker {
  readonly run: (where: object, options: object) => Promise<{ readonly violations: readonly Violation[] }>;
}

/** The checker of the builder, which itself would be told to the page anew at every look and for each theme: half a second each. */
const { source } = createRequire(import.meta.resolve('@axe-core/playwright'))('axe-core') as { readonly source: string };

/** Looks at a part of a screen with an accessibility checker, in each theme as it stands there; what is wrong is found with its place. */
export const createChecker = (page: Page, themes: readonly ('light' | 'dark')[]): { readonly look: Look; readonly found: string[] } => {
  const found: string[] = [];
  const look: Look = async (where, part) => {
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
    const looks = await page.evaluate(
      async ([include, inThemes, tags]) => {
        const { axe } = globalThis as unknown as { readonly axe: Checker };
        const all: { readonly theme: string; readonly violations: readonly Violation[] }[] = [];
        const { theme: before } = document.documentElement.dataset;
        for (const theme of inThemes) {
          document.documentElement.dataset['theme'] = theme;
          // Colours that are on their way from one theme to the other are those of none.
          await new Promise((drawn) => requestAnimationFrame(drawn));
          await Promise.all(document.getAnimations().flatMap((one) => (one instanceof CSSTransition ? [one.finished.catch(() => undefined)] : [])));
          // Only colours differ between the themes.
          const runOnly = theme === 'light' ? { type: 'tag', values: tags } : { type: 'rule', values: ['color-contrast'] };
          const { violations } = await axe.run(
            { include: [include], exclude: ['[data-live-announcer]'] },
            { runOnly, resultTypes: ['violations'], preload: false },
          );
          all.push({ theme, violations: violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, target }) => ({ html, target })) })) });
        }
        document.documentElement.dataset['theme'] = before;
        return all;
      },
      [part, themes, WCAG] as const,
    );
    for (const { theme, violations } of looks)
      for (const { id, help, nodes } of violations) {
        // The grid around these rows is the tab stop, and its arrow keys scroll them.
        if (id === 'scrollable-region-focusable' && nodes.every(({ target }) => target.join(' ').endsWith('.queue-scroll'))) continue;
        const places = nodes.slice(0, 2).map(({ html }) => html.slice(0, 160));
        found.push(`${theme} ${where}: ${id} ${help}: ${places.join(' | ')}`);
      }
  };
  return { found, look };
};
