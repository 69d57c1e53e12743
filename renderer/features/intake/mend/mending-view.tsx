import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { useToast } from '../../../ui/feedback/toast.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { useKept } from '../api/use-kept.ts';
import { useWaitingRows, type WaitingRow } from '../api/use-waiting-rows.ts';
import { cellsOf, filledDown, isChanged, NO_DRAFTS, sameColumn, valueAt, withDoubt, without, withValue } from '../model/drafts.ts';
import { useIntakeTexts } from '../model/intake-texts.ts';
import { groupRows } from '../model/mending-order.ts';
import { shownFileName } from '../model/upload-name.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import { RowEditor } from './row-editor.tsx';
import { WaitingGrid } from './waiting-grid.tsx';
import './mend.css';

/** As many as one discard may name. */
const MOST_AT_ONCE = 500;
const NOTHING: ReadonlySet<string> = new Set();

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
  const { intake } = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const { data, error, refetch } = useWaitingRows(importId);
  const [drafts, changeDrafts] = useKept('drafts', NO_DRAFTS);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(NOTHING);
  const [openedId, setOpenedId] = useState<string | null>(null);
  const [discarding, setDiscarding] = useState<readonly WaitingRow[] | null>(null);
  const [busy, setBusy] = useState<{ readonly done: number; readonly all: number } | null>(null);
  const [failure, setFailure] = useState<CallError | null>(null);
  const editor = useRef<HTMLElement>(null);

  const groups = useMemo(() => groupRows(data?.rows ?? [], data?.reasons ?? {}), [data]);
  const ordered = useMemo(() => groups.flatMap((group) => group.rows), [groups]);
  const found = ordered.findIndex(({ id }) => id === openedId);
  const opened = ordered[Math.max(0, found)];
  // What was settled elsewhere is not ticked any more.
  const chosen = ordered.filter(({ id }) => ticked.has(id));
  const acting = chosen.length > 0 ? chosen : opened === undefined ? [] : [opened];
  const mendable = acting.filter((row) => row.cells.length > 0);

  /** Where to go when these rows are gone: the next that stays, else the one before. */
  const afterwards = (gone: ReadonlySet<string>): string | null => {
    const from = Math.max(0, found);
    const next = ordered.slice(from).find(({ id }) => !gone.has(id)) ?? ordered.slice(0, from).findLast(({ id }) => !gone.has(id));
    return next?.id ?? null;
  };

  const takeIn = async (rows: readonly WaitingRow[]): Promise<void> => {
    if (busy !== null || rows.length === 0 || !mayImport) return;
    const wasTyping = editor.current?.contains(document.activeElement) === true;
    setFailure(null);
    const taken = new Set<string>();
    let doubtful = 0;
    for (const [done, row] of rows.entries()) {
      setBusy({ done, all: rows.length });
      const reply = await intake.mend({ id: row.id, cells: cellsOf(row, drafts.get(row.id)) });
      if (!reply.ok) {
        setFailure(reply.error);
        break;
      }
      if (reply.value.takenIn) taken.add(row.id);
      else {
        doubtful += 1;
        const still = reply.value.row;
        if (still !== null) changeDrafts((before) => withDoubt(before, row, still));
      }
    }
    setBusy(null);
    const next = taken.size > 0 ? afterwards(taken) : openedId;
    changeDrafts((before) => without(before, [...taken]));
    setTicked((before) => new Set([...before].filter((id) => !taken.has(id))));
    await queries.invalidateQueries({ queryKey: ['imports'] });
    if (next !== null) setOpenedId(next);
    if (taken.size > 0) {
      toast.show({
        text:
          doubtful === 0
            ? t('intake.mend.taken', { count: taken.size })
            : t('intake.mend.takenPartly', { count: taken.size, doubtful: format.number(doubtful) }),
      });
    }
    if (wasTyping) requestAnimationFrame(() => focusDoubt(editor.current));
  };

  const discard = async (rows: readonly WaitingRow[], reason: string): Promise<void> => {
    const ids = rows.map(({ id }) => id);
    const next = afterwards(new Set(ids));
    setFailure(null);
    let discarded = 0;
    for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
      const reply = await intake.discard({ ids: ids.slice(at, at + MOST_AT_ONCE), reason });
      if (!reply.ok) {
        setFailure(reply.error);
        break;
      }
      discarded += reply.value.discarded;
    }
    setDiscarding(null);
    setTicked(NOTHING);
    changeDrafts((before) => without(before, ids));
    await queries.invalidateQueries({ queryKey: ['imports'] });
    setOpenedId(next);
    if (discarded > 0) toast.show({ text: t('intake.mend.discarded', { count: discarded }) });
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
        <Note tone="stop" role="alert" title={failed.what} actions={<Button onPress={() => void refetch()}>{t('shell.tryAgain')}</Button>}>
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
  if (opened === undefined) {
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
  const below = (at: number): readonly WaitingRow[] => {
    const group = groups.find(({ rows }) => rows.includes(opened))?.rows ?? [];
    const candidates = chosen.length > 1 ? chosen.filter(({ id }) => id !== opened.id) : group.slice(group.indexOf(opened) + 1);
    const value = valueAt(opened, drafts.get(opened.id), at);
    return candidates.filter((row) => {
      const there = sameColumn(opened, at, row);
      return there >= 0 && valueAt(row, drafts.get(row.id), there) !== value;
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
            drafts={drafts}
            opened={opened.id}
            ticked={ticked}
            onOpen={setOpenedId}
            onTick={setTicked}
            total={data.total}
            shown={data.rows.length}
          />
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
        <RowEditor
          key={opened.id}
          ref={editor}
          row={opened}
          fileName={shownFileName(opened.file, importNames.get(opened.importId))}
          draft={drafts.get(opened.id)}
          changed={isChanged(drafts.get(opened.id))}
          mayImport={mayImport}
          busy={busy !== null && chosen.length === 0}
          bulk={chosen.length > 0}
          onValue={(at, value) => changeDrafts((before) => withValue(before, opened, at, value))}
          onReset={() => changeDrafts((before) => without(before, [opened.id]))}
          below={below}
          onFillDown={(at) => {
            const others = below(at);
            changeDrafts((before) => filledDown(before, opened, at, others));
            setTicked(new Set([opened.id, ...others.map(({ id }) => id)]));
            // The button goes once there is nothing more to fill, and the focus would go with it.
            document.querySelector<HTMLElement>('.waiting-grid')?.focus();
          }}
          onTakeIn={() => void takeIn(chosen.length > 0 ? mendable : [opened])}
          onDiscard={() => setDiscarding([opened])}
        />
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
