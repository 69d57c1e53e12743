import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../../shared/contract/define-contract.ts';
import { OUTSIDE_WAYS, type OutsideWay } from '../../../../shared/core/channel/channel.ts';
import { hasOpenPlace } from '../../../../shared/core/contact/message-template.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { Segmented } from '../../../ui/choice/segmented.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { TextArea, TextField } from '../../../ui/field/text-field.tsx';
import { useMessages, useRoute } from '../api/use-messages.ts';
import type { ActNamed } from './act.ts';
import { ActDialog, type FormProps } from './form-dialog.tsx';
import { useKeptWords } from './kept-words.ts';
import { MessageChoice } from './message-choice.tsx';
import { OutsideChoice } from './outside-choice.tsx';
import { useAct } from './use-act.ts';
import { useNextAttempt } from './use-next-attempt.ts';

const CHANNELS = ['call', 'text', 'mail', 'chat', 'print'] as const;
const WHOM = ['customer', 'merchant', 'carrier'] as const;
const CALL_RESULTS = ['reached', 'no_answer', 'off', 'not_in_service', 'wrong_person', 'refused', 'call_back'] as const;
const SENT_RESULTS = ['sent', 'reached', 'refused'] as const;
const isWay = (channel: (typeof CHANNELS)[number]): channel is OutsideWay => (OUTSIDE_WAYS as readonly string[]).includes(channel);
type Result = (typeof CALL_RESULTS)[number] | (typeof SENT_RESULTS)[number];

/** Writes down an attempt to reach somebody. The attempt itself stops the first-contact clock, whatever its result. */
export function ContactForm({ act: { subject, rung, tried }, decide, onDone }: FormProps<ActNamed<'contact'>>) {
  const { t } = useTranslation();
  const client = useClient();
  const { language } = useAppearance();
  const messages = useMessages('one' in subject ? subject.one.caseId : null);
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>(rung?.channel ?? 'call');
  const [to, setTo] = useState<(typeof WHOM)[number]>(rung?.to ?? ('one' in subject && subject.one.kind !== 'stock_out' ? 'customer' : 'merchant'));
  const [result, setResult] = useState<Result | null>(null);
  const { text, setText, areFromBefore, onSent } = useKeptWords('contact', 'one' in subject ? subject.one.caseId : null, onDone);
  const results: readonly Result[] = channel === 'call' ? CALL_RESULTS : SENT_RESULTS;
  const chosen = result !== null && results.includes(result) ? result : channel === 'call' ? null : 'sent';
  const attempt = { channel, to, result: chosen ?? 'sent', text: text.trim() };
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [printing, setPrinting] = useState(false);
  const [title, setTitle] = useState('');
  const [byHand, setByHand] = useState(false);
  const whom = 'one' in subject && isWay(channel) && to !== 'carrier' ? { caseId: subject.one.caseId, way: channel, to } : null;
  const route = useRoute(whom);
  /** What goes out by itself is recorded when it was taken; what a person sent is recorded now. */
  const sends = whom !== null && route?.problem === '' && !byHand;
  const next = useNextAttempt('one' in subject ? subject.one.kind : null, tried, chosen === null ? null : attempt, sends);
  const schedule = next?.wanted === true ? { next: { text: next.text, dueAt: next.dueAt } } : {};
  const fitting = messages.filter((message) => message.channel === channel && message.audience === to);
  const template = fitting.find(({ id, locale }) => `${id} ${locale}` === chosenId) ?? null;
  const state = useAct({
    subject,
    decide,
    onDone: onSent,
    act: chosen === null || sends ? null : { act: 'contact', ...attempt },
    one: ({ caseId }): Promise<Reply<unknown>> =>
      sends && whom !== null
        ? client.messages.send({ ...whom, subject: channel === 'mail' ? title : '', body: text.trim(), next: next?.wanted === true ? language : null })
        : client.cases.contact({ caseId, ...attempt, ...schedule, print: printing }),
    said: (count) => (sends ? t('act.send.done') : t('act.contact.done', { count })),
  });
  return (
    <ActDialog
      state={state}
      title={t('act.contact.title', { count: state.count })}
      submit={sends ? t('act.send.submit') : t('act.contact.submit')}
      missing={chosen === null ? t('act.contact.missing') : (printing || sends) && (text.trim() === '' || hasOpenPlace(text)) ? t('message.open') : undefined}
      onClose={onDone}
    >
      <Segmented label={t('act.contact.channel')} value={channel} onChange={setChannel} choices={CHANNELS.map((id) => ({ id, text: t(`channel.${id}`) }))} />
      <Segmented label={t('act.contact.to')} value={to} onChange={setTo} choices={WHOM.map((id) => ({ id, text: t(`reporter.${id}`) }))} />
      {whom !== null && route !== undefined && <OutsideChoice route={route} byHand={byHand} onByHand={setByHand} />}
      {!sends && (
        <Select
          label={t('act.contact.result')}
          placeholder={t('act.contact.choose')}
          value={chosen}
          onChange={setResult}
          choices={results.map((id) => ({ id, text: t(`contactResult.${id}`) }))}
          autoFocus={channel === 'call'}
        />
      )}
      {'one' in subject && (
        <MessageChoice
          messages={fitting}
          chosen={template}
          onChoose={(message) => {
            setChosenId(`${message.id} ${message.locale}`);
            setTitle(message.subject);
            setText(message.subject === '' || sends ? message.body : `${message.subject}\n\n${message.body}`);
          }}
          text={text.trim()}
          print={printing}
          onPrint={setPrinting}
        />
      )}
      {sends && channel === 'mail' && <TextField label={t('act.send.subject')} value={title} onChange={setTitle} maxLength={120} />}
      <TextArea
        label={sends ? t('act.send.text') : t('act.contact.said')}
        value={text}
        onChange={setText}
        maxLength={2000}
        rows={3}
        autoFocus={channel !== 'call'}
      />
      {areFromBefore && <p className="meta">{t('act.kept')}</p>}
      {next !== null && (
        <Checkbox isSelected={next.wanted} onChange={next.setWanted}>
          {next.offer}
        </Checkbox>
      )}
      <p className="meta">{sends ? t('act.send.clock') : t('act.contact.clock')}</p>
    </ActDialog>
  );
}
