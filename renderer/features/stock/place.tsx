import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { shortageMeant } from '../../lib/stock-address.ts';
import { useConsoleEvents } from '../../transport/console-context.ts';
import { KeyCap } from '../../ui/button/key-cap.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { FailedNote } from '../../lib/focus/failed-note.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { PlaceHead } from '../../ui/layout/panel.tsx';
import { IncidentList, stockRowId } from './incident-list.tsx';
import { IncidentView } from './incident-view.tsx';
import { LowDetail } from './low-detail.tsx';
import { PlaceView } from './place-view.tsx';
import { type Choice, keyOf, placeKeyOf, useAskedPlaces, useIncident, useStockList } from './use-stock.ts';
import './stock.css';
import './stock-narrow.css';

/** What is short and who gets what is left; below it what will be short soon. */
export function Place() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data, error, refetch } = useStockList();
  const asked = useAskedPlaces();
  const [chosen, setChosen] = useState<string | null>(null);
  const [search] = useSearchParams();
  const [led, setLed] = useState<URLSearchParams | null>(null);
  const [draft, setDraft] = useState<{ readonly of: string; readonly choice: Choice } | null>(null);
  const short = data?.short ?? [];
  const low = data?.low ?? [];
  const places = asked.data?.places ?? [];
  // Whoever came by an address stands on its shortage, once; from there they go where they like.
  const meant = data !== undefined && led !== search ? shortageMeant(search, short) : undefined;
  if (data !== undefined && led !== search) setLed(search);
  const all = [...short.map(keyOf), ...places.map(placeKeyOf), ...low.map(keyOf)];
  const id = all.find((one) => one === (meant === undefined ? chosen : keyOf(meant))) ?? all[0] ?? null;
  const current = short.find((one) => keyOf(one) === id);
  // What is looked at stays, also when another deadline comes to stand above it; once settled the first takes its place.
  if (id !== null && id !== chosen) setChosen(id);
  const isShort = current !== undefined;
  const incident = useIncident(current ?? null, draft?.of === id ? draft.choice : null);
  const refresh = () => void queries.invalidateQueries({ queryKey: ['stock'] });
  // Whatever happens to an order may move its stock.
  useConsoleEvents((event) => {
    if (event.name === 'changed' && event.payload.topics.some((topic) => topic === 'stock' || topic === 'queue')) refresh();
  });
  const step = (by: number) => {
    const next = all[Math.min(all.length - 1, Math.max(0, all.findIndex((one) => one === id) + by))];
    if (next === undefined) return false;
    setChosen(next);
    document.getElementById(stockRowId(next))?.scrollIntoView({ block: 'nearest' });
    return true;
  };
  useKeys('list', { nextView: () => step(1), previousView: () => step(-1) });
  const problem = error?.error ?? asked.error?.error ?? incident.error?.error ?? null;
  const placeChosen = places.find((one) => placeKeyOf(one) === id);
  const lowChosen = low.find((one) => keyOf(one) === id);
  return (
    <div className="stock">
      <div className="stock-main">
        <PlaceHead
          title={t('place.stock')}
          actions={
            <span className="row">
              <KeyCap chord={chordOf('list', 'previousView')} />
              <KeyCap chord={chordOf('list', 'nextView')} />
            </span>
          }
        />
        {data === undefined || asked.data === undefined ? (
          // What could not be asked is said beside it; nothing is on its way then.
          problem === null && <Skeleton label={t('stock.loading')} columns={[130, 90]} />
        ) : (
          <IncidentList short={short} low={low} places={places} cursor={id} onChoose={setChosen} onStep={step} />
        )}
      </div>
      {problem !== null && (
        <div className="stock-note">
          <FailedNote
            error={problem}
            onAgain={() => {
              void refetch();
              void asked.refetch();
              refresh();
            }}
          />
        </div>
      )}
      {problem === null && data !== undefined && asked.data !== undefined && id === null && (
        <EmptyState title={t('stock.empty')}>{t('stock.empty.rest')}</EmptyState>
      )}
      {problem === null && isShort && incident.data !== undefined && (
        <IncidentView
          key={id}
          incident={incident.data}
          dueAt={current.dueAt}
          draft={draft?.of === id ? draft.choice : null}
          onDraft={(choice) => setDraft(choice === null || id === null ? null : { of: id, choice })}
          onChanged={refresh}
        />
      )}
      {problem === null && isShort && incident.data === undefined && <Skeleton label={t('stock.loading')} columns={[60, 160, 120, 80]} />}
      {problem === null && placeChosen !== undefined && <PlaceView key={id} asked={placeChosen} onChanged={refresh} />}
      {problem === null && !isShort && lowChosen !== undefined && <LowDetail low={lowChosen} />}
    </div>
  );
}
