import type { ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import './work.css';

export interface Rung {
  readonly id: string;
  readonly state: 'done' | 'now' | 'later';
  readonly icon: IconName;
  readonly name: string;
  /** When it happened, or from when it may. */
  readonly when?: ReactNode;
  readonly outcome?: ReactNode;
}

/** Attempts in the order they are made. Only the next rung carries its button; `stateNames` are for screen readers. */
export function Ladder({
  label,
  rungs,
  stateNames,
  action,
}: {
  readonly label: string;
  readonly rungs: readonly Rung[];
  readonly stateNames: Readonly<Record<Rung['state'], string>>;
  readonly action?: ReactNode;
}) {
  const next = rungs.find(({ state }) => state === 'now') ?? rungs.find(({ state }) => state === 'later');
  return (
    <ol className="rungs" aria-label={label}>
      {rungs.map((rung) => (
        <li key={rung.id} className={`rung rung-${rung.state}`} aria-current={rung.state === 'now' ? 'step' : undefined}>
          <span className="rung-dot" aria-hidden />
          <Icon name={rung.icon} size={14} />
          <span className="rung-words">
            <span className="visually-hidden">{stateNames[rung.state]}</span>
            {rung.name}
            {rung.when !== undefined && <span className="t2"> {rung.when}</span>}
            {rung.outcome !== undefined && <span className="t2"> · {rung.outcome}</span>}
          </span>
          {rung === next && action}
        </li>
      ))}
    </ol>
  );
}
