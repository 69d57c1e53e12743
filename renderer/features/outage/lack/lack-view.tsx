import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { LACKS } from '../../../../shared/core/outage/readiness.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNames } from '../../../lib/names/use-names.ts';
import { useNow } from '../../../lib/use-now.ts';
import { orderAddress } from '../../../lib/queue-address.ts';
import { DeskTable } from '../../../ui/desk/desk-table.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import { LINES_SHOWN, useLacking } from '../api/use-outage.ts';

/** The open orders that could not be shipped without the WMS for one reason, and where each is mended. */
export function LackView() {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const now = useNow(60_000);
  const { lack: asked } = useParams();
  const lack = LACKS.find((one) => one === asked) ?? 'address';
  const [limit, setLimit] = useState(LINES_SHOWN);
  const { data } = useLacking(lack, limit);
  if (data === undefined) return <Skeleton label={t('outage.lack.loading')} columns={[130, 120, 90]} />;
  if (data.total === 0) return <EmptyState title={t(`outage.lack.${lack}.none`)} />;
  return (
    <section className="outage-lines" aria-label={t(`outage.lack.${lack}`)}>
      <div className="outage-bar">
        <h2>{t(`outage.lack.${lack}.title`, { count: data.total })}</h2>
        <span className="spring" />
        {lack === 'address' && (
          <Link className="outage-link" to="/queue?kind=bad_address">
            {t('outage.lack.inQueue')}
          </Link>
        )}
      </div>
      <p className="outage-hint t2">{t(`outage.lack.${lack}.means`)}</p>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="outage-scroll" tabIndex={0} role="group" aria-label={t(`outage.lack.${lack}`)}>
        <DeskTable>
          <thead>
            <tr>
              <th scope="col">{t('outage.lines.order')}</th>
              <th scope="col">{t('outage.lines.merchant')}</th>
              <th scope="col">{t('outage.lack.promised')}</th>
              <th scope="col">{t('outage.lack.lacks')}</th>
            </tr>
          </thead>
          <tbody>
            {data.orders.map((order) => (
              <tr key={order.orderId}>
                <td className="code">
                  <Link to={orderAddress(order.orderId)}>{order.platformOrderNo}</Link>
                </td>
                <td>{names.merchant(order.merchant, order.merchantName)}</td>
                <td>{order.promisedShipAt === null ? format.missing : format.near(order.promisedShipAt, now)}</td>
                <td>
                  <span className="row wrap">
                    {order.lacks.map((one) => (
                      <Pill key={one} tone={one === lack ? 'warn' : 'plain'}>
                        {t(`outage.lack.${one}.short`)}
                      </Pill>
                    ))}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </DeskTable>
        {data.total > data.orders.length && (
          <Button onPress={() => setLimit(Math.min(500, limit + LINES_SHOWN))}>
            {t('outage.more', { shown: format.number(data.orders.length), all: format.number(data.total) })}
          </Button>
        )}
      </div>
    </section>
  );
}
