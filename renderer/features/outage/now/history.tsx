import { useTranslation } from 'react-i18next';
import { platformOf } from '../../../../shared/core/outage/outage.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNames } from '../../../lib/names/use-names.ts';
import { Log, type LogLine } from '../../../ui/work/log.tsx';
import type { OutageDto } from '../api/use-outage.ts';
import { useWhatFailed } from '../api/use-what-failed.ts';

/** What happened in an outage, newest first, with who. */
export function OutageHistory({ outage }: { readonly outage: OutageDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const { noticed, triage, declared, wellSinceAt, recovered, upload, told, closed, sinceAt, lastKnownAt, givenUp } = outage;
  const code = platformOf(outage.channel);
  const platform = code === null ? null : names.platform(code);
  const whatFailed = useWhatFailed();
  const who = (by: string) => names.person(by, t('outage.by.program'));
  const saidGivenUp = ({ by, reason }: NonNullable<OutageDto['givenUp']>) =>
    reason === '' ? t('outage.log.givenUp', { who: who(by), platform }) : t('outage.log.givenUpBecause', { who: who(by), platform, reason });
  const line = (id: string, at: number, icon: LogLine['icon'], sentence: string): LogLine & { readonly at: number } => ({
    id,
    at,
    time: format.time(at),
    exact: format.exact(at),
    icon,
    sentence,
  });
  const lines = [
    ...(lastKnownAt === null ? [] : [line('known', lastKnownAt, 'clock', platform === null ? t('outage.log.known') : t('outage.log.lastOrder', { platform }))]),
    ...(sinceAt === noticed.at || sinceAt === lastKnownAt ? [] : [line('since', sinceAt, 'outage', t('outage.log.since'))]),
    line('noticed', noticed.at, 'bell', t('outage.log.noticed', { who: who(noticed.by), what: whatFailed(outage) })),
    ...(triage.cause === null || triage.stoppedAt === null
      ? []
      : [line('triage', triage.stoppedAt, 'search', t('outage.log.triaged', { cause: t(`outage.cause.${triage.cause}`) }))]),
    ...(declared === null ? [] : [line('declared', declared.at, 'outage', t('outage.log.declared', { who: who(declared.by), reason: declared.reason }))]),
    ...(wellSinceAt === null ? [] : [line('well', wellSinceAt, 'plug', platform === null ? t('outage.log.well') : t('outage.log.ordersAgain', { platform }))]),
    ...(givenUp === null ? [] : [line('givenUp', givenUp.at, 'lock', saidGivenUp(givenUp))]),
    ...(recovered === null ? [] : [line('recovered', recovered.at, 'check', t('outage.log.recovered', { who: who(recovered.by) }))]),
    ...(upload === null ? [] : [line('upload', upload.at, 'upload', t('outage.log.upload', { who: who(upload.by), count: upload.waiting }))]),
    ...told.map(({ at, by, audience, messages }, index) =>
      line(`told-${index}`, at, 'message', t(`outage.log.told.${audience === 'departments' ? 'departments' : 'merchants'}`, { who: who(by), count: messages })),
    ),
    ...(closed === null ? [] : [line('closed', closed.at, 'lock', t('outage.log.closed', { who: who(closed.by) }))]),
  ];
  return (
    <section className="outage-history">
      <h3>{t('outage.history')}</h3>
      {/* What came in the same moment came in this order. */}
      <Log label={t('outage.history')} lines={lines.toReversed().toSorted((a, b) => b.at - a.at)} />
    </section>
  );
}
