import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../../transport/console-context.ts';
import { Segmented } from '../../../ui/choice/segmented.tsx';
import { TextArea } from '../../../ui/field/text-field.tsx';
import { useAnswer } from '../api/use-answer.ts';
import type { ActNamed } from './act.ts';
import { AnswerReading, readsSomething } from './answer-reading.tsx';
import { ActDialog, type FormProps } from './form-dialog.tsx';
import { useKeptWords } from './kept-words.ts';
import { useAct } from './use-act.ts';

const CHANNELS = ['chat', 'text', 'mail', 'call'] as const;
const WHOM = ['customer', 'merchant'] as const;

/** What somebody wrote back, pasted as it is: read against the open question, shown as a change, and recorded with it by one key. */
export function AnswerForm({ act: { target, channel: by }, decide, onDone }: FormProps<ActNamed<'answer'>>) {
  const { t } = useTranslation();
  const { answers } = useClient();
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>(by);
  const [to, setTo] = useState<(typeof WHOM)[number]>(target.kind === 'stock_out' ? 'merchant' : 'customer');
  const { text, setText, areFromBefore, onSent } = useKeptWords('answer', target.caseId, onDone);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const reading = useAnswer(target.caseId, text);
  const found = readsSomething(reading);
  const takes = found && (chosen ?? reading.sure);
  const attempt = { caseId: target.caseId, channel, to, text: text.trim() };
  const state = useAct({
    subject: { one: target },
    decide,
    onDone: onSent,
    act: null,
    one: () => answers.accept({ ...attempt, take: takes, seen: takes ? reading.changes.map(({ field, to: value }) => ({ field, to: value })) : [] }),
    said: () => t(takes ? 'answer.done' : 'act.contact.done', { count: 1 }),
  });
  return (
    <ActDialog
      state={state}
      title={t('answer.form')}
      submit={t(takes ? 'answer.submit' : 'act.contact.submit')}
      missing={text.trim() === '' ? t('answer.empty') : reading === undefined ? t('answer.reading') : undefined}
      onClose={onDone}
    >
      <TextArea
        label={t('answer.text')}
        value={text}
        onChange={(words) => {
          setText(words);
          setChosen(null);
        }}
        maxLength={8000}
        rows={4}
        autoFocus
      />
      {areFromBefore && <p className="meta">{t('act.kept')}</p>}
      {found && <AnswerReading reading={reading} takes={takes} onTake={setChosen} />}
      {reading !== undefined && !found && text.trim() !== '' && <p className="meta">{t('answer.nothing')}</p>}
      <Segmented label={t('act.contact.channel')} value={channel} onChange={setChannel} choices={CHANNELS.map((id) => ({ id, text: t(`channel.${id}`) }))} />
      <Segmented label={t('answer.from')} value={to} onChange={setTo} choices={WHOM.map((id) => ({ id, text: t(`reporter.${id}`) }))} />
    </ActDialog>
  );
}
