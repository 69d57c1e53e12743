import { useTranslation } from 'react-i18next';
import type { CaseDto, LogEntryDto } from '../../../../shared/contract/dto.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import type { IconName } from '../../../ui/icon/icon-paths.ts';
import { Section } from '../../../ui/layout/panel.tsx';
import { useCodeText } from '../model/words.ts';

const CHANNEL_ICONS: Readonly<Record<string, IconName>> = { call: 'phone', text: 'message', mail: 'mail', chat: 'message', print: 'print' };

interface WorkSectionProps {
  readonly one: CaseDto;
  readonly log: readonly LogEntryDto[];
  readonly refusal: string | undefined;
  readonly onNextAction: () => void;
  readonly onContact: () => void;
  readonly onResume: () => void;
}

/** What happens next, and whom was tried to reach, oldest first; only the next rung has a button. */
export function WorkSection({ one, log, refusal, onNextAction, onContact, onResume }: WorkSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const codeText = useCodeText();
  const now = useNow(60_000);
  const attempts = log.filter(({ type, caseId }) => type === 'case.contacted' && caseId === one.id).toReversed();
  const paused = one.clocks.some(({ pausedFor, stoppedAt }) => pausedFor !== null && stoppedAt === null);
  const { nextAction } = one;
  return (
    <>
      <Section
        title={t('case.next')}
        aside={
          <Button look="quiet" chord={chordOf('row', 'nextAction')} onPress={onNextAction} disabledReason={refusal}>
            {nextAction === null ? t('case.next.set') : t('case.next.change')}
          </Button>
        }
      >
        {nextAction === null ? (
          <p className="t3">{t('case.next.none')}</p>
        ) : (
          <p>
            {nextAction.text}{' '}
            <span className={nextAction.dueAt < now ? 'tone-stop nowrap' : 't3 nowrap'} title={format.exact(nextAction.dueAt)}>
              {format.near(nextAction.dueAt, now)}
            </span>
          </p>
        )}
        {one.waitingFor !== null && <p className="t2">{t(`waitingFor.${one.waitingFor}`)}</p>}
        {paused && (
          <Button icon="clock" onPress={onResume} disabledReason={refusal}>
            {t('case.resume')}
          </Button>
        )}
      </Section>
      <Section
        title={t('case.contact')}
        aside={
          <Button chord={chordOf('row', 'contact')} onPress={onContact} disabledReason={refusal}>
            {t('case.contact.record')}
          </Button>
        }
      >
        {attempts.length === 0 ? (
          <p className="t3">{t('case.contact.none')}</p>
        ) : (
          <ol className="ladder">
            {attempts.map((entry) => (
              <li key={entry.seq}>
                <Icon name={CHANNEL_ICONS[String(entry.params['channel'])] ?? 'phone'} size={14} />
                <span>
                  {t('case.contact.rung', {
                    channel: codeText('channel', String(entry.params['channel'] ?? '')),
                    to: codeText('reporter', String(entry.params['to'] ?? '')),
                    result: codeText('contactResult', String(entry.params['result'] ?? '')),
                  })}
                </span>
                <span className="meta nowrap" title={format.exact(entry.at)}>
                  {format.near(entry.at, now)}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Section>
    </>
  );
}
