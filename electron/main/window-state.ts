import { readFileSync, writeFileSync } from 'node:fs';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface WindowState {
  readonly bounds: Bounds;
  readonly maximized: boolean;
}

export const MIN_SIZE = { width: 960, height: 600 } as const;
/** So much of a window must be on some screen for a hand to reach it. */
const REACHABLE_PX = 120;

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);

export const parseWindowState = (text: string): WindowState | undefined => {
  try {
    const { bounds, maximized } = JSON.parse(text) as Partial<WindowState>;
    if (!bounds || ![bounds.x, bounds.y, bounds.width, bounds.height].every(isCount)) return undefined;
    const { x, y, width, height } = bounds;
    return { bounds: { x, y, width: Math.max(width, MIN_SIZE.width), height: Math.max(height, MIN_SIZE.height) }, maximized: maximized === true };
  } catch {
    return undefined;
  }
};

const overlap = (fromA: number, lengthA: number, fromB: number, lengthB: number): number => Math.min(fromA + lengthA, fromB + lengthB) - Math.max(fromA, fromB);

/** The second screen may have been unplugged since: a window nobody can see is worse than one in the wrong place. */
export const isReachable = (bounds: Bounds, screens: readonly Bounds[]): boolean =>
  screens.some(
    (screen) =>
      overlap(bounds.x, bounds.width, screen.x, screen.width) >= REACHABLE_PX &&
      overlap(bounds.y, bounds.height, screen.y, screen.height) >= REACHABLE_PX &&
      bounds.y >= screen.y,
  );

export const readWindowState = (file: string): WindowState | undefined => {
  try {
    return parseWindowState(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Where a window stood is worth nothing compared with what it is used for: a full disk is not reported from here. */
export const writeWindowState = (file: string, state: WindowState): void => {
  try {
    writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
  } catch {
    // see above
  }
};
