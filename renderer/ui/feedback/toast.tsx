import { createContext, type ReactNode, useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button/button.tsx';
import { StatusIcon } from '../icon/status-icon.tsx';
import { useClearPlace } from './use-clear-place.ts';
import './feedback.css';

export interface ToastMessage {
  readonly text: string;
  /** What kind of word it is; without one, that something went well. */
  readonly tone?: 'ok' | 'info';
  /** Given, the toast offers it for ten seconds, and Ctrl+Z does the same. */
  readonly undo?: () => void;
  /** Leads to what the toast tells of. */
  readonly follow?: { readonly text: string; readonly act: () => void };
}

/** A toast that was shown. */
interface ShownToast {
  /** What is known only later; nothing happens when another toast has taken its place. */
  readonly offerUndo: (undo: () => void) => void;
}

interface Toasts {
  readonly show: (message: ToastMessage) => ShownToast;
  /** Takes back what the toast on the screen tells of; false when there is nothing to take back. */
  readonly undoLast: () => boolean;
  /** Goes where the toast on the screen leads; false when it leads nowhere. */
  readonly followLast: () => boolean;
  /** Takes the toast away: what one person did is not for the next to take back. */
  readonly forget: () => void;
}

const SHOWN_FOR_MS = 10_000;
const ToastContext = createContext<Toasts>({
  show: () => ({ offerUndo: () => undefined }),
  undoLast: () => false,
  followLast: () => false,
  forget: () => undefined,
});

export const useToast = (): Toasts => useContext(ToastContext);

/** One toast at a time, bottom right, above what is pressed there, for what went well; what went wrong is said in place. Waits while it is hovered or focused. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<(ToastMessage & { readonly id: number }) | null>(null);
  const [held, setHeld] = useState(false);

  useEffect(() => {
    if (shown === null || held) return undefined;
    const timer = setTimeout(() => {
      setShown(null);
    }, SHOWN_FOR_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [shown, held]);

  const count = useRef(0);
  const show = useCallback((message: ToastMessage): ShownToast => {
    count.current += 1;
    const id = count.current;
    setHeld(false);
    setShown({ ...message, id });
    return { offerUndo: (undo) => setShown((now) => (now?.id === id ? { ...now, undo } : now)) };
  }, []);
  const undo = shown?.undo;
  const follow = shown?.follow;
  // Read when it is pressed: whoever may show a toast is not drawn anew because one came or went.
  const offered = useRef({ undo, follow });
  useLayoutEffect(() => {
    offered.current = { undo, follow };
  });
  const undoLast = useCallback(() => {
    const takeBack = offered.current.undo;
    if (takeBack === undefined) return false;
    setShown(null);
    takeBack();
    return true;
  }, []);
  const followLast = useCallback(() => {
    const leads = offered.current.follow;
    if (leads === undefined) return false;
    setShown(null);
    leads.act();
    return true;
  }, []);
  const forget = useCallback(() => setShown(null), []);
  const region = useRef<HTMLDivElement>(null);
  useClearPlace(region, shown?.id ?? null, held);
  const toasts = useMemo(() => ({ show, undoLast, followLast, forget }), [show, undoLast, followLast, forget]);

  return (
    <ToastContext value={toasts}>
      {children}
      <div className="toast-region" ref={region} role="status" aria-live="polite">
        {shown !== null && (
          <div
            className="toast"
            key={shown.id}
            onPointerEnter={() => {
              setHeld(true);
            }}
            onPointerLeave={() => {
              setHeld(false);
            }}
            onFocus={() => {
              setHeld(true);
            }}
            onBlur={() => {
              setHeld(false);
            }}
          >
            <StatusIcon tone={shown.tone ?? 'ok'} size={15} inherit />
            <span className="toast-text">{shown.text}</span>
            {undo !== undefined && (
              <Button look="quiet" chord="Ctrl+Z" onPress={undoLast}>
                {t('ui.undo')}
              </Button>
            )}
            {follow !== undefined && (
              <Button look="quiet" chord="Ctrl+O" onPress={followLast}>
                {follow.text}
              </Button>
            )}
          </div>
        )}
      </div>
    </ToastContext>
  );
}
