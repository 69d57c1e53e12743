import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useNames } from '../names/use-names.ts';
import { Barcode } from '../../ui/code/barcode.tsx';
import type { PaperDto } from '../../../shared/contract/printing.contract.ts';
import { useItemName } from './item-name.ts';
import { SheetHead } from './sheet-head.tsx';

/** One order at the bench: lines with their barcodes, what the customer asked for, the weight to expect, the packer's name. */
export function PackSheet({ paper, outageNo }: { readonly paper: PaperDto; readonly outageNo: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const item = useItemName();
  const [order] = paper.orders;
  if (order === undefined) return null;
  return (
    <table className="paper-table">
      <thead>
        <tr>
          <td colSpan={4}>
            <SheetHead paper={paper} outageNo={outageNo} />
            <div className="paper-order">
              <div>
                <p>
                  {names.merchant(order.merchant, order.merchantName)} · <b className="code">{order.orderNo}</b>
                </p>
                <p>
                  {order.recipient.name} · {order.recipient.city} {order.recipient.district} ·{' '}
                  {order.carrier === '' ? t('manual.paper.noCarrier') : names.carrier(order.carrier)}
                </p>
              </div>
              <Barcode text={order.orderNo} />
            </div>
          </td>
        </tr>
        <tr>
          <th scope="col">{t('manual.item')}</th>
          <th scope="col">{t('manual.paper.barcode')}</th>
          <th scope="col" className="is-number">
            {t('manual.quantity')}
          </th>
          <th scope="col">{t('manual.paper.packed')}</th>
        </tr>
      </thead>
      <tbody>
        {order.lines.map((line) => (
          <tr key={line.lineNo}>
            <td>
              <span className="code">{line.sku}</span> {item(line)}
              {line.twins.map((twin) => (
                <span key={twin.sku} className="paper-twin">
                  ≠ <span className="code">{twin.sku}</span> {item(twin)}
                </span>
              ))}
            </td>
            <td className="paper-barcode">
              {line.barcode !== '' && (
                <>
                  <Barcode text={line.barcode} />
                  <small className="code">{line.barcode}</small>
                </>
              )}
            </td>
            <td className="is-number paper-quantity">{format.number(line.quantity)}</td>
            <td>
              <span className="paper-box" />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={4}>
            {order.note !== '' && (
              <p className="paper-note">
                <b>{t('manual.paper.asked')}</b> {order.note}
              </p>
            )}
            <p>{order.weightGrams === null ? t('manual.paper.weightUnknown') : t('manual.paper.weight', { grams: format.grams(order.weightGrams) })}</p>
            <p className="paper-sign">{t('manual.paper.packer')}</p>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
