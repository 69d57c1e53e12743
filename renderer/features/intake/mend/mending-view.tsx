import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { useKept } from '../api/use-kept.ts';
import { useSettleRows } from '../api/use-settle-rows.ts';
import { useTypedRows } from '../api/use-typed-rows.ts';
import { type Places, useWaitingRows, type WaitingRow } from '../api/use-waiting-rows.ts';
import { cellsOf, type Drafts, filledDown, NO_DRAFTS, sameColumn, valueAt, withCells, without, withValue } from '../model/drafts.ts';
import { useIntakeTexts } from '../model/intake-texts.ts';
import { groupsOf } from '../model/mending-order.ts';
import { shownFileName } from '../model/upload-name.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import { RowEditor } from './row-editor.tsx';
import { WaitingGrid } from './waiting-grid.tsx';
import './mend.css';

const NOTHING: ReadonlySet<string> = new Set();
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
  const format = useFormat();
  const texts = useIntakeTexts();
  const [drafts, changeDrafts] = useKept('drafts', NO_DRAFTS);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(NOTHING);
  /** The opened row by its name, and its place for when it is gone: then the row that moved up is opened. */
  const [opening, setOpening] = useState<{ readonly id: string | null; readonly at: number }>({ id: null, at: 0 });
  const [looking, setLooking] = useState(NOWHERE);
  const [discarding, setDiscarding] = useState<readonly WaitingRow[] | null>(null);
  const { data, error, refetch } = useWaitingRows(importId, [looking, { first: opening.at, last: opening.at }]);
  const { takeIn: settle, discard: leaveOut, busy, failure } = useSettleRows();
  const typed = useTypedRows();
  const editor = useRef<HTMLElement>(null);
  /** Whoever typed goes on typing in the next row, as soon as it is here and the ones that went in are not. */
  const goneBefore = useRef<readonly string[] | null>(null);

  const groups = useMemo(() => groupsOf(data?.reasons ?? {}), [data?.reasons]);
  const total = data?.total ?? 0;
  const found = opening.id === null ? -1 : (data?.placeOf(opening.id) ?? -1);
  const at = Math.max(0, Math.min(total - 1, found >= 0 ? found : opening.at));
  const opened = data?.rowAt(at);
  useEffect(() => {
    if (goneBefore.current === null || opened === undefined || goneBefore.current.includes(opened.id)) return;
    goneBefore.current = null;
    focusDoubt(editor.current);
  });
  // What was settled elsewhere is not ticked any more.
  const chosen = [...ticked].flatMap((id) => data?.rowById(id) ?? []);
  const acting = chosen.length > 0 ? chosen : opened === undefined ? [] : [opened];
  const mendable = acting.filter((row) => row.cells.length > 0);

  const go = (to: number): void => {
    const place = Math.max(0, Math.min(total - 1, to));
    setOpening({ id: data?.rowAt(place)?.id ?? null, at: place });
  };
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
    // The host keeps what is still doubtful as it was tried.
    changeDrafts((before) => without(before, [...taken, ...doubtful]));
    setTicked((before) => new Set([...before].filter((id) => !taken.includes(id))));
    if (taken.length > 0) goOn(taken);
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
      if (editor.current?.contains(document.activeElement) === true) document.querySelector<HTMLElement>('.waiting-grid')?.focus();
      else if (ticked.size > 0) setTicked(NOTHING);
      else onImports();
    },
  });
  useKeys('list', { open: () => (opened === undefined ? false : focusDoubt(editor.current)) });
  useKeys('intake', {
    mend: () => (opened === undefined ? false : focusDoubt(editor.current)),
    discard: () => (acting.length === 0 || !mayImport ? false : setDiscarding(acting)),
  });

  if (error !== null && data === undefined) {
    const failed = texts.error(error.error);
    return (
      <div className="intake-note">
        <Note tone="stop" role="alert" title={failed.what} actions={<Button onPress={refetch}>{t('shell.tryAgain')}</Button>}>
          {failed.rest}
        </Note>
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
          <WaitingGrid groups={groups} rows={data} drafts={drafts} at={at} ticked={ticked} onGo={go} onTick={setTicked} onLook={setLooking} />
          {chosen.length > 0 && (
            <div className="intake-selection" role="toolbar" aria-label={t('intake.mend.selection')}>
              <b>{t('intake.mend.ticked', { count: chosen.length })}</b>
              <Button
                look="primary"
                chord={chordOf('everywhere', 'confirm')}
                busy={busy !== null}
                busyLabel={t('intake.mend.takingIn')}
                disabledReason={!mayImport ? t('intake.mayNot') : mendable.length === 0 ? t('intake.mend.nothingToTakeIn') : undefined}
                onPress={() => void takeIn(mendable)}
              >
                {t('intake.mend.takeIn', { count: mendable.length })}
              </Button>
              <Button
                look="danger"
                chord={chordOf('intake', 'discard')}
                disabledReason={mayImport ? undefined : t('intake.mayNot')}
                onPress={() => setDiscarding(chosen)}
              >
                {t('intake.mend.discard', { count: chosen.length })}
              </Button>
              <span className="spring" />
              {busy !== null && <span className="meta">{t('intake.mend.progress', { done: format.number(busy.done), all: format.number(busy.all) })}</span>}
              <Button look="quiet" chord="Escape" onPress={() => setTicked(NOTHING)}>
                {t('intake.mend.untick')}
              </Button>
            </div>
          )}
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
            bulk={chosen.length > 0}
            onValue={(cell, value) => changeDrafts((before) => keep(withValue(before, opened, cell, value), [opened]))}
            onReset={() => {
              changeDrafts((before) => withCells(before, opened));
              typed.keep([[opened, null]]);
            }}
            below={(cell) => below(opened, cell)}
            onFillDown={(cell) => {
              const others = below(opened, cell);
              changeDrafts((before) => keep(filledDown(before, opened, cell, others), others));
              setTicked(new Set([opened.id, ...others.map(({ id }) => id)]));
              // The button goes once there is nothing more to fill, and the focus would go with it.
              document.querySelector<HTMLElement>('.waiting-grid')?.focus();
            }}
            onTakeIn={() => void takeIn(chosen.length > 0 ? mendable : [opened])}
            onDiscard={() => setDiscarding([opened])}
          />
        )}
      </div>
      {discarding !== null && <DiscardDialog rows={discarding} onKeep={() => setDiscarding(null)} onDiscard={(reason) => discard(discarding, reason)} />}
    </>
  );
}

/** The doubtful cell stands first and is where the work is; a row without one is read from its beginning. */
const focusDoubt = (editor: HTMLElement | null): boolean => {
  const input = editor?.querySelector<HTMLInputElement>('input');
  (input ?? editor?.querySelector<HTMLElement>('button'))?.focus();
  input?.select();
  return input !== null && input !== undefined;
};
