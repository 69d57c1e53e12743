import type { ReactNode } from 'react';
import './layout.css';

/** The opened thing: scrolls in the middle, its foot always shows its keys. */
export function Panel({
  label,
  head,
  children,
  foot,
}: {
  readonly label: string;
  readonly head?: ReactNode;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}) {
  return (
    <aside className="panel" aria-label={label} data-region>
      {head !== undefined && <div className="panel-head">{head}</div>}
      <div className="panel-scroll">{children}</div>
      {foot !== undefined && <div className="panel-foot">{foot}</div>}
    </aside>
  );
}

/** A part of a panel or page with a small heading. */
export function Section({ title, aside, children }: { readonly title?: ReactNode; readonly aside?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="section">
      {title !== undefined && (
        <div className="section-head">
          <h3>{title}</h3>
          <span className="spring" />
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

export function Card({ title, aside, children }: { readonly title?: ReactNode; readonly aside?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="card">
      {title !== undefined && (
        <div className="card-head">
          <h3>{title}</h3>
          <span className="spring" />
          {aside}
        </div>
      )}
      <div className="card-body">{children}</div>
    </section>
  );
}

/** The head of a place: its name, what stands there in one line, and what can be done. */
export function PlaceHead({ title, summary, actions }: { readonly title: string; readonly summary?: ReactNode; readonly actions?: ReactNode }) {
  return (
    <header className="place-head">
      <h1>{title}</h1>
      {summary !== undefined && <div className="place-summary">{summary}</div>}
      <span className="spring" />
      {actions}
    </header>
  );
}

/** Name and value pairs. */
export function Facts({ facts }: { readonly facts: readonly { readonly name: string; readonly value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {facts.map(({ name, value }) => (
        <div key={name} className="fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
