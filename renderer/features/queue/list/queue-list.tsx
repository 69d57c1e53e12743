import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueColumn } from '../../../../shared/contract/queue-choices.ts';
import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';
import type { ColumnLook } from '../../../../shared/contract/views.contract.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Density } from '../../../lib/appearance/appearance.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useStateOf } from '../../../lib/use-state-of.ts';
import { Button } from '../../../ui/button/button.tsx';
import { FailedNote } from '../../../lib/focus/failed-note.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { type Anchor, type ExchangedAnchor, type Listed, type QueueList as Rows, type QueueQuestion, useQueueList, windowOf } from '../api/use-queue-list.ts';
import { useFetchedAhead } from '../api/use-case.ts';
import { type Selection, tickedGroups } from '../bulk/selection.ts';
import { createDisplayRows } from '../model/display-rows.ts';
import { columnsOnScreen, sized } from '../model/columns.ts';
import { useKnownNames } from '../model/names-context.ts';
import { groupKeyOf, type QueueSort } from '../model/queue-address.ts';
import { QueueEmpty, type QueueEmptyProps } from './queue-empty.tsx';
import { rowId } from './queue-line.tsx';
import { QueueTable } from './queue-table.tsx';
import { useListSelection } from './use-list-selection.ts';
import { useStandingRow } from './use-standing-row.ts';
import { useListSteps } from './use-list-steps.ts';
import { useListWidth } from './use-list-width.ts';
import type { ListPlace } from '../place/place-memory.ts';
import { type Settled, settleAmong } from './stands-at.ts';
import type { CursorState } from './use-cursor.ts';
import { useWindows } from './use-windows.ts';
import { useHeldPlace, useOffsetsOnScreen, useQueueScroll } from './use-queue-scroll.ts';

const ROW_HEIGHTS: Readonly<Record<Density, number>> = { compact: 28, regular: 32, roomy: 40 };

export interface QueueListProps {
  readonly question: QueueQuestion;
  readonly cursor: CursorState;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: (row: QueueRow, enter: boolean, byPointer?: boolean) => void;
  readonly onSort: (sort: QueueSort, further: boolean) => void;
  /** The rows of this question are here, or came anew. */
  readonly onListed: (listed: Listed) => void;
  /** The exception in the address: the list goes to it. */
  readonly opened: string | null;
  readonly startAt: ListPlace;
  readonly onScrolled: (element: HTMLElement) => void;
  readonly onStood: (part: Partial<ListPlace>) => void;
  readonly empty: QueueEmptyProps;
  readonly columns: readonly ColumnLook[];
  /** Which of them are on the screen, from left to right. */
  readonly onShown: (shown: readonly QueueColumn[]) => void;
  readonly onColumns: (columns: readonly ColumnLook[]) => void;
  /** What J and K do, for the buttons of the panel. */
  readonly stepRef: { current: (by: 1 | -1) => void };
}

const NO_GROUPS = [] as const;
/** Rows beyond the edge that are asked for before the wheel brings them. */
const ASKED_AHEAD = 40;

