import { type ReactNode, useId, useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Icon } from '../icon/icon.tsx';
import './chart.css';

export interface ChartSeries {
  readonly id: string;
  readonly name: string;
  /** Position in the order of chart colours, 1 … 6. */
  readonly colour: 1 | 2 | 3 | 4 | 5 | 6;
  /** Lines differ by dash as well. */
  readonly dash?: boolean;
}

interface ChartFrameProps {
  readonly title: string;
  readonly series: readonly ChartSeries[];
  /** In the order of the stack: what lies on top comes first. */
  readonly chart: ReactNode;
  readonly table: ReactNode;
  readonly asTable: string;
  readonly definition?: { readonly text: string; readonly href: string };
  readonly exports?: ReactNode;
  /** One sentence under it: what stands out. */
  readonly note?: ReactNode;
}

/** A figure with its legend, its definition, and the same numbers as a table. */
export function ChartFrame({ title, series, chart, table, asTable, definition, exports, note }: ChartFrameProps) {
  const [tabled, setTabled] = useState(false);
  const id = useId();
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption className="chart-head">
        <h2 id={id}>{title}</h2>
        <ul className="chart-legend">
          {series.map(({ id: key, name, colour, dash = false }) => (
            <li key={key}>
              <span className={dash ? `chart-key chart-key-dash chart-key-${colour}` : `chart-key chart-key-${colour}`} aria-hidden />
              {name}
            </li>
          ))}
        </ul>
        <span className="spring" />
        {definition !== undefined && (
          <a href={definition.href} className="chart-link">
            <Icon name="help" size={14} /> {definition.text}
          </a>
        )}
        <ToggleButton className="button button-quiet" isSelected={tabled} onChange={setTabled}>
          <Icon name="columns" size={14} />
          <span>{asTable}</span>
        </ToggleButton>
        {exports}
      </figcaption>
      <div className="chart-body">{tabled ? table : chart}</div>
      {note !== undefined && <p className="chart-note">{note}</p>}
    </figure>
  );
}
