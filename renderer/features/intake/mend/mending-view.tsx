import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { FailedNote } from '../../../lib/focus/failed-note.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { useToast } from '../../../ui/feedback/toast.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { useKept } from '../api/use-kept.ts';
import { useRowChecks } from '../api/use-row-checks.ts';
import { useSettleRows } from '../api/use-settle-rows.ts';
import { useTypedRows } from '../api/use-typed-rows.ts';
import { type Places, useWaitingRows, type WaitingRow } from '../api/use-waiting-rows.ts';
import { cellsOf, type Drafts, filledDown, isChanged, NO_DRAFTS, restored, sameColumn, valueAt, withCells, without, withValue } from '../model/drafts.ts';
import { useIntakeTexts } from '../model/intake-texts.ts';
import { groupsOf, orderNoOf } from '../model/mending-order.ts';
import { rowState } from '../model/row-doubts.ts';
import { sheetColumns } from '../model/sheet-columns.ts';
import { shownFileName } from '../model/upload-name.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import { MendFoot } from './mend-foot.tsx';
import { RowEditor } from './row-editor.tsx';
import { focusRows, useSheetCursor } from './use-sheet-cursor.ts';
import { WaitingGrid } from './waiting-grid.tsx';
import './mend.css';

const NOTHING: ReadonlySet<string> = new Set();
const NO_ROWS: readonly WaitingRow[] = [];
/** Who runs down the rows asks of none of them. */
const LOOKED_AT_MS = 150;
const NOWHERE: Places = { first: 0, last: 0 };

interface MendingViewProps {
  readonly importId: string | null;
  readonly importNames: ReadonlyMap<string, string>;
  readonly mayImport: boolean;
  readonly onAll: () => void;
  readonly onImports: () => void;
}

