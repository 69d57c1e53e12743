import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Density } from '../../../lib/appearance/appearance.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Tick } from '../../../ui/choice/tick.tsx';
import { Counter } from '../../../ui/status/pill.tsx';
import type { Places, WaitingRow, WaitingRows } from '../api/use-waiting-rows.ts';
import type { Drafts } from '../model/drafts.ts';
import { useIntakeTexts } from '../model/intake-texts.ts';
import { lineAt, lineOf, orderNoOf, type RowGroup } from '../model/mending-order.ts';
import type { RowState } from '../model/row-doubts.ts';
import type { SheetColumn } from '../model/sheet-columns.ts';
import { type SheetActions, SheetRow } from './sheet-row.tsx';

const ROW_HEIGHTS: Readonly<Record<Density, number>> = { compact: 28, regular: 32, roomy: 40 };
/** Under each doubtful cell stands its reason. */
const REASON_HEIGHT = 18;
const GROUP_HEIGHT = 28;
/** The header stays at the top while rows pass under it. */
const HEADER_HEIGHT = 28;
/** Tick, row, order and state, with the gaps between them and the edges; they stay in sight. */
const HEAD_WIDTHS = [20, 36, 118, 130] as const;
const CELL_WIDTHS = { doubtful: 200, other: 124 } as const;
const GAP = 12;

const rowId = (id: string): string => `waiting-${id}`;

interface WaitingGridProps {
  readonly groups: readonly RowGroup[];
  readonly rows: WaitingRows;
  readonly drafts: Drafts;
  readonly columns: readonly SheetColumn[];
  readonly stateOf: (row: WaitingRow) => RowState;
  /** The column of the cell cursor, null while keys are those of the list. */
  readonly cursor: number | null;
  readonly mayImport: boolean;
  readonly actions: SheetActions;
  /** The place of the opened row. */
  readonly at: number;
  readonly ticked: ReadonlySet<string>;
  readonly onGo: (at: number) => void;
  readonly onTick: (ids: ReadonlySet<string>) => void;
  /** Which rows are on screen, so that they are read. */
  readonly onLook: (places: Places) => void;
}

