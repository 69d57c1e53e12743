import { useTranslation } from 'react-i18next';
import type { Rung } from '../../../../shared/core/contact/contact-ladder.ts';
import type { CaseDto, LogEntryDto } from '../../../../shared/contract/dto.ts';
import { isActiveState } from '../../../../shared/core/exception-case/exception-case.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Section } from '../../../ui/layout/panel.tsx';
import { LadderSection } from './ladder-section.tsx';

interface WorkSectionProps {
  readonly one: CaseDto;
  readonly log: readonly LogEntryDto[];
  readonly refusal: string | undefined;
  readonly onNextAction: () => void;
  readonly onContact: (rung: Pick<Rung, 'channel' | 'to'> | null) => void;
  readonly onAnswer: () => void;
  readonly onResume: () => void;
}

/** What happens next and when, and whom it waits for; below it whom was tried to reach. */
export function WorkSection({ one, log, refusal, onNextAction, onContact, onAnswer, onResume }: WorkSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const paused = one.clocks.some(({ pausedFor, stoppedAt }) => pausedFor !== null && stoppedAt === null);
  const { nextAction } = one;
  return (
    <>
      {/* What was to be done about one that is settled stands in its log; nothing is late any more. */}
      {isActiveState(one.state) && (
        <Section
          title={t('case.next')}
          aside={
            <Button
              look="quiet"
              chord={chordOf('row', 'nextAction')}
              // Told by Tab it stands without its heading.
              aria-label={t(nextAction === null ? 'case.next.set.heard' : 'case.next.change.heard')}
              onPress={onNextAction}
              disabledReason={refusal}
            >
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
      )}
      <LadderSection one={one} log={log} refusal={refusal} onContact={onContact} onAnswer={onAnswer} />
    </>
  );
}
