import type { Page } from '@playwright/test';

const ENDS = { Enter: { text: '\r', windowsVirtualKeyCode: 13 }, Tab: { windowsVirtualKeyCode: 9 } } as const;

/** A scan: press after press, as out of a scanner. Waiting for the driver between two of them would give them the times of a busy machine. */
export const scan = async (page: Page, code: string, end: keyof typeof ENDS = 'Enter'): Promise<void> => {
  const wedge = await page.context().newCDPSession(page);
  const keys = [...[...code].map((key) => ({ key, text: key })), { key: end, code: end, ...ENDS[end] }];
  await Promise.all(
    keys.flatMap((key) => [
      wedge.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }),
      wedge.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, text: '' }),
    ]),
  );
  await wedge.detach();
};
