import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../../transport/console-context.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import { useDeed } from '../api/use-deed.ts';
import { DeedDialog } from './deed-dialog.tsx';

/** One reason for one or many lines; it stands on the certificate with who and when. */
export function ExplainDialog({ keys, onClose, onDone }: { readonly keys: readonly string[]; readonly onClose: () => void; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { outage } = useClient();
  const deed = useDeed();
  const [reason, setReason] = useState('');
  const send = async () => {
    if (await deed.send(outage.explain({ keys: [...keys], reason }), () => t('outage.explain.done', { count: keys.length }))) onDone();
  };
  return (
    <DeedDialog
      title={t('outage.explain.title', { count: keys.length })}
      submit={t('outage.explain.save')}
      missing={reason.trim() === '' ? t('outage.reason.missing') : undefined}
      deed={deed}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <p>{t('outage.explain.words')}</p>
      <TextField label={t('outage.reason')} value={reason} onChange={setReason} maxLength={500} autoFocus />
    </DeedDialog>
  );
}
