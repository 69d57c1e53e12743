import type { ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import { StatusIcon } from '../icon/status-icon.tsx';
import './feedback.css';

/** What is done (or hidden), how old that knowledge is, and one way on. */
export function EmptyState({
  icon = 'ok',
  title,
  children,
  actions,
}: {
  readonly icon?: IconName | 'ok';
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="empty">
      {icon === 'ok' ? <StatusIcon tone="ok" size={34} /> : <Icon name={icon} size={34} />}
      <h2 className="empty-title">{title}</h2>
      {children !== undefined && <div className="empty-words">{children}</div>}
      {actions !== undefined && <div className="row empty-actions">{actions}</div>}
    </div>
  );
}
