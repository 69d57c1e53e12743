import { useTranslation } from 'react-i18next';
import { OrderNumber } from '../../ui/code/order-number.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import type { LowSku } from './use-stock.ts';

/** A warning before the shortage: how far below, and who will go short if nothing comes. */
export function LowDetail({ low }: { readonly low: LowSku }) {
  const { t } = useTranslation();
  return (
    <div className="stock-low" data-region>
      <Note tone="warn" title={t('stock.low.title', { sku: low.sku })}>
        {low.orders.length === 0
          ? t('stock.low.none', { free: low.free, safety: low.safetyStock })
          : t('stock.low.row', { free: low.free, safety: low.safetyStock, count: low.orders.length })}
      </Note>
      {low.orders.length > 0 && (
        <>
          <h2>{t('stock.low.orders')}</h2>
          <ol className="stock-low-orders">
            {low.orders.map((order) => (
              <li key={order}>
                <OrderNumber text={order} />
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
