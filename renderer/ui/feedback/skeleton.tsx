import { useTranslation } from 'react-i18next';
import { useDelayed } from '../../lib/use-delayed.ts';
import { Button } from '../button/button.tsx';
import './feedback.css';

const SHOW_AFTER_MS = 300;
/** By then somebody wonders whether it still goes on. */
const SAY_AFTER_MS = 5_000;

/** Nothing for 0.3 s, then still rows with the real columns; after 5 s a sentence, and Stop where it can be stopped. `columns` are widths in pixels. */
export function Skeleton({
  label,
  rows = 8,
  columns,
  onStop,
}: {
  readonly label: string;
  readonly rows?: number;
  readonly columns: readonly number[];
  readonly onStop?: () => void;
}) {
  const { t } = useTranslation();
  const show = useDelayed(true, SHOW_AFTER_MS);
  const slow = useDelayed(true, SAY_AFTER_MS);
  return (
    <div role="status" aria-label={label} className="skeleton">
      {slow && (
        <p className="row skeleton-slow">
          <span className="t2">{t('ui.stillLoading')}</span>
          {onStop !== undefined && <Button onPress={onStop}>{t('ui.stop')}</Button>}
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
