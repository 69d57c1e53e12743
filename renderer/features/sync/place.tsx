import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useSession } from '../../lib/session/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { useClient } from '../../transport/console-context.ts';
import { Button } from '../../ui/button/button.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { FailedNote } from '../../lib/focus/failed-note.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { PlaceHead } from '../../ui/layout/panel.tsx';
import { DifferenceDetail } from './difference-detail.tsx';
import { GROUPS, useDifferences, useEntries, useSyncStatus } from './entries.ts';
import { EntryDetail } from './entry-detail.tsx';
import { EntryList, entryRowId } from './entry-list.tsx';
import { FullReading } from './full-reading.tsx';
import { ParkedRecords } from './parked-records.tsx';
import { StatusStrip } from './status-strip.tsx';
import { TrainingSwitch } from './training-switch.tsx';
import { useSend } from '../../lib/use-send.ts';
import './sync.css';

/** One query for each list: a long history never hides what needs a person. */
const useGroups = () => {
  const [conflict, inDoubt, refused, parked, waiting, history] = [
    useEntries(GROUPS[0].states),
    useEntries(GROUPS[1].states),
    useEntries(GROUPS[2].states),
    useEntries(GROUPS[3].states),
    useEntries(GROUPS[4].states),
    useEntries(GROUPS[5].states),
  ];
  const lists = [conflict, inDoubt, refused, parked, waiting, history];
  return {
    groups: GROUPS.map(({ id }, index) => ({ id, entries: lists[index]?.data?.entries ?? [], total: lists[index]?.data?.total ?? 0 })),
    isLoaded: lists.every(({ data }) => data !== undefined),
    error: lists.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => {
      for (const list of lists) void list.refetch();
    },
  };
};

/** What is on its way to the WMS: waiting, in doubt, in conflict, refused, with the reason and the remedy on each. */
export function Place() {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const queries = useQueryClient();
  const { can } = useSession();
  const now = useNow(1000);
  const { data: status } = useSyncStatus();
  const { groups, isLoaded, error, refetch } = useGroups();
  const { data: found } = useDifferences();
  const [chosen, setChosen] = useState<string | null>(null);
  const [wantsBeside, setWantsBeside] = useState(false);

  // A difference that met no change of ours stands above the changes, by itself.
  const alone = (found?.differences ?? []).filter((difference) => difference.kind !== 'conflict');
  const difference = alone.find(({ n }) => chosen === `d-${n}`) ?? null;
  const entries = groups.flatMap((group) => group.entries);
  // What was chosen may have been settled and moved to another list; its id stays.
  const entry = entries.find(({ id }) => id === chosen) ?? entries[0];
  const shown = difference ?? found?.differences.find(({ entryId }) => entryId !== null && entryId === entry?.id);
  const refresh = () => void queries.invalidateQueries({ queryKey: ['sync'] });
  const { send, failure } = useSend(refresh);
  const noRight = can('decide') ? undefined : t('sync.noRight');
  const isPaused = status?.connection === 'paused';
  const linkNeeds = status?.connection === 'none' ? t('sync.notConnected') : isPaused ? t('sync.pausedFirst') : undefined;
  const cannotRetry = noRight ?? linkNeeds;
  const retry = () => {
    if (cannotRetry !== undefined) return false;
    void send(client.sync.retryNow({}), () => t('sync.retry.done'));
    return true;
  };
  const cannotReadAll = !can('manual_orders') ? t('sync.readAll.noRight') : (linkNeeds ?? (status?.connection === 'down' ? t('sync.readAll.down') : undefined));
  const readAll = () => {
    if (cannotReadAll !== undefined) return false;
    void send(client.sync.readAll({}), ({ joined }) => t(joined ? 'sync.readAll.joined' : 'sync.readAll.begun'));
    return true;
  };
  const cannotPause = noRight ?? (status?.connection === 'none' ? t('sync.notConnected') : undefined);
  const pause = () => {
    if (cannotPause !== undefined) return false;
    void send(client.sync.setPaused({ paused: !isPaused }), () => t(isPaused ? 'sync.continue.done' : 'sync.pause.done'));
    return true;
  };
  const ids = [...alone.map(({ n }) => `d-${n}`), ...entries.map(({ id }) => id)];
  const choose = (next: string | undefined) => {
    if (next === undefined) return false;
    setChosen(next);
    document.getElementById(entryRowId(next))?.scrollIntoView({ block: 'nearest' });
    return true;
  };
  const at = ids.indexOf(difference === null ? (entry?.id ?? '') : `d-${difference.n}`);
  const step = (by: number) => choose(ids[Math.min(ids.length - 1, Math.max(0, at + by))]);
  useKeys('list', { next: () => step(1), previous: () => step(-1), first: () => choose(ids[0]), last: () => choose(ids.at(-1)) });
  const canStandBeside = shown !== undefined && shown.fields.length > 0;
  const isBeside = wantsBeside && canStandBeside;
  const sideBySide = () => (canStandBeside ? setWantsBeside(!isBeside) : false);
  useKeys('sync', { retry, readAll, pause });
  useKeys('sync', { sideBySide }, canStandBeside);

  const problem = failure ?? error?.error ?? null;
  return (
    <div className={isBeside ? 'sync is-beside' : 'sync'}>
      <div className="sync-main">
        <PlaceHead
          title={t('place.sync')}
          actions={
            <>
              <Button chord={chordOf('sync', 'retry')} disabledReason={cannotRetry} onPress={() => void retry()}>
                {t('sync.retry')}
              </Button>
              <Button
                look="quiet"
                icon={isPaused ? 'arrow' : 'pause'}
                chord={chordOf('sync', 'pause')}
                disabledReason={cannotPause}
                onPress={() => void pause()}
              >
                {t(isPaused ? 'sync.continue' : 'sync.pause')}
              </Button>
            </>
          }
        />
        {isBeside ? null : isLoaded ? (
          <EntryList groups={groups} differences={alone} cursor={difference === null ? (entry?.id ?? null) : `d-${difference.n}`} onChoose={setChosen} />
        ) : (
          // What could not be asked is said beside it; nothing is on its way then.
          problem === null && <Skeleton label={t('sync.loading')} columns={[130, 90]} />
        )}
      </div>
      <div className="sync-side" data-region>
        {status !== undefined && <StatusStrip status={status} />}
        <div className="sync-reading">
          <FullReading lastSweepAt={status?.lastSweepAt ?? null} />
          <Button look="quiet" chord={chordOf('sync', 'readAll')} disabledReason={cannotReadAll} onPress={() => void readAll()}>
            {t('sync.readAll')}
          </Button>
        </div>
        {problem !== null && (
          <div className="sync-note">
            <FailedNote error={problem} onAgain={refetch} />
          </div>
        )}
        {shown !== undefined && <DifferenceDetail key={shown.n} difference={shown} isBeside={isBeside} onBeside={sideBySide} onChanged={refresh} />}
        {entry !== undefined && difference === null && <EntryDetail key={entry.id} entry={entry} onChanged={refresh} />}
        {status !== undefined && status.inboundParked > 0 && <ParkedRecords onChanged={refresh} />}
        {entry === undefined && difference === null && isLoaded && status !== undefined && (
          <EmptyState title={t('sync.empty')}>{t('sync.empty.rest', { age: format.ago(now - status.asOf) })}</EmptyState>
        )}
        {status?.training != null && <TrainingSwitch training={status.training} onChanged={refresh} />}
      </div>
    </div>
  );
}
