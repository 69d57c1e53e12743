import type { ReactNode } from 'react';
import { StatusIcon, type Tone } from '../icon/status-icon.tsx';
import './feedback.css';

export type NoteTone = 'info' | 'ok' | 'warn' | 'stop' | 'doubt' | 'offline';

interface NoteProps {
  readonly tone: NoteTone;
  /** What happened, in bold. */
  readonly title?: ReactNode;
  /** What was kept, and what to do next. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** `alert` speaks at once; use it where the person has to act. */
  readonly role?: 'alert' | 'status' | 'note';
}

/** Stays while its cause lasts: there is no way to dismiss it. Offline wears the hatch. */
export function Note({ tone, title, children, actions, role = 'note' }: NoteProps) {
  const shape: Tone = tone;
  return (
    <div className={`note note-${tone}`} role={role}>
      <StatusIcon tone={shape} />
      <div className="note-words">
        {title !== undefined && <p className="note-title">{title}</p>}
        {children !== undefined && <div>{children}</div>}
        {actions !== undefined && <div className="note-actions">{actions}</div>}
      </div>
    </div>
  );
}
