/*
 * A file may be dropped anywhere on the window. Whoever catches it leaves it here and goes to the place that reads files; that place
 * takes it when it is there, which may be a moment later.
 */
let lying: readonly File[] = [];
const listeners = new Set<() => void>();

export const leaveDroppedFiles = (files: readonly File[]): void => {
  lying = files;
  for (const listener of listeners) listener();
};

/** What lies there, once. */
export const takeDroppedFiles = (): readonly File[] => {
  const files = lying;
  lying = [];
  return files;
};

export const subscribeDroppedFiles = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
