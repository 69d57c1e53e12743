import type { ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import { StatusIcon, type Tone } from '../icon/status-icon.tsx';
import './status.css';

/** A state: its shape and its word. Never clickable. `plain` and `accent` are no statuses and carry an icon of their own. */
export function Pill({ tone, icon, children }: { readonly tone: Tone | 'plain' | 'accent'; readonly icon?: IconName; readonly children: ReactNode }) {
  return (
    <span className={`pill pill-${tone}`}>
      {icon !== undefined ? <Icon name={icon} size={13} /> : tone !== 'plain' && tone !== 'accent' && <StatusIcon tone={tone} size={13} />}
      {children}
    </span>
  );
}

/** A number beside a name: of a view, a group, a place. Solid colour only for what is late or in doubt. */
export function Counter({
  value,
  tone = 'plain',
  label,
}: {
  readonly value: string;
  readonly tone?: 'plain' | 'stop' | 'warn' | 'doubt';
  readonly label?: string;
}) {
  return (
    <span className={`counter counter-${tone}`}>
      <span aria-hidden={label !== undefined}>{value}</span>
      {label !== undefined && <span className="visually-hidden">{label}</span>}
    </span>
  );
}
