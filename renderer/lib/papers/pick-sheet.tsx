import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import type { PaperDto } from '../../../shared/contract/printing.contract.ts';
import { partsOfTwin, pickRows } from './pick-rows.ts';
import { useNames } from '../names/use-names.ts';
import { useItemName } from './item-name.ts';
import { SheetHead } from './sheet-head.tsx';

/** A walk along the shelves: place and quantity large, a box to tick, items that are taken for one another marked, orders at the foot. */
export function PickSheet({ paper, outageNo }: { readonly paper: PaperDto; readonly outageNo: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const item = useItemName();
  const rows = pickRows(paper.orders);
  const units = rows.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <table className="paper-table">
      <thead>
        <tr>
          <td colSpan={5}>
            <SheetHead paper={paper} outageNo={outageNo} />
          </td>
        </tr>
        <tr>
          <th scope="col">{t('manual.paper.place')}</th>
          <th scope="col">{t('manual.item')}</th>
          <th scope="col">{t('manual.paper.for')}</th>
          <th scope="col" className="is-number">
            {t('manual.quantity')}
          </th>
          <th scope="col">{t('manual.paper.taken')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ place, otherPlaces, sku, quantity, frozen, twins, forOrders, ...goods }) => (
          <tr key={`${place} ${sku}`}>
            <td className="paper-place">
              {place === '' ? t('manual.paper.nowhere') : place}
              {otherPlaces.length > 0 && <small>{otherPlaces.join(' ')}</small>}
              {frozen && <small>{t('manual.paper.frozen')}</small>}
            </td>
            <td>
              <span className="code">{sku}</span> {item(goods)}
              {twins.map((twin) => {
                const { same, differs } = partsOfTwin(item(goods), item(twin));
                return (
                  <span key={twin.sku} className="paper-twin">
                    ≠ <span className="code">{twin.sku}</span> {same}
                    <u>{differs}</u>
                  </span>
                );
              })}
            </td>
            <td>{forOrders.map(({ at, quantity: part }) => (forOrders.length === 1 && paper.orders.length === 1 ? '' : `${at}×${part}`)).join(' ')}</td>
            <td className="is-number paper-quantity">{format.number(quantity)}</td>
            <td>
              <span className="paper-box" />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={5}>
            <p>
              <b>{t('manual.paper.units', { count: units })}</b>
            </p>
            <ol className="paper-orders">
              {paper.orders.map((order, at) => (
                <li key={order.orderId}>
                  {at + 1} <span className="code">{order.documentNo || order.orderNo}</span> {names.merchant(order.merchant, order.merchantName)}
                </li>
              ))}
            </ol>
            <p className="paper-sign">{t('manual.paper.picker')}</p>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
