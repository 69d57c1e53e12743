import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Dialog } from '../../../ui/overlay/dialog.tsx';

interface RestoreDialogProps {
  readonly name: string;
  /** When the backup was taken. */
  readonly at: number;
  readonly onClose: () => void;
}

/** Going back replaces everything: the backup is opened and read first, and what would be missing is named before anybody says yes. */
export function RestoreDialog({ name, at, onClose }: RestoreDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const { housekeeping } = useClient();
  const [step, setStep] = useState<'asking' | 'going' | 'gone'>('asking');
  const [leaveUnsent, setLeaveUnsent] = useState(false);
  const [refusal, setRefusal] = useState<CallError | null>(null);
  const { data: read, error } = useQuery({ queryKey: ['rehearsal', name], queryFn: () => answered(housekeeping.rehearse({ name })), gcTime: 0 });
  const date = format.exact(at);
  const problem = refusal ?? error?.error ?? (read?.whole === false ? { code: 'backup_damaged', params: { name } } : null);
  const failed = problem === null ? null : errorText(problem);
  const goBack = async (): Promise<void> => {
    setStep('going');
    const reply = await housekeeping.restore({ name, leaveUnsent });
    setRefusal(reply.ok ? null : reply.error);
    setStep(reply.ok ? 'gone' : 'asking');
  };
  const missing = read?.missing;
  const owes = missing !== undefined && (missing.unsent > 0 || missing.outageNo !== null);
  return (
    <Dialog
      title={t('backup.restore.title', { date })}
      role="alertdialog"
      open
      onClose={onClose}
      foot={
        step !== 'gone' && (
          <>
            <Button autoFocus chord="Escape" onPress={onClose}>
              {t('backup.restore.keep')}
            </Button>
            {read?.whole === true && failed === null && (
              <Button
                look="danger"
                disabledReason={owes && !leaveUnsent ? t('backup.restore.leave.first') : undefined}
                busy={step === 'going'}
                busyLabel={t('backup.restore.going')}
                onPress={() => void goBack()}
              >
                {t('backup.restore.go', { date })}
              </Button>
            )}
          </>
        )
      }
    >
      {step === 'gone' && (
        <Note tone="info" role="status" title={t('backup.restore.gone')}>
          {t('backup.restore.gone.rest')}
        </Note>
      )}
      {failed !== null && (
        <Note tone="stop" role="alert" title={failed.what}>
          {failed.rest}
        </Note>
      )}
      {read === undefined && failed === null && <p role="status">{t('backup.restore.checking')}</p>}
      {step !== 'gone' && failed === null && read !== undefined && missing !== undefined && (
        <div className="col">
          <Note tone="ok" title={t('backup.restore.whole', { count: read.orders, seq: format.number(read.journalSeq) })} />
          {missing.entries === 0 ? (
            <p>{t('backup.restore.nothing')}</p>
          ) : (
            <>
              <h3>{t('backup.restore.missing')}</h3>
              <ul className="backup-missing">
                <li>
                  {t('backup.restore.entries', { count: missing.entries, since: missing.sinceAt === null ? format.missing : format.exact(missing.sinceAt) })}
                </li>
                {missing.orders > 0 && <li>{t('backup.restore.orders', { count: missing.orders })}</li>}
              </ul>
            </>
          )}
          {owes && (
            <Note tone="warn" title={t('backup.restore.leave.title')}>
              <ul className="backup-missing">
                {missing.unsent > 0 && <li>{t('backup.restore.unsent', { count: missing.unsent })}</li>}
                {missing.outageNo !== null && <li>{t('backup.restore.outage', { no: missing.outageNo })}</li>}
              </ul>
              <Checkbox isSelected={leaveUnsent} onChange={setLeaveUnsent}>
                {t('backup.restore.leave')}
              </Checkbox>
            </Note>
          )}
          <p className="t2">{t('backup.restore.after')}</p>
        </div>
      )}
    </Dialog>
  );
}
