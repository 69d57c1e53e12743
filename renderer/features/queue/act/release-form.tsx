import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextArea } from '../../../ui/field/text-field.tsx';
import type { ActNamed } from './act.ts';
import { ActDialog, type FormProps } from './form-dialog.tsx';
import { useAct } from './use-act.ts';

/** Lifts the holds put on by hand; those of an exception go with its own way out. */
export function ReleaseForm({ act: { subject }, decide, onDone }: FormProps<ActNamed<'release'>>) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const reason = text.trim();
  const state = useAct({
    subject,
    decide,
    onDone,
    act: { act: 'release', reason },
    said: (count) => t('act.release.done', { count }),
  });
  return (
    <ActDialog
      state={state}
      title={t('act.release.title', { count: state.count })}
      submit={t('act.release.submit', { count: state.count })}
      missing={reason === '' ? t('act.lift.missing') : undefined}
      onClose={onDone}
    >
      <TextArea label={t('act.lift.text')} value={text} onChange={setText} maxLength={2000} rows={3} autoFocus />
      <p className="meta">{t('act.release.hint')}</p>
    </ActDialog>
  );
}
