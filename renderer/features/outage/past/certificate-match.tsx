import { useTranslation } from 'react-i18next';
import { SHIPPED_BY, type StatedTotals } from '../../../../shared/core/outage/certificate.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Pill } from '../../../ui/status/pill.tsx';
import type { OutageLineDto } from '../api/use-outage.ts';

/** What was shipped, as the WMS, this house and the carriers have it. Nothing for a certificate of a time before this was counted. */
export function ThreeWay({ totals }: { readonly totals: StatedTotals }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (totals.knownShipped === undefined) return null;
  return (
    <>
      <h2>{t('outage.cert.threeWay')}</h2>
      <table className="outage-paper-table">
        <thead>
          <tr>
            <th scope="col">{t('outage.cert.item')}</th>
            <th scope="col" className="is-number">
              {t('outage.cert.wms')}
            </th>
            <th scope="col" className="is-number">
              {t('outage.cert.we')}
            </th>
            <th scope="col" className="is-number">
              {t('outage.cert.carrier')}
            </th>
            <th scope="col">{t('outage.cert.result')}</th>
          </tr>
        </thead>
        <tbody>
          {SHIPPED_BY.map((of) => {
            const [told, shipped, carrier] = [totals[`${of}Told`] ?? 0, totals[`${of}Shipped`] ?? 0, totals[`${of}Carrier`] ?? 0];
            const agrees = told === shipped && carrier === shipped;
            return (
              <tr key={of}>
                <th scope="row">{t(`outage.cert.row.${of}`)}</th>
                <td className="is-number">{format.number(told)}</td>
                <td className="is-number">{format.number(shipped)}</td>
                <td className="is-number">{format.number(carrier)}</td>
                <td>
                  <Pill tone={agrees ? 'ok' : 'warn'}>{t(agrees ? 'outage.cert.row.agree' : 'outage.cert.row.explained')}</Pill>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

/** Orders typed by hand, each with how the WMS came to know it. No recipient is on this sheet. */
export function ManualOrders({ manual, total }: { readonly manual: readonly OutageLineDto[]; readonly total: number }) {
  const { t } = useTranslation();
  if (total === 0) return null;
  return (
    <>
      <h2>{t('outage.cert.manual')}</h2>
      <table className="outage-paper-table">
        <thead>
          <tr>
            <th scope="col">{t('outage.cert.manual.no')}</th>
            <th scope="col">{t('outage.cert.manual.order')}</th>
            <th scope="col">{t('outage.cert.manual.how')}</th>
            <th scope="col">{t('outage.cert.manual.state')}</th>
            <th scope="col">{t('outage.cert.carrier')}</th>
          </tr>
        </thead>
        <tbody>
          {manual.map((line) => (
            <tr key={line.key}>
              <td className="code">{line.manual?.documentNo}</td>
              <td className="code">{line.platformOrderNo}</td>
              <td>{t(`outage.matchedBy.${line.manual?.how ?? 'none'}`)}</td>
              <td>{line.reached === null ? '' : t(`orderState.${line.reached}`)}</td>
              <td>{t(`outage.carrier.${line.carrier}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > manual.length && <p>{t('outage.cert.manual.more', { count: total - manual.length })}</p>}
    </>
  );
}
