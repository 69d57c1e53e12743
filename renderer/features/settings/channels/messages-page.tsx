import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutsideMessageDto } from '../../../../shared/contract/messages.contract.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useNow } from '../../../lib/use-now.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Segmented } from '../../../ui/choice/segmented.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { useToast } from '../../../ui/feedback/toast.tsx';
import type { Tone } from '../../../ui/icon/status-icon.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import { SettingsPart } from '../setting-parts.tsx';
import { useSendError } from './send-error.ts';
import { useRowCursor } from '../use-row-cursor.ts';
import './channels.css';

const FILTERS = { all: [], open: ['waiting', 'sending'], doubt: ['in_doubt'], failed: ['failed'], sent: ['sent'] } as const;
type Filter = keyof typeof FILTERS;
const TONES: Readonly<Record<OutsideMessageDto['state'], Tone | 'plain'>> = {
  waiting: 'plain',
  sending: 'plain',
  sent: 'ok',
  failed: 'stop',
  in_doubt: 'doubt',
  withdrawn: 'plain',
};
/** What a person can say of a message in a state. */
const ANSWERS = {
  failed: ['retry', 'withdraw'],
  waiting: ['retry', 'withdraw'],
  in_doubt: ['arrived', 'not_arrived'],
  sending: [],
  sent: [],
  withdrawn: [],
} as const satisfies Readonly<Record<OutsideMessageDto['state'], readonly string[]>>;

type Answer = (typeof ANSWERS)['failed' | 'in_doubt'][number];
const KEYS = { retry: 'again', withdraw: 'remove', arrived: 'arrived', not_arrived: 'notArrived' } as const satisfies Readonly<Record<Answer, string>>;

/** Messages that left the house or are on their way: where each stands, what proves it, and what to do about those that did not arrive. */
export function MessagesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(30_000);
  const { show } = useToast();
  const errorText = useErrorText();
  const sendError = useSendError();
  const { messages } = useClient();
  const queries = useQueryClient();
  const [filter, setFilter] = useState<Filter>('all');
  const { data } = useQuery({
    queryKey: ['messages', 'outside', filter],
    queryFn: async () => (await answered(messages.list({ states: [...FILTERS[filter]] }))).messages,
  });
  const answer = async (messageId: string, what: Answer) => {
    const reply = await messages.answer({ messageId, answer: what });
    show({ text: reply.ok ? t(`messages.answer.${what}.done`) : errorText(reply.error).what });
    await queries.invalidateQueries({ queryKey: ['messages'] });
  };
  const { current, rowProps, isCurrent } = useRowCursor(data ?? []);
  const say = (what: Answer) => () => {
    if (current === undefined || !(ANSWERS[current.state] as readonly Answer[]).includes(what)) return false;
    void answer(current.id, what);
    return true;
  };
  useKeys('people', { again: say('retry'), remove: say('withdraw'), arrived: say('arrived'), notArrived: say('not_arrived') });
  return (
    <SettingsPart title={t('messages.title')} hint={t('messages.hint')} wide>
      <Segmented
        label={t('messages.filter')}
        value={filter}
        onChange={setFilter}
        choices={(Object.keys(FILTERS) as Filter[]).map((id) => ({ id, text: t(`messages.filter.${id}`) }))}
      />
      {data?.length === 0 && (
        <EmptyState icon="mail" title={t('messages.none')}>
          {t('messages.none.hint')}
        </EmptyState>
      )}
      <ul className="message-list">
        {data?.map((message, index) => (
          <li key={message.id} className="message-row" {...rowProps(index)}>
            <div className="row wrap">
              <Pill tone={TONES[message.state]}>{t(`messages.state.${message.state}`)}</Pill>
              <b className="code">{message.platformOrderNo}</b>
              <span>{t('messages.whom', { way: t(`channel.${message.way}`), to: t(`reporter.${message.to}`), address: message.address })}</span>
              <span className="spring" />
              <span className="meta" title={format.exact(message.at)}>
                {format.near(message.sentAt ?? message.at, now)}
              </span>
            </div>
            <p className="t2 message-body">{message.subject === '' ? message.body : `${message.subject} — ${message.body}`}</p>
            {message.state === 'sent' && (
              <p className="meta">
                {message.proof === 'seen_by_hand' ? t('messages.proof.byHand') : t('messages.proof', { channel: message.channel, proof: message.proof })}
              </p>
            )}
            {message.error !== '' && message.state !== 'sent' && <p className="meta">{sendError(message.error)}</p>}
            {message.nextAt !== null && <p className="meta">{t('messages.next', { at: format.near(message.nextAt, now), count: message.attempts })}</p>}
            {ANSWERS[message.state].length > 0 && (
              <div className="row wrap">
                {ANSWERS[message.state].map((what) => (
                  <Button
                    key={what}
                    {...(isCurrent(index) && { chord: chordOf('people', KEYS[what]) })}
                    look={what === 'withdraw' ? 'quiet' : 'plain'}
                    onPress={() => void answer(message.id, what)}
                  >
                    {t(`messages.answer.${what}`)}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </SettingsPart>
  );
}
