import { isActiveState } from '../../exception-case/exception-case.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { GoodsStoreDep } from '../../ports/goods-store.ts';
import type { KeptDocument } from '../../ports/kept-document.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { StockChoice, StockDeskDep } from '../../ports/stock-desk.ts';
import type { ShortageKey } from '../../stock/stock-incident.ts';
import type { ContendedOrder, Contention } from '../../stock/contend.ts';
import { substitutesFor, type StockRules } from '../../stock/stock-rules.ts';
import { centsOf, waysOut, type ShortOrder, type WayOut } from '../../stock/way-out.ts';
import { DAY_MS } from '../../../kernel/durations.ts';
import type { IncidentSharing } from './share-incident.ts';

export interface IncidentWaysDeps extends StockDeskDep, GoodsStoreDep, OrderFilesDep, ClockDep {
  readonly sharing: Pick<IncidentSharing, 'sharesBy' | 'standingChoice'>;
  readonly rules: Pick<KeptDocument<StockRules>, 'read'>;
}

/** An order of a shortage, with its file and its open exception. */
export interface Seen {
  readonly row: ContendedOrder;
  readonly file: OrderFile;
  readonly caseId: string | null;
}

const isGoods = (line: OrderFile['order']['lines'][number]): boolean => line.kind === 'goods' && line.quantity > 0;

/** The open exception names the lines it is about. */
const isShort = ({ cases }: OrderFile, lineNo: number): boolean =>
  cases.some(
    (one) =>
      one.kind === 'stock_out' &&
      isActiveState(one.state) &&
      one.findings.some(({ field, severity }) => severity === 'stop' && field === `lines.${lineNo}.quantity`),
  );

function totalCents({ order }: OrderFile): number | null {
  return order.lines.reduce(
    (sum, { unitPrice, quantity }) => {
      const price = centsOf(unitPrice);
      return sum === null || price === null ? null : sum + price * quantity;
    },
    0 as number | null,
  );
}

const toShort = ({ row, file }: Seen, sku: string): ShortOrder => ({
  orderId: row.orderId,
  promisedShipAt: file.order.promisedShipAt,
  short: row.wants - row.gets,
  splittable: row.splittable,
  hasOther: file.order.lines.some((line) => isGoods(line) && (line.reserved > 0 || !isShort(file, line.lineNo))),
  isWhole: file.order.lines.some((line) => isGoods(line) && line.sku === sku),
  unitPrice: file.order.lines.find((line) => line.sku === sku)?.unitPrice ?? '',
  totalCents: totalCents(file),
});

/** Those whose goods are on their way from another warehouse already are asked about no more. */
const isOpen = ({ file, caseId }: Seen): boolean => file.cases.find(({ id }) => id === caseId)?.transfer === undefined;

/** Who goes short, and what can be done about it: from the shares, the other warehouses, what may be sent instead and what is expected. */
export function createIncidentWays(deps: IncidentWaysDeps) {
  function look(key: ShortageKey, choice: StockChoice): { readonly shares: Contention; readonly seen: readonly Seen[]; readonly short: readonly Seen[] } {
    const shares = deps.sharing.sharesBy(key, choice);
    const cases = new Map(deps.desk.openCases(key).map(({ caseId, orderId }) => [orderId, caseId]));
    const seen = shares.orders.flatMap((row): Seen[] => {
      const file = deps.orderFiles.load(row.orderId);
      return file === null ? [] : [{ row, file, caseId: cases.get(row.orderId) ?? null }];
    });
    return { shares, seen, short: seen.filter((one) => one.row.gets < one.row.wants && isOpen(one)) };
  }

  function waysFor(key: ShortageKey, short: readonly Seen[]): readonly WayOut[] {
    const { merchant, warehouse, sku } = key;
    const { routes, parcelCents, ...rules } = deps.rules.read();
    const nowAt = deps.clock.now();
    const freeAt = (place: string, of: string): number => Math.max(0, deps.goods.free(merchant, place).get(of) ?? 0);
    return waysOut({
      orders: short.map((one) => toShort(one, sku)),
      expected: deps.desk.expected(key),
      transfers: routes
        .filter(({ to }) => to === warehouse)
        .map(({ from, days, loadCents, unitCents }) => ({ from, free: freeAt(from, sku), arrivesAt: nowAt + days * DAY_MS, loadCents, unitCents })),
      substitutes: substitutesFor(rules, merchant, sku).map((one) => ({ ...one, free: freeAt(warehouse, one.sku) })),
      parcelCents,
    });
  }

  return { look, waysFor, standing: (key: ShortageKey) => look(key, deps.sharing.standingChoice(key)) };
}
export type IncidentWays = ReturnType<typeof createIncidentWays>;
