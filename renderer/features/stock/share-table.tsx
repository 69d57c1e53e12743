import { useTranslation } from 'react-i18next';
import type { StockIncidentDto } from '../../../shared/contract/stock.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { DeskTable } from '../../ui/desk/desk-table.tsx';
import { OrderNumber } from '../../ui/code/order-number.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { Pill } from '../../ui/status/pill.tsx';
import { whyOf } from './why.ts';

export const orderRowId = (orderId: string): string => `stock-order-${orderId}`;

const COLUMNS = ['rank', 'order', 'paid', 'promise', 'wants', 'gets', 'why', 'result'] as const;
const NUMBERS: ReadonlySet<string> = new Set(['rank', 'wants', 'gets'] satisfies readonly (typeof COLUMNS)[number][]);

interface ShareTableProps {
  readonly incident: StockIncidentDto;
  readonly cursor: string | null;
  readonly onChoose: (orderId: string) => void;
}

/** Who gets what, in the order of the rules, with the place where the stock ends. */
export function ShareTable({ incident, cursor, onChoose }: ShareTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const { orders } = incident;
  const lastServed = orders.findLastIndex(({ gets }) => gets > 0);
  const lacking = orders.filter(({ gets, wants }) => gets < wants);
  const after = orders.slice(lastServed + 1);
  return (
    // A table people read and a grid the keys move in; HTML has no element for both.
    <DeskTable
      className="stock-table"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
      role="grid"
      aria-label={t('stock.table')}
      tabIndex={0}
      aria-activedescendant={cursor === null ? undefined : orderRowId(cursor)}
      data-region-start
    >
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className={NUMBERS.has(column) ? `stock-${column} is-number` : `stock-${column}`}>
              {t(`stock.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {orders.map((order, index) => {
          const isShort = order.gets < order.wants;
          const row = (
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <tr
              key={order.orderId}
              id={orderRowId(order.orderId)}
              aria-selected={order.orderId === cursor}
              className={order.orderId === cursor ? 'is-cursor' : undefined}
              onClick={() => onChoose(order.orderId)}
            >
              <td className="is-number t3">{format.number(order.rank)}</td>
              <td className="stock-order">
                <OrderNumber text={order.platformOrderNo} />
              </td>
              <td className="stock-paid nowrap">{order.paidAt === null ? format.missing : format.near(order.paidAt, now)}</td>
              <td className="stock-promise nowrap" title={order.promisedShipAt === null ? undefined : format.exact(order.promisedShipAt)}>
                {order.promisedShipAt === null ? format.missing : format.date(order.promisedShipAt)}
              </td>
              <td className="is-number">{format.number(order.wants)}</td>
              <td className="is-number">
                <b>{format.number(order.gets)}</b>
              </td>
              <td className="stock-why t2">
                {order.pinned && <Icon name="lock" size={12} />} {whyOf(order, t)}
              </td>
              <td className="stock-result">
                <Pill tone={isShort ? (order.movesAt !== null ? 'info' : order.gets > 0 ? 'warn' : 'wait') : 'ok'}>
                  {isShort && order.movesAt !== null
                    ? t('stock.result.moves', { date: format.date(order.movesAt) })
                    : t(isShort ? (order.gets > 0 ? 'stock.result.partly' : 'stock.result.waits') : 'stock.result.ships')}
                </Pill>
              </td>
            </tr>
          );
          if (index !== lastServed || after.length === 0 || lacking.length === 0) return row;
          return [
            row,
            <tr key="cut" className="stock-cut" aria-hidden>
              <td colSpan={COLUMNS.length}>
                {t('stock.cut', { given: format.number(incident.given), count: lacking.length, short: format.number(incident.needed - incident.given) })}
              </td>
            </tr>,
          ];
        })}
      </tbody>
    </DeskTable>
  );
}
