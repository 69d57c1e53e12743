import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useClient } from '../../../transport/console-context.ts';
import type { WaitingRow } from './use-waiting-rows.ts';

/** A pause in the typing, after which it is worth keeping. */
const PAUSE_MS = 400;

/** Keeps what is typed into rows at the host, each after a pause and all of them when the place is left. `onPause` hears which were kept in a pause. */
export const useTypedRows = (onPause: (ids: readonly string[]) => void) => {
  const { intake } = useClient();
  const waiting = useRef(new Map<string, [string, string][] | null>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const heard = useRef(onPause);
  useLayoutEffect(() => {
    heard.current = onPause;
  });

  const flush = useCallback(async (): Promise<readonly string[]> => {
    clearTimeout(timer.current);
    const rows = [...waiting.current];
    waiting.current.clear();
    // A row settled meanwhile needs no typing kept: the refusal says nothing to anybody.
    for (const [id, cells] of rows) await intake.keepTyped({ id, cells });
    return rows.map(([id]) => id);
  }, [intake]);

  useEffect(
    () => () => {
      void flush();
    },
    [flush],
  );

  return {
    keep: (rows: readonly (readonly [WaitingRow, [string, string][] | null])[]): void => {
      for (const [row, cells] of rows) waiting.current.set(row.id, cells);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush().then((ids) => heard.current(ids)), PAUSE_MS);
    },
    /** What goes in now, or out for good, is not kept behind. */
    drop: (ids: readonly string[]): void => {
      for (const id of ids) waiting.current.delete(id);
    },
  };
};
