import type { StockIncidentDto } from '../../../shared/contract/stock.contract.ts';
import type { OrderFile } from '../../../shared/core/order-file/order-file.ts';
import type { RefundCase } from '../../../shared/core/ports/stock-desk.ts';
import { centsOf } from '../../../shared/core/stock/way-out.ts';

/** What a cancelled exception's customers get back, in hundredths; null where a price is unknown or a kit went short by a part. */
function centsBack({ order, cases }: OrderFile, { caseId, outcome }: RefundCase): number | null {
  const findings = cases.find(({ id }) => id === caseId)?.findings ?? [];
  const parts =
    outcome === 'order_cancelled'
      ? order.lines.map(({ unitPrice, quantity }) => ({ price: centsOf(unitPrice), units: quantity }))
      : findings.flatMap(({ field, params }) => {
          const line = order.lines.find(({ lineNo }) => field === `lines.${lineNo}.quantity`);
          return line === undefined ? [] : [{ price: line.sku === params['sku'] ? centsOf(line.unitPrice) : null, units: Number(params['short'] ?? 0) }];
        });
  return parts.reduce((sum, { price, units }) => (sum === null || price === null ? null : sum + price * units), 0 as number | null);
}

/** The merchant's task after a cancellation: the money of these orders. */
export const refundsOf = (refunds: readonly RefundCase[], load: (orderId: string) => OrderFile | null): StockIncidentDto['refunds'] =>
  refunds.flatMap((one) => {
    const file = load(one.orderId);
    if (file === null) return [];
    const { caseId, orderId, confirmedAt } = one;
    return [{ caseId, orderId, platformOrderNo: file.order.platformOrderNo, cents: centsBack(file, one), confirmedAt }];
  });
