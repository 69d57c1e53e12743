import { type Cell, FlexRender } from '@tanstack/react-table';
import { type CSSProperties, memo, type RefObject, useLayoutEffect, useRef } from 'react';
import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';
import { Tick } from '../../../ui/choice/tick.tsx';
import { useCellWords } from './cell-words.ts';
import type { queueFeatures } from './queue-columns.tsx';

export const rowId = (caseId: string): string => `queue-row-${caseId}`;

/** What may be done to a row. */
export interface LineActs {
  readonly onRow: (row: QueueRow, offset: number) => void;
  readonly onTick: (row: QueueRow, range: boolean) => void;
}

export interface DrawnCell {
  readonly cell: Cell<typeof queueFeatures, QueueRow>;
  readonly pinned: CSSProperties | undefined;
}

interface QueueLineProps {
  readonly row: QueueRow;
  readonly offset: number;
  readonly top: number;
  readonly height: number;
  readonly isCursor: boolean;
  readonly isTicked: boolean;
  readonly isGhost: boolean;
  /** The columns that became different a moment ago, as " one two ". */
  readonly changed: string;
  /** The grid as it is laid out; another text with every other choice of columns or widths. */
  readonly template: string;
  readonly cellsOf: () => readonly DrawnCell[];
  /** Always the newest ones. */
  readonly acts: RefObject<LineActs>;
}

const SHOWN = ['row', 'offset', 'top', 'height', 'isCursor', 'isTicked', 'isGhost', 'changed', 'template'] as const;

/**
 * One row of the queue. It is drawn anew only when it shows something else: a list that scrolls writes the rows that come over those that went,
 * and leaves the forty that stay. Cells follow time, names and language by themselves.
 */
export const QueueLine = memo(
  ({ row, offset, top, height, isCursor, isTicked, isGhost, changed, template, cellsOf, acts }: QueueLineProps) => {
    const { t } = useCellWords();
    const line = useRef<HTMLDivElement>(null);
    // Written over with another row, it must not hand on the focus: the next Space would tick that one.
    useLayoutEffect(() => {
      const { current } = line;
      if (current?.contains(document.activeElement) === true) current.closest<HTMLElement>('[role=grid]')?.focus({ preventScroll: true });
    }, [row.caseId]);
    const classes = ['queue-line queue-row', isCursor && 'is-cursor', isTicked && 'is-ticked', isGhost && 'is-gone'].filter(Boolean).join(' ');
    return (
      // The grid is one tab stop; its keys are in the key map.
      // eslint-disable-next-line jsx-a11y/click-events-have-key-events
      <div
        ref={line}
        id={rowId(row.caseId)}
        className={classes}
        role="row"
        aria-rowindex={offset + 2}
        aria-selected={isTicked}
        style={{ transform: `translateY(${top}px)`, height, gridTemplateColumns: template }}
        onClick={() => acts.current.onRow(row, offset)}
      >
        <div role="gridcell" className="queue-cell is-pinned">
          <Tick ticked={isTicked} label={t('queue.select', { order: row.platformOrderNo })} onTick={(range) => acts.current.onTick(row, range)} />
        </div>
        {cellsOf().map(({ cell, pinned }) => (
          <div
            key={cell.column.id}
            role="gridcell"
            className={['queue-cell', pinned !== undefined && 'is-pinned', changed.includes(` ${cell.column.id} `) && 'is-changed'].filter(Boolean).join(' ')}
            style={pinned}
          >
            <FlexRender cell={cell} />
          </div>
        ))}
      </div>
    );
  },
  (before, after) => SHOWN.every((name) => Object.is(before[name], after[name])),
);
QueueLine.displayName = 'QueueLine';
