import type { ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import './readiness.css';

export interface ReadinessPart {
  readonly id: string;
  readonly tone: 'ok' | 'warn' | 'stop' | 'wait' | 'doubt';
  readonly count: number;
  readonly countText: string;
  readonly text: string;
  readonly icon?: IconName;
  /** The way to what is missing; a part without one is ready. */
  readonly fix?: { readonly text: string; readonly href: string };
}

/** How much of a whole can go, and what keeps the rest: each a link. Parts differ by pattern as well as by colour. */
export function Readiness({
  label,
  figure,
  of,
  share,
  parts,
}: {
  readonly label: string;
  readonly figure: string;
  readonly of: string;
  readonly share: ReactNode;
  readonly parts: readonly ReadinessPart[];
}) {
  const all = parts.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="readiness" aria-label={label}>
      <div className="row readiness-figure">
        <b>{figure}</b>
        <span className="t2">{of}</span>
        <span className="spring" />
        <b className="readiness-share">{share}</b>
      </div>
      <div className="readiness-bar" aria-hidden>
        {parts.map(({ id, tone, count }) => (
          <span key={id} className={`meter-fill meter-${tone}`} style={{ inlineSize: `${all === 0 ? 0 : (count / all) * 100}%` }} />
        ))}
      </div>
      <ul className="readiness-parts">
        {parts.map(({ id, countText, text, icon, fix }) =>
          fix === undefined ? null : (
            <li key={id}>
              <a href={fix.href} className="readiness-part">
                <b>{countText}</b>
                {icon !== undefined && <Icon name={icon} />}
                <span className="readiness-words">{text}</span>
                <span className="t2 nowrap">
                  {fix.text} <Icon name="right" size={12} />
                </span>
              </a>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
