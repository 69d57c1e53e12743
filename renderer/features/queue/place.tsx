import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import type { QueueRow } from '../../../shared/contract/queue.contract.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { useSession } from '../../lib/session/session.ts';
import { ViewTabs } from '../../ui/layout/view-tabs.tsx';
import { type Act, rowToTarget } from './act/act.ts';
import { ActForm } from './act/act-form.tsx';
import { sharedOutcomes } from './act/resolve-form.tsx';
import type { OpenedId } from './api/use-case.ts';
import { useDecide } from './api/use-decide.ts';
import type { QueueList as Rows, QueueQuestion } from './api/use-queue-list.ts';
import { FilterBar, useChipTexts } from './list/filter-bar.tsx';
import { focusList, QueueList } from './list/queue-list.tsx';
import { QueueHead, useViews } from './list/queue-head.tsx';
import { SelectionBar } from './list/selection-bar.tsx';
import { useColumnsOff } from './list/column-choice.tsx';
import { useCursor } from './list/use-cursor.ts';
import { NamesContext } from './model/names-context.ts';
import { chipNames, filterOf, type QueueAddress, readAddress, VIEWS, withoutChip, writeAddress } from './model/queue-address.ts';
import { CasePanel } from './panel/case-panel.tsx';
import { rememberedPlace, rememberPlace } from './place-memory.ts';
import './queue.css';

const NOTHING: ReadonlyMap<string, QueueRow> = new Map();
const openedOf = (path: string): OpenedId | null => {
  if (path === '') return null;
  return path.startsWith('order/') ? { orderId: decodeURIComponent(path.slice('order/'.length)) } : { caseId: decodeURIComponent(path) };
};

