import { useTranslation } from 'react-i18next';
import { useClient } from '../../../transport/console-context.ts';
import { TextArea } from '../../../ui/field/text-field.tsx';
import { usePeople } from '../api/use-case.ts';
import { mentionedIn } from '../model/mentions.ts';
import type { ActNamed } from './act.ts';
import { MentionChoice } from './mention-choice.tsx';
import { ActDialog, type FormProps } from './form-dialog.tsx';
import { useKeptWords } from './kept-words.ts';
import { useAct } from './use-act.ts';

export function NoteForm({ act: { subject }, decide, onDone }: FormProps<ActNamed<'note'>>) {
  const { t } = useTranslation();
  const client = useClient();
  const { text, setText, areFromBefore, onSent } = useKeptWords('note', 'one' in subject ? subject.one.caseId : null, onDone);
  const words = text.trim();
  const { data: people = [] } = usePeople();
  const mentions = mentionedIn(
    words,
    people.filter(({ active }) => active),
  ).map(({ id }) => id);
  const state = useAct({
    subject,
    decide,
    onDone: onSent,
    act: { act: 'note', text: words },
    one: ({ caseId }) => client.cases.note({ caseId, text: words, ...(mentions.length > 0 && { mentions }) }),
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
      {'one' in subject && <MentionChoice text={text} onChange={setText} />}
      <p className="meta">{t(areFromBefore ? 'act.kept' : 'act.note.hint')}</p>
    </ActDialog>
  );
}
