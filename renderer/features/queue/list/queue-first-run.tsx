import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { CASE_STATES } from '../../../../shared/core/exception-case/exception-case.ts';
import { goChordOf } from '../../../lib/keys/key-map.ts';
import { useSession } from '../../../lib/session/session.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';

/** Whether nothing ever came in here: no exception in any state and no import. Undefined until that is known. */
export const useNothingYet = (): boolean | undefined => {
  const { queue, intake } = useClient();
  const { data, isError } = useQuery({
    queryKey: ['imports', 'any'],
    queryFn: async () => {
      const [{ total }, { imports }] = await Promise.all([
        answered(queue.list({ filter: { states: [...CASE_STATES] }, limit: 1 })),
        answered(intake.imports({ limit: 1 })),
      ]);
      return total === 0 && imports.length === 0;
    },
  });
  // Who cannot be asked has not said so: the queue is simply empty.
  return isError ? false : data;
};

/** An empty queue of a new database is not work that is done: the way on is where orders come from. */
export function QueueFirstRun() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { can } = useSession();
  return (
    <EmptyState
      icon="intake"
      title={t('queue.first.title')}
      actions={
        <>
          {can('import') && (
            <Button look="primary" large icon="intake" chord={goChordOf('intake')} onPress={() => void navigate('/intake')}>
              {t('queue.first.intake')}
            </Button>
          )}
          {can('administer') && (
            <Button large icon="assign" onPress={() => void navigate('/settings/people')}>
              {t('queue.first.people')}
            </Button>
          )}
        </>
      }
    >
      <p>{t('queue.first.rest')}</p>
      {!can('import') && <p>{t('queue.first.mayNot')}</p>}
    </EmptyState>
  );
}
