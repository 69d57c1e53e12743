import { useTranslation } from 'react-i18next';
import { UNNAMED_MERCHANT } from '../../../shared/core/site/site.ts';
import { useNames } from '../names/use-names.ts';
import { Barcode } from '../../ui/code/barcode.tsx';
import type { PaperDto } from '../../../shared/contract/printing.contract.ts';

const CHINESE: ReadonlySet<string> = new Set(['', 'CN', 'HK', 'MO', 'TW']);

/** For the customer, in the customer's language: whose shop, what is inside, how to return. No prices. */
export function SlipSheet({ paper }: { readonly paper: PaperDto }) {
  const { i18n } = useTranslation();
  const names = useNames();
  const [order] = paper.orders;
  if (order === undefined) return null;
  const lng = CHINESE.has(order.recipient.country) ? 'zh-CN' : 'en';
  const t = i18n.getFixedT(lng);
  const { job } = paper;
  const { nameZh, nameEn } = paper.site;
  // A customer knows a shop, or else the house that sends.
  const merchant = order.merchant === UNNAMED_MERCHANT ? (lng === 'en' ? nameEn : nameZh) : names.merchant(order.merchant, order.merchantName, lng);
  return (
    <table className="paper-table" lang={lng}>
      <thead>
        <tr>
          <td colSpan={2}>
            <header className="paper-head">
              <div>
                <h1>{merchant}</h1>
                <p>{t('manual.paper.packing_slip')}</p>
                <p>
                  {t('manual.paper.orderNo')} <b className="code">{order.orderNo}</b>
                </p>
                <p>{order.recipient.name}</p>
              </div>
              <div className="paper-number">
                <Barcode text={job.documentNo} />
                <b className="code">{job.documentNo}</b>
                {job.copy > 1 && <p>{t('manual.paper.copyNo', { copy: job.copy })}</p>}
              </div>
            </header>
          </td>
        </tr>
        <tr>
          <th scope="col">{t('manual.item')}</th>
          <th scope="col" className="is-number">
            {t('manual.quantity')}
          </th>
        </tr>
      </thead>
      <tbody>
        {order.lines.map((line) => (
          <tr key={line.lineNo}>
            <td>{lng === 'en' && line.nameEn !== '' ? line.nameEn : line.name}</td>
            <td className="is-number paper-quantity">{line.quantity}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={2}>
            <p>{t('manual.paper.returns', { merchant })}</p>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