/** Rows that were not taken in, by reason; the opened one beside them, ready to be put right. */
export function MendingView({ importId, importNames, mayImport, onAll, onImports }: MendingViewProps) {
  const { t } = useTranslation();
  const texts = useIntakeTexts();
  const [drafts, changeDrafts] = useKept('drafts', NO_DRAFTS);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(NOTHING);
  /** The opened row by its name, and its place for when it is gone: then the row that moved up is opened. */
  const [opening, setOpening] = useState<{ readonly id: string | null; readonly at: number }>({ id: null, at: 0 });
  const [looking, setLooking] = useState(NOWHERE);
  const [discarding, setDiscarding] = useState<readonly WaitingRow[] | null>(null);
  const { data, error, refetch } = useWaitingRows(importId, [looking, { first: opening.at, last: opening.at }]);
  const { takeIn: settle, discard: leaveOut, busy, failure } = useSettleRows();
  const { verdicts, check } = useRowChecks();
  const look = (rows: readonly WaitingRow[]): void => {
    if (mayImport) for (const row of rows) if (row.cells.length > 0) void check(row.id, cellsOf(row, drafts.get(row.id)));
  };
  const toast = useToast();
  const editor = useRef<HTMLElement>(null);
  /** Whoever typed goes on typing in the next row, as soon as it is here and the ones that went in are not. */
  const goneBefore = useRef<readonly string[] | null>(null);

  const groups = useMemo(() => groupsOf(data?.reasons ?? {}), [data?.reasons]);
  const total = data?.total ?? 0;
  const found = opening.id === null ? -1 : (data?.placeOf(opening.id) ?? -1);
  const at = Math.max(0, Math.min(total - 1, found >= 0 ? found : opening.at));
  const opened = data?.rowAt(at);
  const read = data?.read ?? NO_ROWS;
  const columns = useMemo(() => sheetColumns(read, opened), [read, opened]);
  const stateOf = (row: WaitingRow) => rowState(row, drafts.get(row.id), verdicts.get(row.id));
  /** The opened row and those with something typed into them. */
  const touched = read.filter((row) => row.id === opened?.id || row.edit !== null || drafts.has(row.id));
  // What was typed into one row of an order may be what another one waited for.
  const typed = useTypedRows((ids) => {
    const orders = new Set(ids.flatMap((id) => orderOf(data?.rowById(id)) ?? []));
    look(touched.filter((row) => ids.includes(row.id) || orders.has(orderOf(row) ?? '')));
  });
  // The opened row, and those on the screen that somebody typed into before.
  const unseen = read.filter((row) => !verdicts.has(row.id) && (row.id === opened?.id || (row.edit !== null && isIn(looking, data?.placeOf(row.id)))));
  const unseenIds = unseen.map(({ id }) => id).join(' ');
  const ask = useEffectEvent(() => look(unseen));
  useEffect(() => {
    if (unseenIds === '') return undefined;
    const timer = setTimeout(() => ask(), LOOKED_AT_MS);
    return () => clearTimeout(timer);
  }, [unseenIds]);
  useEffect(() => {
    if (goneBefore.current === null || opened === undefined || goneBefore.current.includes(opened.id)) return;
    goneBefore.current = null;
    focusDoubt(editor.current);
  });
  // What was settled elsewhere is not ticked any more.
  const chosen = [...ticked].flatMap((id) => data?.rowById(id) ?? []);
  const acting = chosen.length > 0 ? chosen : opened === undefined ? [] : [opened];
  const ready = touched.filter((row) => stateOf(row).takable && (row.id === opened?.id || isChanged(row, drafts.get(row.id))));
  // What was put right in other rows goes in with one press too, and is counted where that is said.
  const several = chosen.length === 0 && ready.some(({ id }) => id !== opened?.id);
  const mendable = (several ? ready : acting).filter((row) => row.cells.length > 0);

  const go = (to: number): void => {
    const place = Math.max(0, Math.min(total - 1, to));
    setOpening({ id: data?.rowAt(place)?.id ?? null, at: place });
  };
  const cursor = useSheetCursor({ rows: data, columns, at, opened, stateOf, go });
  /** Opens what follows once these are gone: the opened row if it stays, else the one that moved up into its place. */
  const goOn = (gone: readonly string[]): void => {
    const above = gone.filter((id) => (data?.placeOf(id) ?? at) < at).length;
    setOpening({ id: opened !== undefined && !gone.includes(opened.id) ? opened.id : null, at: Math.max(0, at - above) });
  };
  const keep = (next: Drafts, rows: readonly WaitingRow[]): Drafts => {
    typed.keep(rows.map((row) => [row, cellsOf(row, next.get(row.id))]));
    return next;
  };

  const takeIn = async (rows: readonly WaitingRow[]): Promise<void> => {
    if (busy !== null || rows.length === 0 || !mayImport) return;
    const wasTyping = editor.current?.contains(document.activeElement) === true;
    typed.drop(rows.map(({ id }) => id));
    const { taken, doubtful } = await settle(rows, drafts);
    // The host keeps what is still doubtful as it was tried; every doubt of it is asked for.
    look(rows.filter(({ id }) => doubtful.includes(id)));
    changeDrafts((before) => without(before, [...taken, ...doubtful]));
    setTicked((before) => new Set([...before].filter((id) => !taken.includes(id))));
    if (taken.length > 0) {
      goOn(taken);
      cursor.goOnAfter();
    }
    if (wasTyping) goneBefore.current = taken;
  };

  const discard = async (rows: readonly WaitingRow[], reason: string): Promise<void> => {
    const ids = rows.map(({ id }) => id);
    typed.drop(ids);
    await leaveOut(ids, reason);
    setDiscarding(null);
    setTicked(NOTHING);
    changeDrafts((before) => without(before, ids));
    goOn(ids);
  };

  useKeys('everywhere', {
    confirm: () => (mendable.length > 0 ? void takeIn(mendable) : false),
    out: () => {
      if (editor.current?.contains(document.activeElement) === true) focusRows();
      else if (ticked.size > 0) setTicked(NOTHING);
      else onImports();
    },
  });
  useKeys('list', { open: () => cursor.enter() || (opened !== undefined && focusDoubt(editor.current)) });
  useKeys('intake', {
    mend: () => (opened === undefined ? false : focusDoubt(editor.current)),
    discard: () => (acting.length === 0 || !mayImport ? false : setDiscarding(acting)),
  });

  if (error !== null && data === undefined) {
    return (
      <div className="intake-note">
        <FailedNote error={error.error} said={texts.error(error.error)} onAgain={refetch} />
      </div>
    );
  }
  if (data === undefined) return <Skeleton label={t('shell.loading')} columns={[24, 60, 120, 420]} />;

  const failed = failure === null ? null : texts.error(failure);
  const filter = importId !== null && (
    <div className="intake-filter">
      <Chip name={t('intake.mend.ofImport')} value={importNames.get(importId) ?? importId} removeLabel={t('intake.mend.ofAll')} onRemove={onAll} />
    </div>
  );
  if (total === 0) {
    return (
      <>
        {filter}
        <div className="intake-empty">
          <EmptyState title={t('intake.mend.empty')} actions={<Button onPress={onImports}>{t('intake.mend.toImports')}</Button>}>
            {t('intake.mend.empty.rest')}
          </EmptyState>
        </div>
      </>
    );
  }
  /** The rows that a fill-down of this cell would reach: the ticked ones, else those read below in the same group. */
  const below = (row: WaitingRow, cell: number): readonly WaitingRow[] => {
    const group = groups.find(({ first, count }) => at >= first && at < first + count);
    const after = Array.from({ length: group === undefined ? 0 : group.first + group.count - at - 1 }, (_, n) => data.rowAt(at + 1 + n) ?? []).flat();
    const candidates = chosen.length > 1 ? chosen.filter(({ id }) => id !== row.id) : after;
    const value = valueAt(row, drafts.get(row.id), cell);
    return candidates.filter((one) => {
      const there = sameColumn(row, cell, one);
      return there >= 0 && valueAt(one, drafts.get(one.id), there) !== value;
    });
  };
  const write = (row: WaitingRow, cell: number, value: string): void => changeDrafts((before) => keep(withValue(before, row, cell, value), [row]));
  const fillDown = (row: WaitingRow, cell: number): void => {
    const others = below(row, cell);
    if (others.length === 0 || !mayImport) return;
    const was = drafts;
    changeDrafts((before) => keep(filledDown(before, row, cell, others), others));
    setTicked(new Set([row.id, ...others.map(({ id }) => id)]));
    toast.show({
      text: t('intake.mend.filled', { count: others.length }),
      undo: () => {
        changeDrafts((now) => keep(restored(now, was, others), others));
        setTicked(NOTHING);
      },
    });
  };
  return (
    <>
      {filter}
      {failed !== null && (
        <div className="intake-note">
          <Note tone="stop" role="alert" title={failed.what}>
            {failed.rest}
          </Note>
        </div>
      )}
      <div className="intake-split">
        <div className="waiting">
          <WaitingGrid
            groups={groups}
            rows={data}
            drafts={drafts}
            columns={columns}
            stateOf={stateOf}
            cursor={cursor.column}
            mayImport={mayImport}
            actions={{
              onCell: cursor.to,
              onValue: write,
              onFillDown: fillDown,
              onMove: cursor.move,
              onGoOn: cursor.goOn,
              onOut: cursor.out,
              onLeft: cursor.leave,
            }}
            at={at}
            ticked={ticked}
            onGo={go}
            onTick={setTicked}
            onLook={setLooking}
          />
          <MendFoot
            ticked={chosen.length}
            mendable={mendable.length}
            ready={several ? ready.length : 0}
            inCell={cursor.column !== null}
            mayImport={mayImport}
            busy={busy}
            onTakeIn={() => void takeIn(mendable)}
            onDiscard={() => setDiscarding(chosen)}
            onUntick={() => setTicked(NOTHING)}
          />
        </div>
        {opened === undefined ? (
          <Skeleton label={t('shell.loading')} columns={[120, 280]} />
        ) : (
          <RowEditor
            key={opened.id}
            ref={editor}
            row={opened}
            fileName={shownFileName(opened.file, importNames.get(opened.importId))}
            draft={drafts.get(opened.id)}
            mayImport={mayImport}
            busy={busy !== null && chosen.length === 0}
            bulk={chosen.length > 0 || several}
            hasTicked={chosen.length > 0}
            state={stateOf(opened)}
            onValue={(cell, value) => write(opened, cell, value)}
            onReset={() => {
              changeDrafts((before) => withCells(before, opened));
              typed.keep([[opened, null]]);
            }}
            below={(cell) => below(opened, cell)}
            onFillDown={(cell) => fillDown(opened, cell)}
            onTakeIn={() => void takeIn(mendable)}
            onDiscard={() => setDiscarding([opened])}
          />
        )}
      </div>
      {discarding !== null && <DiscardDialog rows={discarding} onKeep={() => setDiscarding(null)} onDiscard={(reason) => discard(discarding, reason)} />}
    </>
  );
}

const isIn = ({ first, last }: Places, place = -1): boolean => place >= first && place <= last;
const orderOf = (row: WaitingRow | undefined): string | undefined =>
  row === undefined || orderNoOf(row) === '' ? undefined : `${row.importId} ${orderNoOf(row)}`;

/** The doubtful cell stands first and is where the work is; a row without one is read from its beginning. */
const focusDoubt = (editor: HTMLElement | null): boolean => {
  const input = editor?.querySelector<HTMLInputElement>('input');
  (input ?? editor?.querySelector<HTMLElement>('button'))?.focus();
  input?.select();
  return input !== null && input !== undefined;
};
