/**
 * When a person last did something at each window. Kept in memory: writing it down would cost a durable commit per key stroke, and
 * after a restart a window simply counts from its sign-in, which locks too early rather than too late.
 */
export interface WindowActivity {
  readonly touch: (windowId: string, at: number) => void;
  readonly lastAt: (windowId: string) => number | undefined;
  readonly forget: (windowId: string) => void;
}

export const createWindowActivity = (): WindowActivity => {
  const lastAtByWindow = new Map<string, number>();
  return {
    touch: (windowId, at) => void lastAtByWindow.set(windowId, at),
    lastAt: (windowId) => lastAtByWindow.get(windowId),
    forget: (windowId) => void lastAtByWindow.delete(windowId),
  };
};
