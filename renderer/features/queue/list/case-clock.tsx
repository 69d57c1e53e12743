import type { ClockDto } from '../../../../shared/contract/dto.ts';
import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../../i18n/format.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useWorkingTime } from '../../../lib/use-working-time.ts';
import { ClockRing } from '../../../ui/status/clock-ring.tsx';
import { lengthWords, readCaseClock, readRowClock, rowClockWords, SECONDS_UNDER_MS } from '../model/clock-reading.ts';
import { useCodeText } from '../model/words.ts';
import { MINUTE_MS, SECOND_MS } from '../../../../shared/kernel/durations.ts';
import { useCellWords } from './cell-words.ts';

/** Whether fewer than five minutes are left, or will be before the minute turns. */
const isNear = (dueAt: number, minute: number): boolean => Math.abs(dueAt - minute) < SECONDS_UNDER_MS + MINUTE_MS;

/** Turns each minute, and each second only while fewer than five minutes are left. */
const useClockTime = (dueAt: number | null): number => {
  const minute = useNow(MINUTE_MS);
  return useNow(dueAt !== null && isNear(dueAt, minute) ? SECOND_MS : MINUTE_MS);
};

/** When it is due; once it is over, also how long ago by the wall clock, which counts nights. */
const dueText = (t: TFunction, format: Format, dueAt: number, now: number, isOver: boolean): string =>
  isOver ? t('queue.clock.wasDue', { at: format.exact(dueAt), gross: format.duration(now - dueAt) }) : t('queue.clock.due', { at: format.exact(dueAt) });

/** Turns with the list; only while few minutes are left by itself, each second. */
export function RowClock({ clock }: { readonly clock: QueueRow['clock'] }) {
  const { format, minute } = useCellWords();
  if (clock === null) return <span className="t3">{format.missing}</span>;
  return isNear(clock.dueAt, minute) ? <SecondsClock clock={clock} /> : <RowClockAt clock={clock} now={minute} />;
}

type RunningClock = NonNullable<QueueRow['clock']>;

function SecondsClock({ clock }: { readonly clock: RunningClock }) {
  return <RowClockAt clock={clock} now={useNow(SECOND_MS)} />;
}

function RowClockAt({ clock, now }: { readonly clock: RunningClock; readonly now: number }) {
  const { t, format, worked } = useCellWords();
  const reading = readRowClock(clock, now, worked);
  return (
    <span title={dueText(t, format, clock.dueAt, now, reading.look === 'over')}>
      <ClockRing look={reading.look} left={reading.left}>
        {reading.look === 'paused' ? t('queue.clock.paused') : rowClockWords(reading, clock.dueAt, now, format)}
      </ClockRing>
    </span>
  );
}

/** One clock of an exception, contract and gross. */
export function PanelClock({ clock }: { readonly clock: ClockDto }) {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const format = useFormat();
  const worked = useWorkingTime();
  const now = useClockTime(clock.stoppedAt === null ? clock.dueAt : null);
  const reading = readCaseClock(clock, now, worked);
  const running = clock.stoppedAt === null;
  // What was counted when the panel was opened goes on counting.
  const contract = running && reading.look !== 'paused' ? clock.minutes * MINUTE_MS - reading.leftMs : clock.contractMs;
  const gross = running ? now - clock.startedAt : clock.grossMs;
  const said = !running
    ? t(clock.state === 'missed' ? 'case.clock.missed' : 'case.clock.met')
    : reading.look === 'paused'
      ? t('queue.clock.paused')
      : lengthWords(reading, format);
  return (
    <div className="case-clock" title={dueText(t, format, clock.dueAt, now, running && reading.look === 'over')}>
      <ClockRing look={reading.look} left={reading.left}>
        {codeText('clock', clock.name)} {said}
        {running && (reading.look === 'running' || reading.look === 'soon') && <span className="visually-hidden">{t('queue.clock.left')}</span>}
      </ClockRing>
      <span className="meta">
        {t('case.clock.both', {
          contract: format.duration(contract),
          minutes: format.duration(clock.minutes * MINUTE_MS),
          gross: format.duration(gross),
        })}
      </span>
      {clock.clockChanged && <span className="meta tone-warn">{t('case.clock.changed')}</span>}
      {clock.pausedFor !== null && <span className="meta">{codeText('pause', clock.pausedFor)}</span>}
    </div>
  );
}
