import type { Catalogue, Product } from '../../catalogue/catalogue.ts';
import { isActiveState } from '../../exception-case/exception-case.ts';
import type { Outcome } from '../../finding/exception-kinds.ts';
import type { Finding } from '../../finding/finding.ts';
import { mayPass } from '../../gate/gate.ts';
import { isActive } from '../../hold/hold.ts';
import { liftOne, stopClocks } from '../../order-file/decide/case-state.ts';
import { openOrJoin } from '../../order-file/decide/open-cases.ts';
import { isOfPlace } from '../../order-file/decide/settle-place.ts';
import type { DecideContext, Draft } from '../../order-file/decision.ts';
import { openCaseOfKind, type OrderFile } from '../../order-file/order-file.ts';
import type { GoodsStore } from '../../ports/goods-store.ts';
import type { Shortage } from '../../stock/allocate.ts';
import type { Kits } from '../../stock/contend.ts';
import { stockIncident } from '../../stock/stock-incident.ts';

/** A retired code with a successor is a question about the code, not a shortage; one without is sold off like any other. */
const isSucceeded = (catalogue: Catalogue, merchant: string, sku: string): boolean => {
  const product = catalogue.bySku(merchant, sku);
  return product !== undefined && product.retiredAt !== null && product.successorSku !== null;
};

/** What nobody holds in one warehouse, of SKUs whose shortage would be one. */
export const freeToShare = (goods: GoodsStore, merchant: string, warehouse: string): ReadonlyMap<string, number> =>
  new Map([...goods.free(merchant, warehouse)].filter(([sku]) => !isSucceeded(goods.catalogue(), merchant, sku)));

export const kitsOf = (catalogue: Catalogue, merchant: string): Kits =>
  new Map(
    catalogue
      .list(merchant)
      .filter((product: Product) => product.kitParts.length > 0)
      .map((product) => [product.sku, product.kitParts]),
  );

function shortFinding(shortage: Shortage, catalogue: Catalogue, merchant: string): Finding {
  const product = catalogue.bySku(merchant, shortage.sku);
  const params = {
    sku: shortage.sku,
    name: product?.name ?? shortage.sku,
    needed: shortage.needed,
    got: shortage.got,
    short: shortage.needed - shortage.got,
    left: shortage.left,
    kit: shortage.kit ?? '',
  };
  return {
    kind: 'stock_out',
    code: shortage.kit === null ? 'stock.short' : 'stock.kit_part_short',
    field: `lines.${shortage.lineNo}.quantity`,
    span: null,
    severity: 'stop',
    params,
    suggestions: [],
  };
}

/** Somebody has found a way out for these very lines: the shortage is known and is nobody's question any more. */
function isSettled({ cases }: OrderFile, findings: readonly Finding[]): boolean {
  const settled = new Set(
    cases
      .filter(
        (one) => one.kind === 'stock_out' && !isActiveState(one.state) && one.state !== 'void' && one.outcome !== 'replenished' && one.outcome !== 'not_short',
      )
      .flatMap((one) => one.findings.map(({ field }) => field)),
  );
  return findings.every(({ field }) => settled.has(field));
}

/** True when an exception was opened; an open one gets the new figures only when they changed. */
export function reportShort(draft: Draft, shortages: readonly Shortage[], merchant: string, catalogue: Catalogue, context: DecideContext): boolean {
  const open = openCaseOfKind(draft.file, 'stock_out');
  // What a packer asked of the shelf is not answered by a new sharing of what the books say lies there.
  const findings = [...shortages.map((shortage) => shortFinding(shortage, catalogue, merchant)), ...(open?.findings.filter(isOfPlace) ?? [])];
  if (open !== undefined) {
    if (JSON.stringify(open.findings) !== JSON.stringify(findings))
      draft.add({ type: 'case.rechecked', data: { caseId: open.id, codes: findings.map((one) => one.code) }, personal: { findings } });
    return false;
  }
  const first = shortages[0];
  if (first === undefined || isSettled(draft.file, findings)) return false;
  openOrJoin(
    draft,
    {
      kind: 'stock_out',
      cause: findings[0]?.code ?? 'stock.short',
      reporter: 'program',
      findings,
      text: '',
      strength: null,
      incident: stockIncident({ merchant, warehouse: draft.file.order.warehouse ?? '', sku: first.sku }),
    },
    context,
  );
  return true;
}

/** Stock arrived: the shortage is over and its hold goes, without anybody asking. */
export function releaseReplenished(draft: Draft, outcome: Outcome = 'replenished'): void {
  for (const one of draft.file.cases) {
    if (one.kind !== 'stock_out' || !isActiveState(one.state) || one.cause === 'stock.shared' || one.reporter !== 'program') continue;
    // What came was what had been asked for from over there.
    const how = one.transfer === undefined ? outcome : 'transferred';
    draft.add({ type: 'case.resolved', data: { caseId: one.id, outcome: how }, personal: { text: '' } });
    stopClocks(draft, one, 'resolved');
    for (const hold of draft.file.holds.filter((hold) => hold.caseId === one.id && isActive(hold))) liftOne(draft, hold, `resolved.${how}`, null);
  }
}

/** A fully reserved order steps forward where the gate lets it. */
export function advance(draft: Draft, free: ReadonlyMap<string, number>, kits: Kits): void {
  const { order, holds }: OrderFile = draft.file;
  const wants = order.lines.filter((line) => line.kind === 'goods' && line.quantity > 0);
  const isCovered = wants.length > 0 && wants.every((line) => line.reserved >= line.quantity || !(free.has(line.sku) || kits.has(line.sku)));
  if (isCovered && wants.some((line) => line.reserved > 0) && mayPass('allocate', { state: order.state, holds }).pass)
    draft.add({ type: 'order.stateChanged', data: { from: order.state, to: 'allocated' }, personal: null });
}
