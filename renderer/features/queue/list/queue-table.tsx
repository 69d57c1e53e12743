import { useTable } from '@tanstack/react-table';
import { type RefCallback, type UIEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Tick } from '../../../ui/choice/tick.tsx';
import type { QueueColumn } from '../../../../shared/contract/queue-choices.ts';
import type { QueueRow, SortKey } from '../../../../shared/contract/queue.contract.ts';
import type { ColumnLook } from '../../../../shared/contract/views.contract.ts';
import { WHOLE_LIST } from '../bulk/selection.ts';
import type { DisplayRows, RowGroup } from '../model/display-rows.ts';
import type { QueueSort } from '../model/queue-address.ts';
import { type GroupActs, GroupHeader, groupId } from './group-header.tsx';
import { CellWordsContext, useWordsForCells } from './cell-words.ts';
import { useChangedCells } from './use-changed-cells.ts';
import type { Cursor } from './use-cursor.ts';
import { HeaderCell } from './header-cell.tsx';
import { type LineActs, QueueLine, rowId } from './queue-line.tsx';
import { queueColumns, queueFeatures } from './queue-columns.tsx';
import { CHECK_WIDTH, useGridLayout } from './use-grid-layout.ts';
import type { DrawnItem } from './use-queue-scroll.ts';
import './queue-table.css';

/** Pixels a scroll bar may take. */
const SCROLL_BAR = 16;

interface QueueTableProps {
  readonly label: string;
  readonly attach: RefCallback<HTMLDivElement>;
  /** Which list it is. */
  readonly which: string;
  readonly items: readonly DrawnItem[];
  /** Lines drawn at most: a line that comes is written over one that went. */
  readonly slots: number;
  readonly height: number;
  /** Pixels the list may be wide before it scrolls sideways. */
  readonly listWidth: number;
  readonly display: DisplayRows;
  readonly total: number;
  readonly rowAt: (offset: number) => QueueRow | undefined;
  readonly cursor: Cursor | null;
  readonly selected: ReadonlySet<string>;
  /** The columns on the screen, in their order. */
  readonly shown: readonly ColumnLook[];
  readonly sorts: readonly SortKey[];
  readonly onWidth: (id: QueueColumn, width: number) => void;
  readonly groupName: (group: number) => string;
  readonly tickedGroups: ReadonlyMap<string, true | 'mixed'>;
  /** The closed group the cursor stands on. */
  readonly cursorGroup: string | null;
  readonly collapsed: ReadonlySet<string>;
  readonly stickyGroup: number;
  readonly onSort: (sort: QueueSort, further: boolean) => void;
  readonly onRow: (row: QueueRow, offset: number) => void;
  readonly onTick: (row: QueueRow, range: boolean) => void;
  readonly onTickAll: () => void;
  readonly onTickGroup: (key: string) => void;
  readonly onToggleGroup: (key: string) => void;
}

/** The headings stand outside of what scrolls, and follow it. */
const followSideways = ({ currentTarget: { scrollLeft, parentElement } }: UIEvent<HTMLElement>): void => {
  const scrolled = `${scrollLeft}px`;
  if (parentElement?.style.getPropertyValue('--scrolled') !== scrolled) parentElement?.style.setProperty('--scrolled', scrolled);
};