/** Waiting rows under their reasons, however many, as a sheet: each doubtful cell says its own sentence, so that like faults can be seen at a glance. */
export function WaitingGrid({ groups, rows, drafts, columns, stateOf, cursor, mayImport, actions, at, ticked, onGo, onTick, onLook }: WaitingGridProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const texts = useIntakeTexts();
  const { density } = useAppearance();
  const scroller = useRef<HTMLDivElement>(null);
  const { total } = rows;
  const rowHeight = ROW_HEIGHTS[density] + REASON_HEIGHT;
  const virtualizer = useVirtualizer({
    count: total + groups.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lineAt(groups, index)?.kind === 'group' ? GROUP_HEIGHT : rowHeight),
    overscan: 12,
    // The row with the cursor stays in the page: with its field the focus would go.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), lineOf(groups, at)])].toSorted((a, b) => a - b),
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, density, groups]);
  const widths = [...HEAD_WIDTHS, ...columns.map(({ doubtful }) => (doubtful ? CELL_WIDTHS.doubtful : CELL_WIDTHS.other))];
  const sheet = {
    gridTemplateColumns: widths.map((px) => `${px}px`).join(' '),
    minWidth: widths.reduce((sum, px) => sum + px + GAP, GAP),
  };

  const items = virtualizer.getVirtualItems();
  const { startIndex: first = 0, endIndex: last = 0 } = virtualizer.range ?? {};
  // Headings between them shift places by at most their number.
  useEffect(() => onLook({ first: Math.max(0, first - groups.length), last }), [onLook, first, last, groups.length]);

  const onScreen = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
  const opened = rows.rowAt(at);
  const toggle = (ids: readonly string[]) => {
    const next = new Set(ticked);
    const all = ids.every((id) => next.has(id));
    for (const id of ids)
      if (all) next.delete(id);
      else next.add(id);
    onTick(next);
  };
  const toggleAll = async (places: Places) => toggle((await rows.readAll(places)).map(({ id }) => id));
  const everything: Places = { first: 0, last: total - 1 };
  const extend = (by: 1 | -1) => {
    onTick(new Set([...ticked, ...[opened, rows.rowAt(at + by)].flatMap((row) => row?.id ?? [])]));
    onGo(at + by);
  };
  useKeys('list', {
    next: () => onGo(at + 1),
    previous: () => onGo(at - 1),
    first: () => onGo(0),
    last: () => onGo(total - 1),
    pageDown: () => onGo(at + onScreen()),
    pageUp: () => onGo(at - onScreen()),
    select: () => (opened === undefined ? false : toggle([opened.id])),
    extendDown: () => extend(1),
    extendUp: () => extend(-1),
    selectAll: () => void toggleAll(everything),
  });
  useEffect(() => virtualizer.scrollToIndex(lineOf(groups, at), { align: 'auto' }), [at, groups, virtualizer]);

  const tickedIn = (group: RowGroup): number =>
    [...ticked].filter((id) => {
      const place = rows.placeOf(id);
      return place >= group.first && place < group.first + group.count;
    }).length;
  const tickState = (of: number, all: number): boolean | 'mixed' => (of === 0 ? false : of === all ? true : 'mixed');

  return (
    <div
      ref={scroller}
      className="intake-grid waiting-grid"
      role="grid"
      aria-label={t('intake.mend')}
      aria-rowcount={total + 1}
      aria-multiselectable
      aria-activedescendant={opened && rowId(opened.id)}
      tabIndex={0}
      data-region-start
    >
      <div className="intake-line intake-columns waiting-line" role="row" aria-rowindex={1} style={sheet}>
        <span role="columnheader">
          <Tick ticked={tickState(ticked.size, total)} label={t('intake.mend.tickAll')} onTick={() => void toggleAll(everything)} />
        </span>
        {(['row', 'orderNo', 'state'] as const).map((column) => (
          <span key={column} role="columnheader" className={column === 'row' ? 'intake-number' : 'ellipsis'}>
            {t(`intake.column.${column}`)}
          </span>
        ))}
        {columns.map(({ header, nth }) => (
          <span key={`${header} ${nth}`} role="columnheader" className="ellipsis" title={header}>
            {header === '' ? t('intake.preview.noHeader') : header}
          </span>
        ))}
      </div>
      <div className="intake-scroll">
        <div role="rowgroup" className="waiting-body" style={{ height: virtualizer.getTotalSize(), minWidth: sheet.minWidth }}>
          {items.map((item) => {
            const line = lineAt(groups, item.index);
            if (line === null) return null;
            const style = { gridTemplateColumns: sheet.gridTemplateColumns, transform: `translateY(${item.start - HEADER_HEIGHT}px)`, height: item.size };
            if (line.kind === 'group') {
              const { reason, count, first: from } = line.group;
              return (
                <div key={`group ${reason}`} role="row" className="waiting-group" style={style}>
                  <span role="gridcell" className="row" aria-colspan={columns.length + 4}>
                    <Tick
                      ticked={tickState(tickedIn(line.group), count)}
                      label={t('intake.mend.tickGroup', { reason: texts.reasonName(reason) })}
                      onTick={() => void toggleAll({ first: from, last: from + count - 1 })}
                    />
                    <b className="ellipsis">{texts.reasonName(reason)}</b>
                    <Counter value={format.number(count)} />
                  </span>
                </div>
              );
            }
            const row = rows.rowAt(line.at);
            if (row === undefined) return <div key={`place ${line.at}`} className="intake-line waiting-line" style={style} aria-hidden />;
            const here = line.at === at;
            return (
              // The grid is one tab stop; its keys are in the key map.
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={row.id}
                id={rowId(row.id)}
                role="row"
                aria-rowindex={line.at + 2}
                aria-selected={ticked.has(row.id)}
                aria-current={here || undefined}
                className={['intake-line waiting-line', here && 'is-cursor', ticked.has(row.id) && 'is-ticked'].filter(Boolean).join(' ')}
                style={style}
                onClick={() => onGo(line.at)}
              >
                <span role="gridcell">
                  <Tick ticked={ticked.has(row.id)} label={t('intake.mend.tick', { row: format.number(row.row) })} onTick={() => toggle([row.id])} />
                </span>
                <span role="gridcell" className="intake-number">
                  {format.number(row.row)}
                </span>
                <span role="gridcell" className="ellipsis code">
                  {orderNoOf(row) === '' ? format.missing : orderNoOf(row)}
                </span>
                <SheetRow
                  row={row}
                  at={line.at}
                  draft={drafts.get(row.id)}
                  state={stateOf(row)}
                  columns={columns}
                  cursor={here ? cursor : null}
                  mayImport={mayImport}
                  actions={actions}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