/** The queue: what is to be done, one thing opened, one next action. The address says which list and which exception. */
export function Place() {
  const { t } = useTranslation();
  const { userId, can } = useSession();
  const navigate = useNavigate();
  const { search } = useLocation();
  const path = useParams()['*'] ?? '';
  const address = useMemo(() => readAddress(new URLSearchParams(search)), [search]);
  const question = useMemo<QueueQuestion>(
    () => ({ filter: filterOf(address, userId), sort: address.sort, descending: address.descending, group: address.group }),
    [address, userId],
  );
  const opened = useMemo(() => openedOf(path), [path]);
  const names = useNames();
  const cursor = useCursor();
  const decide = useDecide();
  const [selected, setSelected] = useState(NOTHING);
  const [act, setAct] = useState<Act | null>(null);
  const [entered, setEntered] = useState(0);
  const [meta, setMeta] = useState<Rows['meta']>(undefined);
  const columns = useColumnsOff();
  const chipText = useChipTexts(meta?.counts);

  // Coming back without an address of one's own leads to where one was.
  const [start] = useState(() => rememberedPlace(userId));
  const top = useRef(start?.top ?? 0);
  const [startAt, setStartAt] = useState(start?.top ?? 0);
  const arrived = useRef(false);
  useEffect(() => {
    if (!arrived.current) {
      arrived.current = true;
      if (path === '' && search === '' && start !== null && (start.path !== '' || start.search !== ''))
        return void navigate({ pathname: `/queue${start.path === '' ? '' : `/${start.path}`}`, search: start.search }, { replace: true });
    }
    rememberPlace({ userId, search, path, top: top.current });
    return undefined;
  }, [navigate, path, search, start, userId]);

  const go = useCallback(
    (nextPath: string, nextSearch: string, replace: boolean) =>
      void navigate({ pathname: `/queue${nextPath === '' ? '' : `/${nextPath}`}`, search: nextSearch }, { replace }),
    [navigate],
  );
  const change = (part: Partial<QueueAddress>) => {
    top.current = 0;
    setStartAt(0);
    setSelected(NOTHING);
    go(path, writeAddress({ ...address, ...part }).toString(), false);
  };
  const openCase = useCallback((caseId: string) => go(encodeURIComponent(caseId), search, path !== ''), [go, path, search]);
  const close = () => {
    go('', search, false);
    focusList(cursor.cursor?.caseId ?? null);
  };

  /** With the panel open it follows the cursor; a held key changes the list at once and the panel when it rests. */
  const following = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(following.current), []);
  const onOpen = useCallback(
    (row: QueueRow, enter: boolean, byPointer = false) => {
      clearTimeout(following.current);
      if (enter || byPointer) {
        openCase(row.caseId);
        if (enter) setEntered((count) => count + 1);
      } else if (path !== '') following.current = setTimeout(() => openCase(row.caseId), 90);
    },
    [openCase, path],
  );

  const view = (step: 1 | -1) => change({ view: VIEWS[(VIEWS.indexOf(address.view) + step + VIEWS.length) % VIEWS.length] ?? 'open', chips: {} });
  const targets = [...selected.values()].map(rowToTarget);
  const refusal = can('decide') ? undefined : t('case.noRight');
  const bulk = (name: 'assign' | 'nextAction' | 'resolve') => (selected.size === 0 || refusal !== undefined ? false : setAct({ name, targets }));
  useKeys('list', {
    previousView: () => view(-1),
    nextView: () => view(1),
    create: () => {
      const row = cursor.cursor?.row;
      if (row === undefined) return false;
      setAct({ name: 'raise', orderId: row.orderId, platformOrderNo: row.platformOrderNo });
      return true;
    },
  });
  useKeys('row', { assign: () => bulk('assign'), nextAction: () => bulk('nextAction') }, selected.size > 0);
  useKeys('everywhere', {
    out: () => {
      if (act !== null) return false;
      if (selected.size > 0) return setSelected(NOTHING);
      if (path === '') return false;
      close();
      return true;
    },
  });

  const views = useViews(meta?.counts);
  const chips = chipNames(address.chips);
  const place =
    cursor.cursor === null || meta === undefined || opened === null || !('caseId' in opened) || cursor.cursor.caseId !== opened.caseId
      ? null
      : { at: cursor.cursor.offset + 1, of: meta.total };
  const step = useRef<(by: 1 | -1) => void>(() => undefined);

  return (
    <NamesContext value={names}>
      <div className={opened === null ? 'queue' : 'queue has-panel'}>
        <div className="queue-main">
          <QueueHead
            counts={meta?.counts}
            question={question}
            columns={columns}
            onNew={
              cursor.cursor === null
                ? undefined
                : () =>
                    cursor.cursor !== null && setAct({ name: 'raise', orderId: cursor.cursor.row.orderId, platformOrderNo: cursor.cursor.row.platformOrderNo })
            }
            decide={decide}
            hasForm={act !== null}
          />
          <ViewTabs label={t('queue.views')} views={views} value={address.view} onChange={(id) => change({ view: id, chips: {} })}>
            <FilterBar address={address} onChange={change} counts={meta?.counts} />
            <QueueList
              key={JSON.stringify(question)}
              question={question}
              cursor={cursor}
              selected={selected}
              onSelect={setSelected}
              onOpen={onOpen}
              onSort={(sort) => change({ sort, descending: address.sort === sort ? !address.descending : false })}
              onMeta={setMeta}
              opened={opened !== null && 'caseId' in opened ? opened.caseId : null}
              startAt={startAt}
              onScrolled={(now) => {
                top.current = now;
                rememberPlace({ userId, search, path, top: now });
              }}
              columns={columns.off}
              stepRef={step}
              empty={{
                filters: chips.map((name) => chipText(address.chips, name)),
                view: views.find(({ id }) => id === address.view)?.name ?? '',
                isWholeQueue: address.view === 'open',
                onDropLast: () => change({ chips: chips.length === 0 ? {} : withoutChip(address.chips, chips.at(-1) ?? 'text') }),
                onClear: () => change({ chips: {} }),
                onShowClosed: () => change({ view: 'open', chips: { states: ['resolved', 'closed'] } }),
              }}
            />
          </ViewTabs>
          {selected.size > 0 && (
            <SelectionBar
              count={selected.size}
              refusal={refusal}
              onAssign={() => void bulk('assign')}
              onNextAction={() => void bulk('nextAction')}
              onResolve={() => void bulk('resolve')}
              resolveReason={sharedOutcomes(targets).length === 0 ? t('queue.noSharedOutcome') : undefined}
              onClear={() => setSelected(NOTHING)}
            />
          )}
        </div>
        {opened !== null && (
          <CasePanel
            key={path}
            id={opened}
            place={place}
            onStep={(by) => step.current(by)}
            onClose={close}
            onOpenCase={openCase}
            onAct={setAct}
            entered={entered}
            hasSelection={selected.size > 0}
          />
        )}
        {act !== null && (
          <ActForm
            act={act}
            decide={decide}
            onDone={() => {
              setAct(null);
              decide.forget();
              if ('targets' in act && act.targets.length > 1) setSelected(NOTHING);
            }}
            onRaised={openCase}
          />
        )}
      </div>
    </NamesContext>
  );
}
