import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useClient } from '../../transport/console-context.ts';
import { SESSION_KEY } from './session-provider.tsx';

/** The host is told at most this often that somebody is here. */
const TELL_EVERY_MS = 20_000;

/** Tells the host that somebody is at the window. When nobody was for long enough, the host locks and we look. Null while locked. */
export const usePresence = (idleLockMs: number | null): void => {
  const { session } = useClient();
  const queries = useQueryClient();
  useEffect(() => {
    if (idleLockMs === null) return undefined;
    let toldAt = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => void queries.invalidateQueries({ queryKey: SESSION_KEY });
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(look, idleLockMs + 1_000);
    };
    const onActivity = () => {
      const now = performance.now();
      if (toldAt !== 0 && now - toldAt < TELL_EVERY_MS) return;
      toldAt = now;
      wait();
      void session.touch({}).then((reply) => {
        if (!reply.ok) look();
      });
    };
    onActivity();
    const kinds = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, onActivity, { passive: true, capture: true });
    return () => {
      clearTimeout(timer);
      for (const kind of kinds) window.removeEventListener(kind, onActivity, { capture: true });
    };
  }, [session, idleLockMs, queries]);
};
