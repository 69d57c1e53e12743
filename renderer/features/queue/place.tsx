import { replaceEqualDeep } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QUEUE_COLUMNS, type QueueColumn } from '../../../shared/contract/queue-choices.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useSteady } from '../../lib/use-steady.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { ViewTabs } from '../../ui/layout/view-tabs.tsx';
import { useToast } from '../../ui/feedback/toast.tsx';
import { ActForm } from './act/act-form.tsx';
import { useDecide } from './api/use-decide.ts';
import type { Listed } from './api/use-queue-list.ts';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { NOTHING } from './bulk/selection.ts';
import { SelectionBar } from './bulk/selection-bar.tsx';
import { BulkRunContext, useBulkRuns } from './bulk/use-bulk-run.ts';
import { FilterBar, useChipTexts } from './list/filter-bar.tsx';
import { focusList, QueueList } from './list/queue-list.tsx';
import { QueueHead } from './list/queue-head.tsx';
import { useCursor } from './list/use-cursor.ts';
import { NamesContext } from './model/names-context.ts';
import { chipNames, type QueueAddress, sortedBy, withoutChip } from './model/queue-address.ts';
import { CasePanel } from './panel/case-panel.tsx';
import { ViewActions } from './views/view-actions.tsx';
import { useQueueViews } from './views/use-queue-views.ts';
import { useQueuePlace } from './place/use-queue-place.ts';
import { useRowActs } from './place/use-row-acts.ts';
import './queue.css';

/** The queue: what is to be done, one thing opened, one next action. The address says which list and which exception. */
export function Place() {
  const { t } = useTranslation();
  const toast = useToast();
  const place = useQueuePlace();
  const { address, question, opened, path, openCase } = place;
  const names = useNames();
  const cursor = useCursor();
  const decide = useDecide();
  const [selection, setSelection] = useState(NOTHING);
  // What is done to all that was ticked leaves nothing ticked behind.
  const run = useBulkRuns(() => setSelection(NOTHING));
  const [shown, setShown] = useState<readonly QueueColumn[]>(QUEUE_COLUMNS);
  const [listed, setListed] = useState<Listed | null>(null);
  // Another list mostly has the same figures: what is drawn from them stays as it is.
  const onListed = useCallback(
    ({ question: of, meta }: Listed) =>
      setListed((before) => ({ question: of, meta: { ...meta, counts: before === null ? meta.counts : replaceEqualDeep(before.meta.counts, meta.counts) } })),
    [],
  );
  const counts = listed?.meta.counts;
  const questionNow = useSteady(() => question);
  const isListed = listed?.question === question;
  const chipText = useChipTexts(counts);
  const row = cursor.cursor?.row ?? null;
  const { act, setAct, refusal, begin } = useRowActs(selection, row, opened !== null);

  const change = useSteady((part: Partial<QueueAddress>) => {
    setSelection(NOTHING);
    place.change(part);
  });
  const views = useQueueViews(address, counts, change);
  const close = () => {
    place.close();
    focusList(cursor.cursor?.caseId ?? null);
  };
  const raiseHere = useSteady(() => {
    if (row !== null) setAct({ name: 'raise', orderId: row.orderId, platformOrderNo: row.platformOrderNo });
  });
  const raise = row === null ? undefined : raiseHere;
  const actions = useMemo(() => <ViewActions views={views} />, [views]);
  useKeys('list', {
    previousView: () => views.step(-1),
    nextView: () => views.step(1),
    create: () => {
      if (raise === undefined) return false;
      raise();
      return true;
    },
  });
  useKeys('everywhere', {
    undo: () => toast.undoLast() || (opened === null && run.undo()),
    out: () => {
      if (act !== null) return false;
      if (selection.ids.size > 0) return setSelection(NOTHING);
      if (path === '') return false;
      close();
      return true;
    },
  });

  // A view that is not here (any more) is the whole queue with what the address says.
  const tab = views.tabs.some(({ id }) => id === address.view) ? address.view : 'open';
  const chips = chipNames(address.chips);
  const inList =
    cursor.cursor === null ||
    !isListed ||
    opened === null ||
    !('caseId' in opened) ||
    cursor.cursor.caseId !== opened.caseId ||
    cursor.cursor.offset >= listed.meta.total
      ? null
      : { at: cursor.cursor.offset + 1, of: listed.meta.total };
  const step = useRef<(by: 1 | -1) => void>(() => undefined);
  const hasMany = selection.ids.size > 0;
  return (
    <NamesContext value={names}>
      <BulkRunContext value={run}>
        <div className={opened === null ? 'queue' : 'queue has-panel'}>
          <div className="queue-main">
            <QueueHead
              counts={counts}
              questionNow={questionNow}
              columns={views.columns}
              onColumns={views.onColumns}
              shown={shown}
              onNew={raise}
              refused={act === null ? decide.failure : null}
              onUnderstood={decide.forget}
            />
            <ViewTabs label={t('queue.views')} views={views.tabs} value={tab} onChange={views.go} aside={actions}>
              <FilterBar address={address} onChange={change} filter={question.filter} counts={counts} isListed={isListed} />
              <QueueList
                question={question}
                cursor={cursor}
                selection={selection}
                onSelect={setSelection}
                onOpen={place.onOpen}
                onSort={(sort, further) => change(sortedBy(address, sort, further))}
                onListed={onListed}
                opened={opened !== null && 'caseId' in opened ? opened.caseId : null}
                startAt={place.startAt}
                onScrolled={place.onScrolled}
                onStood={place.onStood}
                columns={views.columns}
                onColumns={views.onColumns}
                onShown={setShown}
                stepRef={step}
                empty={{
                  filters: chips.map((name) => chipText(address.chips, name)),
                  view: views.name,
                  isWholeQueue: address.base === 'open',
                  onDropLast: () => change({ chips: chips.length === 0 ? {} : withoutChip(address.chips, chips.at(-1) ?? 'text') }),
                  onClear: () => change({ chips: {} }),
                  onShowClosed: () => change({ view: 'open', base: 'open', chips: { states: ['resolved', 'closed'] } }),
                }}
              />
            </ViewTabs>
            {hasMany && <SelectionBar count={selection.ids.size} refusal={refusal} onAct={begin} onClear={() => setSelection(NOTHING)} />}
            <BulkBar run={run} undoChord={opened === null ? chordOf('everywhere', 'undo') : undefined} />
          </div>
          {opened !== null && (
            <CasePanel
              key={path}
              id={opened}
              place={inList}
              onStep={(by) => step.current(by)}
              onClose={close}
              onOpenCase={openCase}
              onAct={setAct}
              entered={place.entered}
              hasSelection={hasMany}
            />
          )}
          {act !== null && (
            <ActForm
              act={act}
              decide={decide}
              onDone={() => {
                setAct(null);
                decide.forget();
                run.forget();
              }}
              onRaised={openCase}
            />
          )}
        </div>
      </BulkRunContext>
    </NamesContext>
  );
}
