import type { Page } from '@playwright/test';

const ENDS = { Enter: { text: '\r', windowsVirtualKeyCode: 13 }, Tab: { windowsVirtualKeyCode: 9 } } as const;
/** As a scanner on a cable types. */
const SECONDS_PER_KEY = 0.002;

interface HeldTimers {
  readonly hold: () => void;
  readonly release: () => void;
}
declare global {
  var heldTimers: HeldTimers | undefined;
}

/**
 * While a scan is on its way no timer of the page begins to run. A scanner does not stop in the middle of a code; a driver on a busy machine does, and
 * the page would hear a silence that is none.
 */
const holdTimers = (): void => {
  if (globalThis.heldTimers !== undefined) return globalThis.heldTimers.hold();
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const held = new Map<number, () => void>();
  const started = new Map<number, number>();
  let isHolding = true;
  let next = -1;
  globalThis.setTimeout = ((run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    if (!isHolding) return set(run, ms, ...args);
    const id = next--;
    held.set(id, () => started.set(id, set(run, ms, ...args) as unknown as number));
    return id;
  }) as typeof setTimeout;
  globalThis.clearTimeout = (id) => {
    if (typeof id === 'number' && held.delete(id)) return;
    clear(typeof id === 'number' ? (started.get(id) ?? id) : id);
  };
  globalThis.heldTimers = {
    hold: () => {
      isHolding = true;
    },
    release: () => {
      isHolding = false;
      for (const start of held.values()) start();
      held.clear();
    },
  };
};

/** A scan: press after press with the times of a scanner, however the machine that drives the window stumbles. */
export const scan = async (page: Page, code: string, end: keyof typeof ENDS = 'Enter'): Promise<void> => {
  const wedge = await page.context().newCDPSession(page);
  const keys = [...[...code].map((key) => ({ key, text: key })), { key: end, code: end, ...ENDS[end] }];
  await page.evaluate(holdTimers);
  const startedAt = Date.now() / 1000;
  try {
    await Promise.all(
      keys.flatMap((key, place) => {
        const timestamp = startedAt + place * SECONDS_PER_KEY;
        return [
          wedge.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...key }),
          wedge.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, ...key, text: '' }),
        ];
      }),
    );
  } finally {
    await page.evaluate(() => globalThis.heldTimers?.release());
    await wedge.detach();
  }
};
