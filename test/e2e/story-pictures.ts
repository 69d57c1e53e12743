import path from 'node:path';
import { test, type Page } from '@playwright/test';
import { root } from './shells.ts';

/** Takes what a story shows at each of its turns, numbered as they come: `test-results/stories/<story>.<shell>/<n>-<turn>.png`. */
export function storyPictures(page: Page, story: string): (turn: string) => Promise<void> {
  let n = 0;
  return async (turn) => {
    n += 1;
    const name = `${String(n).padStart(2, '0')}-${turn}.png`;
    await page.screenshot({ path: path.join(root, 'test-results/stories', `${story}.${test.info().project.name}`, name), animations: 'disabled' });
  };
}
