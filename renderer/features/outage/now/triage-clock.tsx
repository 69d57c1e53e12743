import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { useWorkingTime } from '../../../lib/use-working-time.ts';
import { ClockRing } from '../../../ui/status/clock-ring.tsx';
import type { OutageDto } from '../api/use-outage.ts';

/** How long is left to say where the fault lies, or what was said. It runs on the site's hours, as every clock does. */
export function TriageClock({ outage, now }: { readonly outage: OutageDto; readonly now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const workedBetween = useWorkingTime();
  const { triage, noticed } = outage;
  const { dueAt, cause, stoppedAt } = triage;
  if (stoppedAt !== null) return <ClockRing look="met">{cause === null ? t('outage.triage.met') : t(`outage.cause.${cause}`)}</ClockRing>;
  const look = triage.state === 'overdue' ? 'over' : triage.state === 'due_soon' ? 'soon' : 'running';
  const left = dueAt === null ? 1 : Math.max(0, workedBetween(now, dueAt) / Math.max(1, workedBetween(noticed.at, dueAt)));
  return (
    <ClockRing look={look} left={left}>
      {dueAt === null
        ? format.missing
        : dueAt < now
          ? format.over(workedBetween(dueAt, now))
          : t('outage.triage.left', { length: format.duration(workedBetween(now, dueAt), { seconds: true }) })}
    </ClockRing>
  );
}
