import { type ComponentType, lazy, useState } from 'react';

export interface Late<P extends object> {
  /** Shows the nearest waiting place until its code is here. */
  readonly Component: ComponentType<P>;
  /** Fetches the code; once is enough. */
  readonly load: () => Promise<void>;
}

/**
 * A component whose code comes later. What has come before it is drawn is drawn at once: React by itself would first show what waits in its place,
 * and keeps that up for 300 ms (its own throttle of what appears behind a fallback) however soon the code is there.
 */
export const late = <P extends object>(fetchCode: () => Promise<ComponentType<P>>): Late<P> => {
  let here: ComponentType<P> | undefined;
  const load = async (): Promise<void> => {
    here ??= await fetchCode();
  };
  const Waiting = lazy(async () => ({ default: await fetchCode() }));
  // Decided once: another component in its place would forget all that stands in the first.
  function Component(props: P) {
    const [Drawn] = useState<{ readonly component: ComponentType<P> }>(() => ({ component: here ?? Waiting }));
    return <Drawn.component {...props} />;
  }
  return { Component, load };
};
