import { useTranslation } from 'react-i18next';
import { Route, Routes } from 'react-router';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useTabSteps } from '../../lib/use-tab-steps.ts';
import { FailedNote } from '../../lib/focus/failed-note.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { PlaceHead } from '../../ui/layout/panel.tsx';
import { PlaceTabs } from '../../ui/layout/place-tabs.tsx';
import { PAGES } from './pages.ts';
import { PlanView } from './plan-view.tsx';
import { ResultsView } from './results-view.tsx';
import { TodayView } from './today-view.tsx';
import { useOverview } from './use-spot.ts';
import './spot-check.css';
import './spot-figures.css';

/** The supervisor's sample: drawn so that nobody can choose it, looked at order by order, and what it proves. */
export function Place() {
  const { t } = useTranslation();
  const { data: overview, error, refetch } = useOverview();
  const step = useTabSteps(PAGES.map(({ path }) => path));
  useKeys('spotCheck', { previousView: step(-1), nextView: step(1) });
  return (
    <div className="spot">
      <PlaceHead title={t('place.spotCheck')} />
      <PlaceTabs
        label={t('spot.tabs')}
        tabs={PAGES.map(({ path, text }) => ({ path, text: t(text) }))}
        chords={[chordOf('spotCheck', 'previousView'), chordOf('spotCheck', 'nextView')]}
      />
      {error !== null && (
        <div className="spot-note">
          <FailedNote error={error.error} onAgain={() => void refetch()} />
        </div>
      )}
      {overview === undefined && error === null && <Skeleton label={t('spot.loading')} columns={[132, 300]} />}
      {overview !== undefined && (
        <Routes>
          <Route path="results" element={<ResultsView />} />
          <Route path="plan" element={<PlanView overview={overview} />} />
          <Route path="*" element={<TodayView overview={overview} />} />
        </Routes>
      )}
    </div>
  );
}
