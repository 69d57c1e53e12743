import type { ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';
import './feedback.css';

/** Somebody else's right: whose, what can be asked for, and that the work goes on meanwhile. */
export function NeedsRight({ title, children, actions }: { readonly title: string; readonly children?: ReactNode; readonly actions?: ReactNode }) {
  return (
    <section className="needs-right">
      <Icon name="lock" size={18} />
      <div className="note-words">
        <h2>{title}</h2>
        {children !== undefined && <div className="t2 read">{children}</div>}
        {actions !== undefined && <div className="note-actions">{actions}</div>}
      </div>
    </section>
  );
}
