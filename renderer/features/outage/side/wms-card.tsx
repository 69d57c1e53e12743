import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { WmsAge } from '../../../lib/sync/wms-age.tsx';
import { useNow } from '../../../lib/use-now.ts';
import { Pill } from '../../../ui/status/pill.tsx';
import type { OutageStatusDto } from '../api/use-outage.ts';

/** How the channel is, judged by what it does, and how old everything known of it is. */
export function WmsCard({ status }: { readonly status: OutageStatusDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(1000);
  const { failing, connected, sign, sinceAt, lastContactAt } = status.health;
  return (
    <section className="outage-card">
      <div className="row">
        <h2>{t('outage.channel.wms')}</h2>
        <span className="spring" />
        {failing && sign === null && connected ? (
          <Pill tone="warn">{t('outage.health.proving')}</Pill>
        ) : failing ? (
          <Pill tone="stop">{t('outage.health.failing')}</Pill>
        ) : sign !== null ? (
          <Pill tone="warn">{t('outage.health.suspect')}</Pill>
        ) : connected ? (
          <Pill tone="ok">{t('outage.health.well')}</Pill>
        ) : (
          <Pill tone="offline">{t('outage.health.away')}</Pill>
        )}
      </div>
      {sign !== null && <p>{t(`outage.sign.${sign}`, { length: format.duration(now - (sinceAt ?? now), { seconds: true }) })}</p>}
      <WmsAge lastContactAt={lastContactAt} />
    </section>
  );
}
