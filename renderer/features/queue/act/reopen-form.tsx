import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../../transport/console-context.ts';
import { TextArea } from '../../../ui/field/text-field.tsx';
import type { ActNamed } from './act.ts';
import { FormDialog, type FormProps } from './form-dialog.tsx';

export function ReopenForm({ act: { target }, decide, onDone }: FormProps<ActNamed<'reopen'>>) {
  const { t } = useTranslation();
  const client = useClient();
  const [text, setText] = useState('');
  const reason = text.trim();
  const send = async () => {
    if ((await decide.decide(client.cases.reopen({ caseId: target.caseId, reason }), t('act.reopen.done'), [target.orderId])) !== null) onDone();
  };
  return (
    <FormDialog
      title={t('act.reopen.title', { order: target.platformOrderNo })}
      submit={t('act.reopen.submit')}
      missing={reason === '' ? t('act.reopen.missing') : undefined}
      sending={decide}
      onSubmit={() => void send()}
      onClose={onDone}
    >
      <TextArea label={t('act.reopen.text')} value={text} onChange={setText} maxLength={2000} rows={3} autoFocus />
      <p className="meta">{t('act.reopen.hint')}</p>
    </FormDialog>
  );
}
