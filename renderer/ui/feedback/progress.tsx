import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import './feedback.css';

/** Bar, done of all, time left; `done` null when nobody knows how much there is. */
export function Progress({
  label,
  done,
  all,
  doneText,
  leftText,
  children,
}: {
  readonly label: string;
  readonly done: number | null;
  readonly all: number;
  readonly doneText?: string;
  readonly leftText?: string | undefined;
  readonly children?: ReactNode;
}) {
  const share = done === null || all === 0 ? 0 : Math.min(1, done / all);
  const bar = (
    <ProgressBar
      className="progress"
      value={done ?? 0}
      minValue={0}
      maxValue={Math.max(all, 1)}
      isIndeterminate={done === null}
      {...(doneText !== undefined && { valueLabel: doneText })}
    >
      <Label className="strong">{label}</Label>
      <div className="progress-track">
        <div className={done === null ? 'progress-fill progress-unknown' : 'progress-fill'} style={{ inlineSize: done === null ? '40%' : `${share * 100}%` }} />
      </div>
      <div className="row">
        <span>{doneText}</span>
        <span className="spring" />
        <span className="t2">{leftText}</span>
      </div>
    </ProgressBar>
  );
  // What stands inside a progress bar is drawing to a screen reader; its buttons stand beside it.
  return children === undefined ? (
    bar
  ) : (
    <div className="progress-block">
      {bar}
      {children}
    </div>
  );
}
