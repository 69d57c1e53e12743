import { useTranslation } from 'react-i18next';
import { useSession } from '../../../lib/session/session.ts';
import { Button } from '../../../ui/button/button.tsx';
import { FailedNote } from '../../../lib/focus/failed-note.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { Panel } from '../../../ui/layout/panel.tsx';
import { type OpenedId, useOpened } from '../api/use-case.ts';
import { useReveal } from '../api/use-reveal.ts';
import { OpenedPanel, type PanelProps } from './opened-panel.tsx';
import './case-panel.css';
import './work-and-log.css';

interface CasePanelProps extends PanelProps {
  readonly id: OpenedId;
}

/** What was opened: an exception with its order, or an order by itself; and what is shown while it comes or when it does not. */
export function CasePanel(props: CasePanelProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { data: opened, error, refetch } = useOpened(props.id, can('decide'));
  const reveal = useReveal(opened?.order);
  if (opened !== undefined && reveal.order !== undefined) return <OpenedPanel {...props} opened={opened} order={reveal.order} reveal={reveal} />;
  return (
    <Panel label={t('case.panel')}>
      {error === null ? (
        <Skeleton label={t('queue.loading')} rows={9} columns={[120, 200]} />
      ) : (
        <div className="queue-note">
          <FailedNote
            error={error.error}
            onAgain={() => void refetch()}
            also={
              <Button chord="Escape" onPress={props.onClose}>
                {t('ui.close')}
              </Button>
            }
          />
        </div>
      )}
    </Panel>
  );
}
