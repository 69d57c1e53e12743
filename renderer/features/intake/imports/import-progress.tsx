import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import type { ImportDto } from '../../../../shared/contract/intake.contract.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Progress } from '../../../ui/feedback/progress.tsx';
import { paceOf } from '../model/import-pace.ts';
import { useIntakeTexts } from '../model/intake-texts.ts';

/** An import on its way: how far, how fast, how long still, and the way to stop it. It runs on whoever looks. */
export function ImportProgress({ one, mayCancel }: { readonly one: ImportDto; readonly mayCancel: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const texts = useIntakeTexts();
  const { intake } = useClient();
  const navigate = useNavigate();
  const now = useNow(1000);
  const [failure, setFailure] = useState<CallError | null>(null);
  const [stopping, setStopping] = useState(false);
  const { rowsPerSecond, leftMs } = paceOf(one, now);
  const checking = one.state === 'checking';
  const failed = failure === null ? null : texts.error(failure);

  const cancel = async (): Promise<void> => {
    setStopping(true);
    const reply = await intake.cancel({ importId: one.importId });
    setFailure(reply.ok ? null : reply.error);
    if (!reply.ok) setStopping(false);
  };
  const goOn = () => void navigate('/queue');
  useKeys('intake', { background: goOn });
  useKeys('intake', { cancelImport: () => (stopping ? false : void cancel()) }, mayCancel);

  return (
    <div className="intake-running">
      <Progress
        label={checking ? t('intake.progress.checking') : t('intake.progress.reading', { file: one.fileName })}
        done={checking || one.bytesTotal === 0 ? null : one.bytesRead}
        all={one.bytesTotal}
        doneText={t('intake.progress.rows', { count: one.rows, orders: format.number(one.orders) })}
        leftText={checking || leftMs === null ? undefined : t('intake.progress.left', { left: format.duration(Math.max(1000, leftMs), { seconds: true }) })}
      />
      {/* Not inside the bar: whoever cannot see it would not hear of the button. */}
      <div className="row">
        {rowsPerSecond !== null && !checking && <span className="meta">{t('intake.progress.pace', { rows: format.number(rowsPerSecond) })}</span>}
        {one.setAside > 0 && <span className="meta">{t('intake.progress.setAside', { count: one.setAside })}</span>}
        <span className="spring" />
        <Button look="quiet" icon="arrow" chord={chordOf('intake', 'background')} onPress={goOn}>
          {t('intake.progress.background')}
        </Button>
        {mayCancel && (
          <Button chord={chordOf('intake', 'cancelImport')} busy={stopping} busyLabel={t('intake.progress.cancelling')} onPress={() => void cancel()}>
            {t('intake.progress.cancel')}
          </Button>
        )}
      </div>
      {failed !== null && (
        <Note tone="stop" role="alert" title={failed.what}>
          {failed.rest}
        </Note>
      )}
    </div>
  );
}
