import { useDelayed } from '../../lib/use-delayed.ts';
import './feedback.css';

/** Nothing for 0.3 s, then still rows with the real columns. `columns` are widths in pixels. */
export function Skeleton({ label, rows = 8, columns }: { readonly label: string; readonly rows?: number; readonly columns: readonly number[] }) {
  const show = useDelayed(true, 300);
  return (
    <div role="status" aria-label={label} className="skeleton">
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
