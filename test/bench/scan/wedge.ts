import type { CDPSession, Page } from '@playwright/test';

declare global {
  var verdictTimes: { lastKeyAt: number | null; took: number[] } | undefined;
}

/**
 * Watches the bench from inside the page: from the time the browser gives the last key of a scan to the frame that has the verdict in it. What the driver
 * needs to press keys does not count.
 */
export async function watchVerdicts(page: Page): Promise<void> {
  // Before the page's own: the press that ends a scan is heard by nobody after it.
  await page.addInitScript(() => {
    const times: { lastKeyAt: number | null; took: number[] } = { lastKeyAt: null, took: [] };
    globalThis.verdictTimes = times;
    addEventListener('keydown', (event) => void (event.key === 'Enter' && (times.lastKeyAt = event.timeStamp)), { capture: true });
    let seen: Element | null = null;
    new MutationObserver(() => {
      const verdict = document.querySelector('.verdict');
      if (verdict === seen || verdict === null) return;
      seen = verdict;
      const { lastKeyAt } = times;
      times.lastKeyAt = null;
      if (lastKeyAt === null) return;
      requestAnimationFrame(() => {
        // A message comes behind the painting of this frame.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => times.took.push(performance.now() - lastKeyAt), { once: true });
        port1.start();
        port2.postMessage(null);
      });
    }).observe(document, { childList: true, subtree: true });
  });
}

const VERDICT_COMES_MS = 20_000;

/** Types a code as a scanner does, waits until its verdict is painted, and says how long that took. */
export async function scanAndSee(page: Page, wedge: CDPSession, code: string): Promise<number> {
  const before = await page.evaluate(() => globalThis.verdictTimes?.took.length ?? 0);
  const keys = [...[...code].map((key) => ({ key, text: key })), { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 }];
  await Promise.all(
    keys.flatMap((key) => [
      wedge.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }),
      wedge.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, text: '' }),
    ]),
  );
  return page.evaluate(
    ([count, untilMs]) =>
      new Promise<number>((resolve, reject) => {
        const startedAt = performance.now();
        const look = (): void => {
          const took = globalThis.verdictTimes?.took[count];
          if (took !== undefined) resolve(took);
          else if (performance.now() - startedAt > untilMs) reject(new Error('no verdict came'));
          else setTimeout(look, 2);
        };
        look();
      }),
    [before, VERDICT_COMES_MS] as const,
  );
}
