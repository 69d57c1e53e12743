import type { CDPSession, Page } from '@playwright/test';

export interface Scrolled {
  /** The longest and the usual time between two frames. */
  readonly longestMs: number;
  readonly medianMs: number;
  /** How many of them took longer than may be felt. */
  readonly long: number;
}
export const LONGEST_FRAME_MS = 50;

/**
 * Scrolls an element by so many pixels in each frame, back when its end is reached, and tells how long the frames took. By none it tells what
 * this machine can do at all.
 */
export const scrollThrough = (page: Page, selector: string, pixels: number, frames: number): Promise<Scrolled> =>
  page.evaluate(
    ([where, step, count, longestMs]) =>
      new Promise<{ longestMs: number; medianMs: number; long: number }>((resolve) => {
        const element = document.querySelector(where);
        if (element === null) throw new Error(`no ${where}`);
        const took: number[] = [];
        let by = step;
        let before: number | null = null;
        const next = (at: number): void => {
          if (before !== null) took.push(at - before);
          before = at;
          if (by !== 0) {
            const top = element.scrollTop;
            element.scrollTop = top + by;
            if (element.scrollTop === top) by = -by;
          }
          if (took.length < count) return void requestAnimationFrame(next);
          const sorted = took.toSorted((a, b) => a - b);
          resolve({ longestMs: sorted.at(-1) ?? 0, medianMs: sorted[count >> 1] ?? 0, long: took.filter((ms) => ms > longestMs).length });
        };
        requestAnimationFrame(next);
      }),
    [selector, pixels, frames, LONGEST_FRAME_MS] as const,
  );

/** What is to be seen: the first such element, its text, and that it is another than before. */
export interface Sight {
  readonly selector: string;
  readonly text?: string;
  readonly otherThan?: string;
}

/** Milliseconds from a press to the frame that shows what it did, and of them those until the host was asked, and until it had answered. */
export interface Pressed {
  readonly ms: number;
  /** Null where nothing was asked: what is shown was here already. */
  readonly stages: { readonly askedMs: number; readonly hostMs: number; readonly drawnMs: number } | null;
}

/** The id of the first such element, for `otherThan`. */
export const idOfFirst = (page: Page, selector: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.id);

/**
 * From the press of a key to the frame that shows what it did. The press is timed by the browser itself, so what the driver needs to send it
 * does not count. `call` names what the host is asked meanwhile (`queue/list`).
 */
export const pressToPaint = async (page: Page, chord: string, sight: Sight, call: string | null = null): Promise<Pressed> => {
  await page.evaluate(({ selector, text, otherThan }) => {
    performance.clearResourceTimings();
    const isSeen = (): boolean => {
      const found = document.querySelector(selector);
      return found !== null && (text === undefined || (found.textContent ?? '').includes(text)) && (otherThan === undefined || found.id !== otherThan);
    };
    const bench = globalThis as unknown as { sidebayPainted?: Promise<readonly [from: number, until: number]> };
    bench.sidebayPainted = new Promise((resolve, reject) => {
      const giveUpAt = performance.now() + 10_000;
      let pressedAt: number | undefined;
      addEventListener('keydown', (event) => (pressedAt ??= event.timeStamp), { capture: true, once: true });
      const look = (): void => {
        const from = pressedAt;
        if (performance.now() > giveUpAt) return reject(new Error(`${selector} did not come`));
        if (from === undefined || !isSeen()) return void requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        // A message sent before the paint is heard after it.
        port1.addEventListener('message', () => resolve([from, performance.now()]));
        port1.start();
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    });
  }, sight);
  await page.keyboard.press(chord);
  return page.evaluate(async (called) => {
    const [from, until] = await (globalThis as unknown as { sidebayPainted: Promise<readonly [number, number]> }).sidebayPainted;
    const asked = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).find(
      ({ name, startTime, responseEnd }) => called !== null && name.endsWith(`/api/${called}`) && startTime >= from && responseEnd <= until,
    );
    const stages =
      asked === undefined ? null : { askedMs: asked.startTime - from, hostMs: asked.responseEnd - asked.startTime, drawnMs: until - asked.responseEnd };
    return { ms: until - from, stages };
  }, call);
};

/** What the page holds when everything that could be dropped was dropped. */
export const heapOf = async (session: CDPSession): Promise<{ readonly megabytes: number; readonly nodes: number }> => {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { megabytes: of('JSHeapUsedSize') / 2 ** 20, nodes: of('Nodes') };
};
