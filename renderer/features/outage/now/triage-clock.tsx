import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { ClockRing } from '../../../ui/status/clock-ring.tsx';
import type { OutageDto } from '../api/use-outage.ts';

/** How long is left to say where the fault lies, or what was said. */
export function TriageClock({ outage, now }: { readonly outage: OutageDto; readonly now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { triage, noticed } = outage;
  const { dueAt, cause, stoppedAt } = triage;
  if (stoppedAt !== null) return <ClockRing look="met">{cause === null ? t('outage.triage.met') : t(`outage.cause.${cause}`)}</ClockRing>;
  const look = triage.state === 'overdue' ? 'over' : triage.state === 'due_soon' ? 'soon' : 'running';
  const left = dueAt === null ? 1 : Math.max(0, (dueAt - now) / Math.max(1, dueAt - noticed.at));
  return (
    <ClockRing look={look} left={left}>
      {dueAt === null
        ? format.missing
        : dueAt < now
          ? format.over(now - dueAt)
          : t('outage.triage.left', { length: format.duration(dueAt - now, { seconds: true }) })}
    </ClockRing>
  );
}
