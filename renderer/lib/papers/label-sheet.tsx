import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useNames } from '../names/use-names.ts';
import { Barcode } from '../../ui/code/barcode.tsx';
import type { PaperDto } from '../../../shared/contract/printing.contract.ts';

/** 100 × 150 mm: the carrier's number, where it goes (masked as the standard asks), and the mark by which a label of another parcel is told. */
export function LabelSheet({ paper }: { readonly paper: PaperDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const [order] = paper.orders;
  if (order === undefined) return null;
  const { job, mark } = paper;
  const { recipient } = order;
  const isAbroad = recipient.country !== '' && recipient.country !== 'CN';
  const place = [recipient.province, recipient.city, recipient.district, recipient.town].filter((part) => part !== '');
  return (
    <article className="paper-label">
      <header>
        <b className="paper-carrier">{names.carrier(order.carrier)}</b>
        <span>{job.copy > 1 ? t('manual.paper.copyNo', { copy: job.copy }) : ''}</span>
      </header>
      <div className="paper-waybill">
        <Barcode text={job.waybill} />
        <b className="code">{job.waybill}</b>
      </div>
      <address>
        <b className="paper-to">
          {recipient.name} <span className="code">{recipient.phone}</span>
        </b>
        <p>{isAbroad ? [recipient.detail, ...place.toReversed()].join(', ') : `${place.join(' ')} ${recipient.detail}`}</p>
        <p className="code">
          {recipient.postcode} {isAbroad ? recipient.country : ''}
        </p>
      </address>
      <ul className="paper-inside">
        {order.lines.map(({ lineNo, sku, quantity }) => (
          <li key={lineNo}>
            <span className="code">{sku}</span> × {quantity}
          </li>
        ))}
      </ul>
      <footer>
        <div>
          <p className="code">{job.documentNo}</p>
          <p className="code">{order.orderNo}</p>
          <p>{format.exact(job.intendedAt)}</p>
        </div>
        <b className="paper-mark code">{mark}</b>
      </footer>
    </article>
  );
}
