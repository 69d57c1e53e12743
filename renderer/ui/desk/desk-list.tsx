import type { ReactNode } from 'react';
import { StatusIcon, type Tone } from '../icon/status-icon.tsx';
import { Counter } from '../status/pill.tsx';
import './desk-list.css';

interface DeskListProps {
  readonly label: string;
  /** The id of the row somebody stands on. */
  readonly activeId: string | undefined;
  /** A part of the window of its own for F6; else it is where its part begins. */
  readonly isRegion?: boolean;
  /** What the arrows do while the list has the focus, where elsewhere they are another list's. False when there is no further row. */
  readonly onStep?: (by: 1 | -1) => boolean;
  readonly children: ReactNode;
}

/** What a desk has to do, at its side: one tab stop, whose letters are the desk's. */
export function DeskList({ label, activeId, isRegion = false, onStep, children }: DeskListProps) {
  return (
    <div
      className="desk-list"
      role="listbox"
      data-desk-list
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={activeId}
      {...(isRegion ? { 'data-region': true } : { 'data-region-start': true })}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (by !== 0 && onStep?.(by) === true) event.preventDefault();
      }}
    >
      {children}
    </div>
  );
}

interface DeskGroupProps {
  readonly name: string;
  /** How many there are, as it is written. */
  readonly count: string;
  readonly tone: Tone;
  readonly children: ReactNode;
}

/** Rows that belong together. A listbox holds options and nothing else; the group's name says what its first line shows. */
export function DeskGroup({ name, count, tone, children }: DeskGroupProps) {
  return (
    <div role="group" aria-label={`${name} · ${count}`}>
      <div className="desk-group" aria-hidden>
        <StatusIcon tone={tone} size={14} />
        <b>{name}</b>
        <Counter value={count} />
      </div>
      {children}
    </div>
  );
}

interface DeskRowProps {
  readonly id: string;
  readonly isCursor: boolean;
  readonly className: string;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

export function DeskRow({ id, isCursor, className, onChoose, children }: DeskRowProps) {
  return (
    // The list is one tab stop; its keys are in the key map.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isCursor}
      className={isCursor ? `desk-row ${className} is-cursor` : `desk-row ${className}`}
      onClick={onChoose}
    >
      {children}
    </div>
  );
}
