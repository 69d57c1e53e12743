import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useSession } from '../../../lib/session/session.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { TryAgain } from '../../../lib/focus/try-again.tsx';
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
  const errorText = useErrorText();
  const { can } = useSession();
  const { data: opened, error, refetch } = useOpened(props.id, can('decide'));
  const reveal = useReveal(opened?.order);
  if (opened !== undefined && reveal.order !== undefined) return <OpenedPanel {...props} opened={opened} order={reveal.order} reveal={reveal} />;
  const failed = error === null ? null : errorText(error.error);
  return (
    <Panel label={t('case.panel')}>
      {failed === null ? (
        <Skeleton label={t('queue.loading')} rows={9} columns={[120, 200]} />
      ) : (
        <div className="queue-note">
          <Note
            tone="stop"
            role="alert"
            title={failed.what}
            actions={
              <>
                <TryAgain onPress={() => void refetch()} />
                <Button chord="Escape" onPress={props.onClose}>
                  {t('ui.close')}
                </Button>
              </>
            }
          >
            {failed.rest}
          </Note>
        </div>
      )}
    </Panel>
  );
}
