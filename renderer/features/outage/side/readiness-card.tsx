import { useTranslation } from 'react-i18next';
import { LACKS, type Lack } from '../../../../shared/core/outage/readiness.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { Readiness } from '../../../ui/feedback/readiness.tsx';
import type { IconName } from '../../../ui/icon/icon-paths.ts';
import { useReadiness } from '../api/use-outage.ts';

const LOOKS: Readonly<Record<Lack, { readonly icon: IconName; readonly tone: 'warn' | 'stop' | 'wait' | 'doubt' }>> = {
  address: { icon: 'pin', tone: 'warn' },
  barcode: { icon: 'scan', tone: 'wait' },
  stock: { icon: 'stock', tone: 'stop' },
  waybill: { icon: 'print', tone: 'doubt' },
  held: { icon: 'pause', tone: 'wait' },
};

/** If the WMS died now: what could be shipped, and what the others lack, each list one press away. */
export function ReadinessCard() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(1000);
  const { data } = useReadiness();
  if (data === undefined) return null;
  const { open, ready, lacking, asOf } = data;
  const share = open === 0 ? 1 : ready / open;
  return (
    <section className="outage-card">
      <h2>{t('outage.readiness')}</h2>
      <Readiness
        label={t('outage.readiness')}
        figure={format.number(ready)}
        of={t('outage.readiness.of', { count: open })}
        share={format.percent(share, 0)}
        parts={[
          { id: 'ready', tone: 'ok', count: ready, countText: format.number(ready), text: t('outage.readiness.ready') },
          ...LACKS.filter((lack) => (lacking[lack] ?? 0) > 0).map((lack) => ({
            id: lack,
            ...LOOKS[lack],
            count: lacking[lack] ?? 0,
            countText: format.number(lacking[lack] ?? 0),
            text: t(`outage.lack.${lack}`),
            fix: { text: t('outage.lack.show'), href: `#/outage/lack/${lack}` },
          })),
        ]}
      />
      <p className="meta">{t('outage.readiness.asOf', { age: format.ago(now - asOf) })}</p>
    </section>
  );
}
