import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import { GAP_MS_BOUNDS } from '../../../renderer/lib/scanning/scanner-profile.ts';

interface VerdictTimes {
  /** When keys went down since the last verdict, in ms of the page's clock: the end of a scan, and what takes a picture. */
  lastKeyAt: number | null;
  pictureKeyAt: number | null;
  /** When each key of the scan went down, and when the page heard of it. */
  keysAt: (readonly [at: number, heardAt: number])[];
  readonly took: Took[];
}
interface Took {
  readonly fromScan: number;
  readonly fromPicture: number | null;
  /** The longest time between two keys of the scan. */
  readonly longestGap: number;
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
        if (event.key === 'Home' || event.key === 'End' || event.key === 'Insert') times.pictureKeyAt = event.timeStamp;
        else times.keysAt.push([event.timeStamp, performance.now()]);
        if (event.key === 'Enter') times.lastKeyAt = event.timeStamp;
      },
      { capture: true },
    );
    let seen: Element | null = null;
    new MutationObserver(() => {
      const verdict = document.querySelector('.verdict');
      if (verdict === seen || verdict === null) return;
      seen = verdict;
      const { lastKeyAt, pictureKeyAt, keysAt } = times;
      times.lastKeyAt = times.pictureKeyAt = null;
      times.keysAt = [];
      if (lastKeyAt === null) return;
      requestAnimationFrame(() => {
        // A message comes behind the painting of this frame.
        const { port1, port2 } = new MessageChannel();
        const painted = (): void => {
          const now = performance.now();
          const longestGap = Math.max(0, ...keysAt.slice(1).map(([at], n) => at - (keysAt[n]?.[0] ?? at)));
          times.took.push({ fromScan: now - lastKeyAt, fromPicture: pictureKeyAt === null ? null : now - pictureKeyAt, longestGap });
        };
        port1.addEventListener('message', painted, { once: true });
        port1.start();
        port2.postMessage(null);
      });
    }).observe(document, { childList: true, subtree: true });
  });
}

/** The longest the program lets a scanner be set to; a test machine needs all of it. */
export const SCANNER_GAP_MS = GAP_MS_BOUNDS.most;
const MOST_TRIES = 5;
const VERDICT_COMES_MS = 20_000;
/** A keyboard on USB says one thing in each frame of a millisecond: a key down, then that key up. No scanner types faster, and none types a whole code at once. */
const REPORT_MS = 1;

/** `none` is no key of the bench: what the camera that is on costs without a picture. */
const PICTURE_KEYS = {
  photo: { key: 'Home', windowsVirtualKeyCode: 36 },
  film: { key: 'End', windowsVirtualKeyCode: 35 },
  none: { key: 'Insert', windowsVirtualKeyCode: 45 },
} as const;
type PictureKey = keyof typeof PICTURE_KEYS;

async function typeAndSee(page: Page, wedge: CDPSession, code: string, picture: PictureKey | null): Promise<Took> {
  const before = await page.evaluate(() => globalThis.verdictTimes?.took.length ?? 0);
  const keys = [...[...code].map((key) => ({ key, text: key })), { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 }];
  const all = picture === null ? keys : [{ ...PICTURE_KEYS[picture], code: PICTURE_KEYS[picture].key, text: '' }, ...keys];
  const sent: Promise<unknown>[] = [];
  for (const key of all)
    for (const event of [{ type: 'keyDown', ...key } as const, { type: 'keyUp', ...key, text: '' } as const]) {
      sent.push(wedge.send('Input.dispatchKeyEvent', event));
      await pause(REPORT_MS);
    }
  await Promise.all(sent);
  return page.evaluate(
    ([count, untilMs]) =>
      new Promise<Took>((resolve, reject) => {
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

/**
 * Types a code as a scanner does, waits until its verdict is painted, and says how long that took from its last key. A driver that was kept from its work in the
 * middle of a code cut it in two, which no scanner does: the desk says so, and the code is scanned again as a packer would.
 */
export async function scanAndSee(page: Page, wedge: CDPSession, code: string): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { fromScan, longestGap } = await typeAndSee(page, wedge, code, null);
    if (longestGap <= SCANNER_GAP_MS) return fromScan;
  }
  throw new Error(`this machine cannot type ${code} in one go`);
}

/** The key that takes a picture and a scan right behind it: from that key until the scan's verdict is painted. Null where that scan was cut in two. */
export async function pictureAndScan(page: Page, wedge: CDPSession, picture: PictureKey, code: string): Promise<number | null> {
  const { fromPicture, longestGap } = await typeAndSee(page, wedge, code, picture);
  if (fromPicture === null) throw new Error('the page did not hear the key');
  if (longestGap <= SCANNER_GAP_MS) return fromPicture;
  await scanAndSee(page, wedge, code);
  return null;
}