/** The list proper: rows by the window, cursor, selection, groups, and live changes that move nothing under the cursor. */
export function QueueList(props: QueueListProps) {
  const { question, cursor: state, selection, onSelect, onOpen, opened, onListed } = props;
  const { cursor } = state;
  const { t } = useTranslation();
  const format = useFormat();
  const names = useKnownNames();
  const { density } = useAppearance();
  const rowHeight = ROW_HEIGHTS[density];
  const frame = useRef<HTMLDivElement>(null);
  const listWidth = useListWidth(frame);
  const shown = useMemo(() => columnsOnScreen(props.columns, listWidth), [props.columns, listWidth]);
  const which = JSON.stringify(question);
  const [collapsed, setCollapsed] = useStateOf<ReadonlySet<string>>(which, () => new Set(props.startAt.closed));
  const [windows, showWindows] = useWindows(which);
  const [fresh, setFresh] = useStateOf<number>(which, () => 0);

  /** The row that stays where it is on the screen while all of them are exchanged. */
  const anchorOf = useRef<() => Anchor | null>(() => null);
  const list: Rows = useQueueList(question, windows[0], windows[1], anchorOf);
  const { meta, rowAt } = list;
  const groups = question.group === 'none' ? NO_GROUPS : (meta?.groups ?? NO_GROUPS);
  const total = meta?.total ?? 0;
  const ghostAt = cursor?.gone === true ? cursor.offset : null;
  const display = useMemo(() => createDisplayRows({ groups, total, collapsed, ghostAt }), [groups, total, collapsed, ghostAt]);
  const { scroller, attach, items, slots, height, firstSeen, reveal, toTop, rowsOnScreen } = useQueueScroll({
    list: which,
    display,
    rowHeight,
    startAt: props.startAt.top,
  });
  const [first, last] = useOffsetsOnScreen(display, items);
  useEffect(
    () => showWindows(windowOf(Math.max(0, first - ASKED_AHEAD)), windowOf(Math.max(last, Math.min(last + ASKED_AHEAD, total - 1)))),
    [first, last, showWindows, total],
  );
  useEffect(() => {
    anchorOf.current = () => {
      const standing = state.now();
      if (standing !== null && !standing.gone && standing.offset >= first && standing.offset <= last) return { ...standing, stoodOn: true };
      const row = rowAt(first);
      return row === undefined || (scroller.current?.scrollTop ?? 0) === 0 ? null : { caseId: row.caseId, offset: first, stoodOn: false };
    };
  });
  useEffect(() => {
    if (meta !== undefined) onListed({ question, meta });
  }, [meta, onListed, question]);
  const { onShown } = props;
  useEffect(() => onShown([...shown.filter(({ pinned }) => pinned), ...shown.filter(({ pinned }) => !pinned)].map(({ id }) => id)), [onShown, shown]);

  const settleCursor = (anchor: ExchangedAnchor | null, rowBefore: Rows['rowAt']): Settled => settleAmong(anchor, state, rowBefore, rowAt);
  useHeldPlace(list, display, scroller, rowHeight, settleCursor, ({ before, now, grownBy }) => {
    // A row pushed down without anything new was put elsewhere itself.
    if (now !== null) setFresh((count) => count + Math.max(0, Math.min(now - before, grownBy)));
  });

  // With the panel open, the next key is the one to the next row.
  useFetchedAhead((cursor !== null && opened === cursor.caseId ? rowAt(cursor.offset + 1) : cursor?.row)?.caseId ?? null);

  const { goTo, step, groupUnder } = useListSteps({ question, total, first, rowAt, display, collapsed, cursor: state, reveal, onOpen });
  const { stepRef } = props;
  useEffect(() => {
    stepRef.current = step;
  });

  const { onStood } = props;
  useStandingRow({ question, opened, left: props.startAt.on, isReady: meta !== undefined, cursor: state, reveal, onStood });

  const { tick, tickAll, tickGroup, extend } = useListSelection({ question, first, last, rowAt, cursor: state, selection, onSelect, step });
  const toggleGroup = (key: string, close?: boolean) => {
    const next = new Set(collapsed);
    if (close ?? !next.has(key)) next.add(key);
    else next.delete(key);
    setCollapsed(next);
    onStood({ closed: [...next] });
  };
  const groupOfCursor = cursor === null ? null : groupUnder(cursor.offset);
  const onClosed = groupOfCursor?.closed === true ? groupOfCursor.key : null;
  const home = () => {
    setFresh(0);
    toTop();
    void goTo(0);
  };

  useKeys('list', {
    next: () => step(1),
    previous: () => step(-1),
    first: home,
    last: () => void goTo(total - 1),
    pageDown: () => step(rowsOnScreen()),
    pageUp: () => step(-rowsOnScreen()),
    select: () => (onClosed !== null ? tickGroup(onClosed) : cursor === null ? false : tick(cursor.row, false)),
    extendDown: () => extend(1),
    extendUp: () => extend(-1),
    selectAll: tickAll,
    open: () => {
      if (cursor === null) return false;
      if (onClosed !== null) {
        toggleGroup(onClosed, false);
        return true;
      }
      onOpen(cursor.row, true);
      return true;
    },
    openGroup: () => (groupOfCursor === null ? false : toggleGroup(groupOfCursor.key, false)),
    closeGroup: () => (groupOfCursor === null ? false : toggleGroup(groupOfCursor.key, true)),
  });

  const groupName = (key: string, label: string): string => {
    if (question.group === 'clock') return t(`queue.clockGroup.${key}`);
    if (question.group === 'kind') return t(`kind.${key}`);
    if (key === '') return t(question.group === 'owner' ? 'queue.unowned' : 'queue.noIncident');
    return question.group === 'owner' ? names.person(key, label) : question.group === 'merchant' ? names.merchant(key, label) : label;
  };
  const ticked = useMemo(() => tickedGroups(selection, (row) => groupKeyOf(row, question.group)), [selection, question.group]);
  const nameOfGroup = (index: number): string => {
    const group = display.groups[index];
    return group === undefined ? '' : groupName(group.key, group.label);
  };

  return (
    <div className="queue-list" ref={frame}>
      {list.error !== null && (
        <div className="queue-note">
          <FailedNote error={list.error} tone={meta === undefined ? 'stop' : 'offline'} onAgain={list.retry}>
            {meta !== undefined && <p>{t('queue.stale', { at: format.timeSeconds(meta.asOf) })}</p>}
          </FailedNote>
        </div>
      )}
      {meta === undefined && list.error === null && <Skeleton label={t('queue.loading')} rows={14} columns={[70, 110, 130, 320]} />}
      {meta !== undefined && total === 0 && cursor?.gone !== true && <QueueEmpty {...props.empty} asOf={meta.asOf} />}
      {meta !== undefined && (total > 0 || cursor?.gone === true) && (
        <div className="queue-frame" onScrollCapture={(event) => props.onScrolled(event.target as HTMLElement)}>
          <QueueTable
            label={t('queue.list')}
            attach={attach}
            which={which}
            items={items}
            slots={slots}
            height={height}
            listWidth={listWidth}
            display={display}
            total={total}
            rowAt={rowAt}
            cursor={cursor}
            selected={selection.ids}
            shown={shown}
            sorts={[{ sort: question.sort, descending: question.descending }, ...question.thenBy]}
            onWidth={(id, width) => props.onColumns(sized(props.columns, id, width))}
            groupName={nameOfGroup}
            tickedGroups={ticked}
            cursorGroup={onClosed}
            collapsed={collapsed}
            stickyGroup={display.groupAt(firstSeen)}
            onSort={props.onSort}
            onRow={(row, offset) => {
              state.set(row, offset);
              onOpen(row, false, true);
            }}
            onTick={tick}
            onTickAll={tickAll}
            onTickGroup={tickGroup}
            onToggleGroup={toggleGroup}
          />
          {fresh > 0 && (
            <div className="queue-fresh">
              <Button chord="Home" icon="up" onPress={home}>
                {t('queue.fresh', { count: fresh })}
              </Button>
            </div>
          )}
        </div>
      )}
      <span className="visually-hidden" role="status">
        {fresh > 0 ? t('queue.fresh', { count: fresh }) : ''}
      </span>
    </div>
  );
}

/** Puts the keyboard back into the list, on the row it left. */
export const focusList = (caseId: string | null): void => {
  const row = caseId === null ? null : document.getElementById(rowId(caseId));
  (row?.closest<HTMLElement>('[role=grid]') ?? document.querySelector<HTMLElement>('.queue-grid'))?.focus({ preventScroll: true });
};
