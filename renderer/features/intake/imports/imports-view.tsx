import { useTranslation } from 'react-i18next';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { FailedNote } from '../../../lib/focus/failed-note.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useImports } from '../api/use-imports.ts';
import { useIntakeTexts } from '../model/intake-texts.ts';
import { ImportList } from './import-list.tsx';
import { ImportPanel } from './import-panel.tsx';

interface ImportsViewProps {
  readonly opened: string | null;
  readonly onOpen: (importId: string) => void;
  readonly mayImport: boolean;
  readonly onChoose: () => void;
  readonly onMend: (importId: string) => void;
}

/** The imports of this station with the opened one beside them. */
export function ImportsView({ opened, onOpen, mayImport, onChoose, onMend }: ImportsViewProps) {
  const { t } = useTranslation();
  const texts = useIntakeTexts();
  const { data: imports, error, refetch } = useImports();
  const one = imports?.find(({ importId }) => importId === opened) ?? imports?.[0];
  useKeys('intake', {
    mend: () => {
      if (one === undefined || one.setAside === 0) return false;
      onMend(one.importId);
      return true;
    },
  });
  if (error !== null && imports === undefined) {
    return (
      <div className="intake-note">
        <FailedNote error={error.error} said={texts.error(error.error)} onAgain={() => void refetch()} />
      </div>
    );
  }
  if (imports === undefined) return <Skeleton label={t('shell.loading')} columns={[80, 240, 60, 60, 60, 60, 100]} />;
  if (one === undefined) {
    return (
      <div className="intake-empty">
        <EmptyState
          icon="intake"
          title={t('intake.empty')}
          {...(mayImport && {
            actions: (
              <Button look="primary" large icon="file" chord={chordOf('intake', 'chooseFile')} onPress={onChoose}>
                {t('intake.choose')}
              </Button>
            ),
          })}
        >
          {t('intake.empty.rest')}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="intake-split">
      <ImportList imports={imports} opened={one.importId} onOpen={onOpen} />
      <ImportPanel key={one.importId} one={one} mayImport={mayImport} onMend={() => onMend(one.importId)} />
    </div>
  );
}