/** The grid: a header that sorts, group headers, and the rows that are on the screen. */
export function QueueTable({
  which,
  items,
  slots,
  display,
  rowAt,
  cursor,
  shown,
  sorts,
  onWidth,
  selected,
  total,
  label,
  attach,
  height,
  listWidth,
  groupName,
  tickedGroups,
  cursorGroup,
  collapsed,
  stickyGroup,
  onSort,
  onRow,
  onTick,
  onTickAll,
  onTickGroup,
  onToggleGroup,
}: QueueTableProps) {
  const { t } = useTranslation();
  const words = useWordsForCells();
  const drawn = useMemo(
    () =>
      items.map((item) => {
        const place = display.itemAt(item.index);
        const offset = place.kind === 'row' ? place.offset : place.kind === 'ghost' ? (cursor?.offset ?? 0) : -1;
        return { item, place, offset, row: place.kind === 'ghost' ? cursor?.row : place.kind === 'row' ? rowAt(offset) : undefined };
      }),
    // rowAt is new with every render and reads the pages that `items` and `display` were made for.
    [items, display, rowAt, cursor],
  );
  const data = useMemo(() => drawn.flatMap(({ row }) => row ?? []), [drawn]);
  const changed = useChangedCells(which, data);
  const layout = useGridLayout(shown);
  const table = useTable({ features: queueFeatures, columns: queueColumns, data, getRowId: (row) => row.caseId, state: layout.state });
  const rows = new Map(table.getRowModel().rows.map((row) => [row.id, row]));
  const { template, minWidth } = layout;
  const columns = [...table.getStartVisibleLeafColumns(), ...table.getCenterVisibleLeafColumns()];
  const pinnedAt = (column: (typeof columns)[number]) =>
    column.getIsPinned() === 'start' ? { insetInlineStart: CHECK_WIDTH + column.getStart('start') } : undefined;
  const changedIn = (row: QueueRow): string =>
    changed.size === 0
      ? ''
      : ` ${columns
          .map(({ id }) => id)
          .filter((id) => changed.has(`${row.caseId} ${id}`))
          .join(' ')} `;
  const acts = useRef<LineActs & GroupActs>({ onRow, onTick, onToggleGroup, onTickGroup });
  useEffect(() => {
    acts.current = { onRow, onTick, onToggleGroup, onTickGroup };
  });
  const grid = useRef<HTMLDivElement>(null);
  const isWide = minWidth > listWidth - SCROLL_BAR;
  useEffect(() => {
    if (!isWide) grid.current?.style.removeProperty('--scrolled');
  }, [isWide]);
  const allTicked = total > 0 && selected.size >= total;
  const sticky = stickyGroup >= 0 ? display.groups[stickyGroup] : undefined;
  const headerOf = (index: number, { key, count }: RowGroup) => (
    <GroupHeader
      groupKey={key}
      name={groupName(index)}
      count={count}
      isClosed={collapsed.has(key)}
      ticked={tickedGroups.get(key) ?? tickedGroups.get(WHOLE_LIST) ?? false}
      acts={acts}
    />
  );

  return (
    <CellWordsContext value={words}>
      <div
        ref={grid}
        className={isWide ? 'queue-grid is-wide' : 'queue-grid'}
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={shown.length + 1}
        aria-multiselectable
        aria-activedescendant={cursorGroup !== null ? groupId(cursorGroup) : cursor === null ? undefined : rowId(cursor.caseId)}
        tabIndex={0}
        data-region-start
      >
        <div className="queue-columns" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template, minWidth }}>
          <div role="columnheader" className="queue-cell is-pinned">
            <Tick ticked={allTicked ? true : selected.size > 0 ? 'mixed' : false} label={t('queue.selectAll')} onTick={onTickAll} />
          </div>
          {columns.map((column) => {
            const look = shown.find(({ id }) => id === column.id);
            return look === undefined ? null : (
              <HeaderCell key={look.id} look={look} sorts={sorts} pinned={pinnedAt(column)} onSort={onSort} onWidth={onWidth} />
            );
          })}
        </div>
        <div
          className="queue-scroll"
          ref={attach}
          // Nothing is asked of the layout in a list that only scrolls up and down.
          onScroll={isWide ? followSideways : undefined}
        >
          {sticky !== undefined && (
            <div className="queue-sticky" aria-hidden>
              {headerOf(stickyGroup, sticky)}
            </div>
          )}
          <div className="queue-body" role="rowgroup" style={{ height, minWidth }}>
            {drawn.map(({ item, place, offset, row }) => {
              const style = { transform: `translateY(${item.start}px)`, height: item.size };
              if (place.kind === 'group') {
                const group = display.groups[place.group];
                if (group === undefined) return null;
                return (
                  <div
                    key={`group ${group.key}`}
                    id={groupId(group.key)}
                    className={cursorGroup === group.key ? 'queue-line queue-group-line is-cursor' : 'queue-line queue-group-line'}
                    role="row"
                    aria-label={words.t(collapsed.has(group.key) ? 'queue.groupRow.closed' : 'queue.groupRow.open', {
                      group: groupName(place.group),
                      n: words.format.number(group.count),
                    })}
                    style={style}
                  >
                    <div role="gridcell" aria-colspan={shown.length + 1} className="queue-group-cell">
                      {headerOf(place.group, group)}
                    </div>
                  </div>
                );
              }
              const made = row === undefined ? undefined : rows.get(row.caseId);
              if (row === undefined || made === undefined) {
                return (
                  <div key={`bare ${item.index % slots}`} className="queue-line queue-bare" aria-hidden style={style}>
                    <span className="skeleton-bar" style={{ inlineSize: 60 }} />
                    <span className="skeleton-bar" style={{ inlineSize: 90 }} />
                    <span className="skeleton-bar" style={{ inlineSize: 280 }} />
                  </div>
                );
              }
              return (
                <QueueLine
                  key={place.kind === 'ghost' ? 'ghost' : `row ${item.index % slots}`}
                  row={row}
                  offset={offset}
                  top={item.start}
                  height={item.size}
                  isCursor={cursor?.caseId === row.caseId}
                  isTicked={selected.has(row.caseId)}
                  isGhost={place.kind === 'ghost'}
                  changed={changedIn(row)}
                  template={template}
                  cellsOf={() => [...made.getStartVisibleCells(), ...made.getCenterVisibleCells()].map((cell) => ({ cell, pinned: pinnedAt(cell.column) }))}
                  acts={acts}
                />
              );
            })}
          </div>
        </div>
      </div>
    </CellWordsContext>
  );
}
