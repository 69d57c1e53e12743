import type { ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import './work.css';

export interface LogLine {
  readonly id: string | number;
  readonly time: string;
  /** The exact time, for the tooltip. */
  readonly exact?: string | undefined;
  readonly icon: IconName;
  readonly sentence: ReactNode;
  /** Old → new of one field, and whatever else belongs to the line. */
  readonly changes?: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  readonly aside?: ReactNode;
}

/** What happened, newest first: time, icon, sentence. */
export function Log({ label, lines }: { readonly label: string; readonly lines: readonly LogLine[] }) {
  return (
    <ol className="log-lines" aria-label={label}>
      {lines.map(({ id, time, exact, icon, sentence, changes, aside }) => (
        <li key={id} className="log-line">
          <time className="log-time" title={exact}>
            {time}
          </time>
          <Icon name={icon} size={14} />
          <div className="log-words">
            <span>{sentence}</span>
            {changes?.map(({ name, from, to }) => (
              <span key={name} className="log-change">
                <span className="t3">{name}</span> <del>{from}</del> <Icon name="arrow" size={12} /> <ins>{to}</ins>
              </span>
            ))}
          </div>
          {aside}
        </li>
      ))}
    </ol>
  );
}
