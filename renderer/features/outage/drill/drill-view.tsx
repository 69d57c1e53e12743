import { useTranslation } from 'react-i18next';
import { useIsDrill } from '../../../lib/drill/use-drill.ts';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { HouseView } from './house-view.tsx';
import { SceneView } from './scene-view.tsx';
import './drill.css';

/** Drills: from the warehouse that starts them and keeps their results, or inside one. */
export function DrillView({ noRight }: { readonly noRight: string | undefined }) {
  const { t } = useTranslation();
  const isDrill = useIsDrill();
  if (isDrill === undefined) return <Skeleton label={t('shell.loading')} columns={[132, 300]} />;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="outage-scroll" tabIndex={0} role="group" aria-label={t('outage.tab.drill')}>
      <div className="drill">{isDrill ? <SceneView noRight={noRight} /> : <HouseView noRight={noRight} />}</div>
    </div>
  );
}
