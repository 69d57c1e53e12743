import type { Browser, Page } from '@playwright/test';

/**
 * A page with almost nothing on it, in the same browser on the same machine: one element that says how often a key was pressed, and a list as a
 * browser draws it at its very best (as many lines and words as the queue shows, forty elements that are written anew, no framework). What it needs
 * is the machine's; only what lies above is ours.
 */
const HTML = `<!doctype html><style>
  body { margin: 0; font: 13px sans-serif }
  .bare-scroll { position: absolute; inset: 150px 0 30px 200px; overflow: auto; contain: strict }
  .bare-body { position: relative; height: 3200000px }
  .bare-line { position: absolute; inset: 0 0 auto; height: 32px; display: grid; grid-template-columns: repeat(9, 1fr); border-bottom: 1px solid #ddd; contain: layout style }
</style><p class="bare-count">0</p><div class="bare-scroll"><div class="bare-body"></div></div>`;

const ROW_PIXELS = 32;
const LINES = 48;
const CELLS = 9;

export const barePage = async (browser: Browser): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.setContent(HTML);
  await page.evaluate(
    ([rowPixels, lines, cells]) => {
      const count = document.querySelector('.bare-count');
      addEventListener('keydown', () => {
        if (count !== null) count.textContent = String(Number(count.textContent) + 1);
      });
      const scroller = document.querySelector('.bare-scroll');
      const body = document.querySelector('.bare-body');
      if (scroller === null || body === null) throw new Error('the bare page is not whole');
      const drawn = Array.from({ length: lines }, () => {
        const line = document.createElement('div');
        line.className = 'bare-line';
        for (let at = 0; at < cells; at += 1) line.append(document.createElement('span'));
        body.append(line);
        return { line, at: -1 };
      });
      const draw = (): void => {
        const first = Math.max(0, Math.floor(scroller.scrollTop / rowPixels) - 8);
        for (let at = first; at < first + lines; at += 1) {
          const slot = drawn[at % lines];
          if (slot === undefined || slot.at === at) continue;
          slot.at = at;
          slot.line.style.transform = `translateY(${at * rowPixels}px)`;
          for (const [cell, element] of [...slot.line.children].entries()) element.textContent = `line ${at}, cell ${cell}`;
        }
      };
      draw();
      scroller.addEventListener('scroll', draw, { passive: true });
    },
    [ROW_PIXELS, LINES, CELLS] as const,
  );
  return page;
};

export const BARE_SCROLLER = '.bare-scroll';

/** What the bare page shows after one key more. */
export const nextCount = (page: Page): Promise<string> => page.locator('.bare-count').evaluate((element) => String(Number(element.textContent) + 1));
