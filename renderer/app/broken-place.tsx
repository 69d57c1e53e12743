import { useTranslation } from 'react-i18next';
import { useNavigate, useRouteError } from 'react-router';
import { Button } from '../ui/button/button.tsx';
import { Note } from '../ui/feedback/note.tsx';

/** A place that met a defect while drawing itself: the others go on, and what was saved is saved. */
export function BrokenPlace() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const error = useRouteError();
  return (
    <div className="app-alone">
      <Note
        tone="stop"
        role="alert"
        title={t('shell.broken')}
        actions={
          <>
            <Button look="primary" onPress={() => void navigate(0)}>
              {t('shell.broken.again')}
            </Button>
            <Button onPress={() => void navigate('/queue')}>{t('shell.broken.queue')}</Button>
          </>
        }
      >
        <p>{t('shell.broken.rest')}</p>
        <p className="code">{error instanceof Error ? error.message : String(error)}</p>
      </Note>
    </div>
  );
}
