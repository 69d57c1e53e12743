import { useTranslation } from 'react-i18next';
import type { CaseDto, LogEntryDto } from '../../../../shared/contract/dto.ts';
import { type Attempt, contactLadder, type LadderStep, nextRung, type Rung } from '../../../../shared/core/contact/contact-ladder.ts';
import { isActiveState } from '../../../../shared/core/exception-case/exception-case.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useNow } from '../../../lib/use-now.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import type { IconName } from '../../../ui/icon/icon-paths.ts';
import { Section } from '../../../ui/layout/panel.tsx';
import { useCodeText } from '../model/words.ts';

const CHANNEL_ICONS: Readonly<Record<string, IconName>> = { call: 'phone', text: 'message', mail: 'mail', chat: 'message', print: 'print' };

/** Attempts of an exception, from its log. */
export const attemptsOf = (one: CaseDto, log: readonly LogEntryDto[]): readonly Attempt[] =>
  log
    .filter(({ type, caseId }) => type === 'case.contacted' && caseId === one.id)
    .map(({ at, params }) => ({ at, channel: String(params['channel'] ?? ''), to: String(params['to'] ?? ''), result: String(params['result'] ?? '') }));

/** The next rung of an exception, for the form that records it. */
export const rungOf = (one: CaseDto, log: readonly LogEntryDto[]): LadderStep | null => nextRung(contactLadder(one.kind, attemptsOf(one, log), one.openedAt));

/** The way the last attempt went, as far as somebody can write back on it. */
export const lastChannel = (one: CaseDto, log: readonly LogEntryDto[]): 'chat' | 'text' | 'mail' | 'call' => {
  const channel = attemptsOf(one, log).toSorted((a, b) => b.at - a.at)[0]?.channel;
  return channel === 'text' || channel === 'mail' || channel === 'call' ? channel : 'chat';
};

interface LadderSectionProps {
  readonly one: CaseDto;
  readonly log: readonly LogEntryDto[];
  readonly refusal: string | undefined;
  readonly onAnswer: () => void;
  readonly onContact: (rung: Pick<Rung, 'channel' | 'to'> | null) => void;
}

/** Whom to reach in which order: what was tried with its outcome, what comes next, what may follow; only the next rung has a button. */
export function LadderSection({ one, log, refusal, onContact, onAnswer }: LadderSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const codeText = useCodeText();
  const now = useNow(60_000);
  const attempts = attemptsOf(one, log);
  const steps = contactLadder(one.kind, attempts, one.openedAt);
  const next = isActiveState(one.state) ? nextRung(steps) : null;
  // What the ladder did not foresee was tried all the same.
  const beside = attempts.filter(({ at }) => steps.every((step) => step.state !== 'done' || step.at !== at));
  const done = [...steps.filter(({ state }) => state === 'done'), ...beside].sort((a, b) => a.at - b.at);
  const ahead = next === null ? [] : steps.filter(({ state }) => state !== 'done');
  return (
    <Section
      title={t('case.contact')}
      aside={
        <span className="row">
          {next === null && (
            <Button chord={chordOf('row', 'contact')} onPress={() => onContact(null)} disabledReason={refusal}>
              {t('case.contact.record')}
            </Button>
          )}
          <Button look="quiet" chord={chordOf('row', 'answer')} onPress={onAnswer} disabledReason={refusal}>
            {t('answer.form')}
          </Button>
        </span>
      }
    >
      {done.length === 0 && ahead.length === 0 && <p className="t3">{t('case.contact.none')}</p>}
      <ol className="ladder" aria-label={t('case.contact')}>
        {done.map(({ at, channel, to, result }) => (
          <li key={`${at} ${channel}`}>
            <Icon name={CHANNEL_ICONS[channel] ?? 'phone'} size={14} />
            <span>
              {t('case.contact.rung', { channel: codeText('channel', channel), to: codeText('reporter', to), result: codeText('contactResult', result ?? '') })}
            </span>
            <span className="meta nowrap" title={format.exact(at)}>
              {format.near(at, now)}
            </span>
          </li>
        ))}
        {ahead.map((step, index) => (
          <li
            key={`ahead ${step.channel} ${index}`}
            className={step.state === 'now' ? 'ladder-now' : 'ladder-later'}
            aria-current={step.state === 'now' ? 'step' : undefined}
          >
            <Icon name={CHANNEL_ICONS[step.channel] ?? 'phone'} size={14} />
            <span>{t('case.contact.ahead', { channel: codeText('channel', step.channel), to: codeText('reporter', step.to) })}</span>
            {step.state === 'now' ? (
              <Button chord={chordOf('row', 'contact')} onPress={() => onContact(step)} disabledReason={refusal}>
                {step.at > now ? t('case.contact.from', { at: format.near(step.at, now) }) : t('case.contact.record')}
              </Button>
            ) : (
              <span className="meta nowrap">{t('case.contact.from', { at: format.near(step.at, now) })}</span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
