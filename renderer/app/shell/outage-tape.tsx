import type { ReactNode } from 'react';
import './shell.css';

/** Across the whole window while an outage (or a drill) is on: what it is, and the way out. Nothing else wears this tape. */
export function OutageTape({
  drill,
  title,
  children,
  actions,
}: {
  readonly drill: boolean;
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}) {
  return (
    <section className={drill ? 'tape tape-drill' : 'tape'} aria-label={title}>
      <div className="tape-hatch" />
      <div className="tape-bar">
        <b>{title}</b>
        {children}
        <span className="spring" />
        {actions}
      </div>
    </section>
  );
}
