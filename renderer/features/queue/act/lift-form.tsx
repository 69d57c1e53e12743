import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../../transport/console-context.ts';
import { TextArea } from '../../../ui/field/text-field.tsx';
import type { ActNamed } from './act.ts';
import { FormDialog, type FormProps } from './form-dialog.tsx';

/** Lifting a hold lets goods move: it takes a reason, and only who may do it sees it offered. */
export function LiftForm({ act: { orderId, hold }, decide, onDone }: FormProps<ActNamed<'lift'>>) {
  const { t } = useTranslation();
  const client = useClient();
  const [text, setText] = useState('');
  const reason = text.trim();
  const send = async () => {
    if ((await decide.decide(client.cases.liftHold({ orderId, holdId: hold.id, reason }), t('act.lift.done'), [orderId])) !== null) onDone();
  };
  return (
    <FormDialog
      title={t('act.lift.title', { hold: t(`hold.kind.${hold.kind}`) })}
      submit={t('act.lift.submit')}
      missing={reason === '' ? t('act.lift.missing') : undefined}
      sending={decide}
      onSubmit={() => void send()}
      onClose={onDone}
    >
      <TextArea label={t('act.lift.text')} value={text} onChange={setText} maxLength={2000} rows={3} autoFocus />
      <p className="meta">{t('act.lift.hint')}</p>
    </FormDialog>
  );
}
