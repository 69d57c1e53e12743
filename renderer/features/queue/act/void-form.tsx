import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../../transport/console-context.ts';
import { TextArea } from '../../../ui/field/text-field.tsx';
import type { ActNamed } from './act.ts';
import { ActDialog, type FormProps } from './form-dialog.tsx';
import { useAct } from './use-act.ts';

/** Raised in error: final, so the button is a dangerous one and what goes with it is spelled out. */
export function VoidForm({ act: { subject }, decide, onDone }: FormProps<ActNamed<'void'>>) {
  const { t } = useTranslation();
  const client = useClient();
  const [text, setText] = useState('');
  const reason = text.trim();
  const state = useAct({
    subject,
    decide,
    onDone,
    act: { act: 'void', reason },
    one: ({ caseId }) => client.cases.void({ caseId, reason }),
    said: (count) => t('act.void.done', { count }),
  });
  return (
    <ActDialog
      state={state}
      title={'one' in subject ? t('act.void.title', { order: subject.one.platformOrderNo }) : t('act.void.titleMany', { count: state.count })}
      submit={t('act.void.submit', { count: state.count })}
      look="danger"
      missing={reason === '' ? t('act.void.missing') : undefined}
      onClose={onDone}
    >
      <TextArea label={t('act.void.text')} value={text} onChange={setText} maxLength={2000} rows={3} autoFocus />
      <p className="meta">{t('act.void.hint')}</p>
    </ActDialog>
  );
}
