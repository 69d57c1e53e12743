import type { CDPSession, Page } from '@playwright/test';

interface VerdictTimes {
  /** When keys went down since the last verdict, in ms of the page's clock: the end of a scan, and what takes a picture. */
  lastKeyAt: number | null;
  pictureKeyAt: number | null;
  /** When each key since the last verdict went down, and when the page heard of it. */
  keysAt: (readonly [at: number, heardAt: number])[];
  readonly took: { readonly fromScan: number; readonly fromPicture: number | null }[];
}
declare global {
  var verdictTimes: VerdictTimes | undefined;
}

/**
 * Watches the bench from inside the page: from the time the browser gives the last key of a scan to the frame that has the verdict in it. What the driver
 * needs to press keys does not count.
 */
export async function watchVerdicts(page: Page): Promise<void> {
  // Before the page's own: the press that ends a scan is heard by nobody after it.
  await page.addInitScript(() => {
    const times: VerdictTimes = { lastKeyAt: null, pictureKeyAt: null, keysAt: [], took: [] };
    globalThis.verdictTimes = times;
    addEventListener(
      'keydown',
      (event) => {
        times.keysAt.push([event.timeStamp, performance.now()]);
        if (event.key === 'Enter') times.lastKeyAt = event.timeStamp;
        if (event.key === 'Home' || event.key === 'End' || event.key === 'Insert') times.pictureKeyAt = event.timeStamp;
      },
      { capture: true },
    );
    let seen: Element | null = null;
    new MutationObserver(() => {
      const verdict = document.querySelector('.verdict');
      if (verdict === seen || verdict === null) return;
      seen = verdict;
      const { lastKeyAt, pictureKeyAt } = times;
      times.lastKeyAt = times.pictureKeyAt = null;
      times.keysAt = [];
      if (lastKeyAt === null) return;
      requestAnimationFrame(() => {
        // A message comes behind the painting of this frame.
        const { port1, port2 } = new MessageChannel();
        const painted = (): void => {
          const now = performance.now();
          times.took.push({ fromScan: now - lastKeyAt, fromPicture: pictureKeyAt === null ? null : now - pictureKeyAt });
        };
        port1.addEventListener('message', painted, { once: true });
        port1.start();
        port2.postMessage(null);
      });
    }).observe(document, { childList: true, subtree: true });
  });
}

const VERDICT_COMES_MS = 20_000;

/** `none` is no key of the bench: what the camera that is on costs without a picture. */
const PICTURE_KEYS = {
  photo: { key: 'Home', windowsVirtualKeyCode: 36 },
  film: { key: 'End', windowsVirtualKeyCode: 35 },
  none: { key: 'Insert', windowsVirtualKeyCode: 45 },
} as const;
type PictureKey = keyof typeof PICTURE_KEYS;

async function typeAndSee(page: Page, wedge: CDPSession, code: string, picture: PictureKey | null): Promise<VerdictTimes['took'][number]> {
  const before = await page.evaluate(() => globalThis.verdictTimes?.took.length ?? 0);
  const keys = [...[...code].map((key) => ({ key, text: key })), { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 }];
  const all = picture === null ? keys : [{ ...PICTURE_KEYS[picture], code: PICTURE_KEYS[picture].key, text: '' }, ...keys];
  await Promise.all(
    all.flatMap((key) => [
      wedge.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }),
      wedge.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, text: '' }),
    ]),
  );
  return page.evaluate(
    ([count, untilMs]) =>
      new Promise<VerdictTimes['took'][number]>((resolve, reject) => {
        const startedAt = performance.now();
        const look = (): void => {
          const took = globalThis.verdictTimes?.took[count];
          if (took !== undefined) resolve(took);
          else if (performance.now() - startedAt > untilMs)
            reject(new Error(`no verdict came; keys went down and were heard at ${JSON.stringify(globalThis.verdictTimes?.keysAt)}`));
          else setTimeout(look, 2);
        };
        look();
      }),
    [before, VERDICT_COMES_MS] as const,
  );
}

/** Types a code as a scanner does, waits until its verdict is painted, and says how long that took from its last key. */
export const scanAndSee = async (page: Page, wedge: CDPSession, code: string): Promise<number> => (await typeAndSee(page, wedge, code, null)).fromScan;

/** The key that takes a picture and a scan right behind it: from that key until the scan's verdict is painted. */
export async function pictureAndScan(page: Page, wedge: CDPSession, picture: PictureKey, code: string): Promise<number> {
  const { fromPicture } = await typeAndSee(page, wedge, code, picture);
  if (fromPicture === null) throw new Error('the page did not hear the key');
  return fromPicture;
}
