import { createContext, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDelayed } from '../../lib/use-delayed.ts';
import { Button } from '../button/button.tsx';
import { Note } from './note.tsx';
import './feedback.css';

const SHOW_AFTER_MS = 300;
/** By then somebody wonders whether it still goes on. */
const SAY_AFTER_MS = 5_000;

/** How the questions that have no answer yet are given up, and asked again. Where nobody says how, waiting cannot be stopped. */
interface Waiting {
  readonly stop: () => void;
  readonly again: () => void;
}
export const WaitingContext = createContext<Waiting | null>(null);

/**
 * Nothing for 0.3 s, then still rows with the real columns; after 5 s a sentence and Stop, and what was stopped can be begun again. `columns` are
 * widths in pixels. Code on its way (`fixed`) is not waited for by a question.
 */
export function Skeleton({
  label,
  rows = 8,
  columns,
  fixed = false,
  sayAfterMs = SAY_AFTER_MS,
}: {
  readonly label: string;
  readonly rows?: number;
  readonly columns: readonly number[];
  readonly fixed?: boolean;
  readonly sayAfterMs?: number;
}) {
  const { t } = useTranslation();
  const show = useDelayed(true, SHOW_AFTER_MS);
  const slow = useDelayed(true, sayAfterMs);
  const waiting = useContext(WaitingContext);
  const [stopped, setStopped] = useState(false);
  const stop = () => {
    waiting?.stop();
    setStopped(true);
  };
  const again = () => {
    setStopped(false);
    waiting?.again();
  };
  if (stopped)
    return (
      <div className="skeleton-stopped">
        <Note
          tone="info"
          role="status"
          title={t('ui.stopped')}
          actions={
            <Button autoFocus onPress={again}>
              {t('ui.loadAgain')}
            </Button>
          }
        >
          {t('ui.stopped.rest')}
        </Note>
      </div>
    );
  return (
    <div role="status" aria-label={label} className="skeleton">
      {slow && (
        <p className="row skeleton-slow">
          <span className="t2">{t('ui.stillLoading')}</span>
          {waiting !== null && !fixed && <Button onPress={stop}>{t('ui.stop')}</Button>}
        </p>
      )}
      {show &&
        Array.from({ length: rows }, (_, row) => (
          <div className="skeleton-row" key={row} aria-hidden>
            {columns.map((width, column) => (
              <span
                key={`${column}-${width}`}
                className="skeleton-bar"
                style={{ inlineSize: Math.round(width * (0.72 + 0.28 * (((row * 7 + column * 3) % 5) / 4))) }}
              />
            ))}
          </div>
        ))}
    </div>
  );
}
