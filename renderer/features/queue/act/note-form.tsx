import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../../transport/console-context.ts';
import { TextArea } from '../../../ui/field/text-field.tsx';
import type { ActNamed } from './act.ts';
import { ActDialog, type FormProps } from './form-dialog.tsx';
import { useAct } from './use-act.ts';

export function NoteForm({ act: { subject }, decide, onDone }: FormProps<ActNamed<'note'>>) {
  const { t } = useTranslation();
  const client = useClient();
  const [text, setText] = useState('');
  const words = text.trim();
  const state = useAct({
    subject,
    decide,
    onDone,
    act: { act: 'note', text: words },
    one: ({ caseId }) => client.cases.note({ caseId, text: words }),
    said: (count) => t('act.note.done', { count }),
  });
  return (
    <ActDialog
      state={state}
      title={'one' in subject ? t('act.note.title', { order: subject.one.platformOrderNo }) : t('act.note.titleMany', { count: state.count })}
      submit={t('act.note.submit')}
      missing={words === '' ? t('act.note.missing') : undefined}
      onClose={onDone}
    >
      <TextArea label={t('act.note.text')} value={text} onChange={setText} maxLength={2000} rows={4} autoFocus />
      <p className="meta">{t('act.note.hint')}</p>
    </ActDialog>
  );
}
