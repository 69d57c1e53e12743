import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { orderAddress } from '../../../lib/queue-address.ts';
import type { Candidate, MatchRowDto } from '../api/use-matching.ts';

const addressOf = ({ recipient }: Pick<MatchRowDto, 'recipient'>): string =>
  [recipient.province, recipient.city, recipient.district, recipient.town, recipient.detail].join(' ').trim();

/** A manual order beside one the WMS has, row by row; what differs is marked in words and not by colour alone. */
export function Compare({ row, candidate }: { readonly row: MatchRowDto; readonly candidate: Candidate }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const goods = ({ lines }: Pick<MatchRowDto, 'lines'>) => format.list(lines.map(({ sku, quantity }) => t('manual.goodsOf', { sku, quantity })));
  const time = ({ orderedAt }: Pick<MatchRowDto, 'orderedAt'>) => (orderedAt === null ? format.missing : format.near(orderedAt, now));
  const differs = new Set<string>(candidate.differs);
  const rows = [
    ['number', row.orderNo, candidate.orderNo, false],
    ['name', row.recipient.name, candidate.recipient.name, differs.has('name')],
    ['phone', row.recipient.phone, candidate.recipient.phone, differs.has('phone')],
    ['address', addressOf(row), addressOf(candidate), differs.has('address')],
    ['goods', goods(row), goods(candidate), differs.has('goods') || differs.has('quantity')],
    ['time', time(row), time(candidate), false],
    ['state', t(`orderState.${row.state}`), t(`orderState.${candidate.state}`), differs.has('cancelled')],
  ] as const;
  return (
    <table className="match-compare">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('matching.here')}</th>
          <th scope="col">
            <Link to={orderAddress(candidate.orderId)}>{t('matching.there')}</Link>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([id, here, there, isOther]) => (
          <tr key={id} className={isOther ? 'is-other' : undefined}>
            <th scope="row">{t(`manual.twins.${id}`)}</th>
            <td>{here}</td>
            <td>
              {there}
              {isOther && <b className="match-differs">{t('matching.isOther')}</b>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
