import type { Catalogue } from '../../catalogue/catalogue.ts';
import { isActiveState } from '../../exception-case/exception-case.ts';
import type { Finding } from '../../finding/finding.ts';
import { mayPass } from '../../gate/gate.ts';
import { isActive } from '../../hold/hold.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import { liftOne, stopClocks } from '../../order-file/decide/case-state.ts';
import { openOrJoin } from '../../order-file/decide/open-cases.ts';
import { Draft, type DecideContext } from '../../order-file/decision.ts';
import { openCaseOfKind, type OrderFile } from '../../order-file/order-file.ts';
import type { GoodsStoreDep, OpenDemand } from '../../ports/goods-store.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import { allocate, type Allocation, type Reservation, type Shortage } from '../../stock/allocate.ts';
import type { AllocationPolicy } from '../../stock/allocation-policy.ts';
import type { DecisionRecorder } from '../cases/record-decision.ts';

export interface AllocateDeps extends GoodsStoreDep, OrderFilesDep {
  readonly recorder: DecisionRecorder;
  readonly policy: (merchant: string) => AllocationPolicy;
}

export interface AllocationFigures {
  readonly orders: number;
  readonly short: number;
  readonly opened: number;
}

const BY_PROGRAM: Actor = { kind: 'program', rule: 'allocation' };

/** One incident per short SKU of a merchant: all exceptions of the shortage carry its name. */
export const stockIncident = (merchant: string, sku: string): string => `stock:${merchant}:${sku}`;

/**
 * Shares what is free among the open orders of one merchant that want these SKUs, inside the caller's unit of work. Stock is reserved for
 * held orders too: a clerk who mends an address must not lose the goods meanwhile; only the step to `allocated` asks the gate.
 */
export function allocateOpenOrders(merchant: string, skus: ReadonlySet<string> | null, deps: AllocateDeps): AllocationFigures {
  const catalogue = deps.goods.catalogue();
  // A retired code with a successor is a question about the code, not a shortage; one without is sold off like any other.
  const free = new Map([...deps.goods.free(merchant)].filter(([sku]) => !isSucceeded(catalogue, merchant, sku)));
  if (free.size === 0) return { orders: 0, short: 0, opened: 0 };
  const kits = new Map(
    catalogue
      .list(merchant)
      .filter((product) => product.kitParts.length > 0)
      .map((product) => [product.sku, product.kitParts]),
  );
  const demand = deps.goods.openDemand(merchant, skus === null ? null : withKits(skus, kits));
  const policy = deps.policy(merchant);
  const allocation = allocate({ orders: demand.map((order) => ({ ...order, urgentAccepted: false })), free, kits, policy });
  const context = deps.recorder.contextOf(BY_PROGRAM);
  const givenByOrder = Map.groupBy(allocation.reservations, (one) => one.orderId);
  const shortByOrder = Map.groupBy(allocation.shortages, (shortage) => shortage.orderId);
  const contested = policy.take === 'whole_order' ? contestedOrders(allocation) : new Map<string, string>();
  let opened = 0;
  for (const order of demand) {
    const file = deps.orderFiles.load(order.orderId);
    if (file === null) continue;
    const shortages = shortByOrder.get(order.orderId) ?? [];
    const draft = new Draft(file, context);
    reserve(draft, order, givenByOrder.get(order.orderId) ?? [], kits);
    if (shortages.length > 0) opened += reportShort(draft, shortages, merchant, catalogue, context) ? 1 : 0;
    else if (openCaseOfKind(file, 'stock_out') !== undefined) releaseReplenished(draft);
    else {
      const sku = contested.get(order.orderId);
      if (sku !== undefined) opened += reportShared(draft, sku, merchant, allocation, context) ? 1 : 0;
    }
    advance(draft, free, kits);
    const decision = draft.done();
    if (decision.events.length > 0) deps.recorder.write(file, decision, BY_PROGRAM, context.nowAt, context.ids.next());
  }
  return { orders: demand.length, short: shortByOrder.size, opened };
}

const isSucceeded = (catalogue: Catalogue, merchant: string, sku: string): boolean => {
  const product = catalogue.bySku(merchant, sku);
  return product !== undefined && product.retiredAt !== null && product.successorSku !== null;
};

const withKits = (skus: ReadonlySet<string>, kits: ReadonlyMap<string, readonly { readonly sku: string }[]>): ReadonlySet<string> => {
  const parts = [...skus].flatMap((sku) => kits.get(sku)?.map((part) => part.sku) ?? []);
  const shelf = new Set([...skus, ...parts]);
  for (const [kit, ofKit] of kits) if (ofKit.some((part) => shelf.has(part.sku))) shelf.add(kit);
  return shelf;
};

const contestedOrders = (allocation: Allocation): Map<string, string> =>
  new Map(allocation.contested.flatMap((one) => one.orderIds.map((orderId) => [orderId, one.sku] as const)));

/** Units of each line now held: of a kit, as many as its components make whole. */
function reserve(
  draft: Draft,
  order: OpenDemand,
  reservations: readonly Reservation[],
  kits: ReadonlyMap<string, readonly { readonly sku: string; readonly quantity: number }[]>,
): void {
  const given = Map.groupBy(reservations, (one) => one.lineNo);
  const reserved: (readonly [number, number])[] = [];
  for (const line of order.lines) {
    const ofLine = given.get(line.lineNo);
    if (ofLine === undefined) continue;
    const parts = kits.get(line.sku);
    const units =
      parts === undefined
        ? ofLine.reduce((sum, one) => sum + one.quantity, 0)
        : Math.min(
            ...ofLine.map((one) =>
              Math.floor(one.quantity / (parts.filter((part) => part.sku === one.sku).reduce((sum, part) => sum + part.quantity, 0) || 1)),
            ),
          );
    reserved.push([line.lineNo, line.reserved + units]);
  }
  if (reserved.length > 0) draft.add({ type: 'order.reserved', data: { reserved }, personal: null });
}

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

/** True when an exception was opened; an open one gets the new figures only when they changed. */
function reportShort(draft: Draft, shortages: readonly Shortage[], merchant: string, catalogue: Catalogue, context: DecideContext): boolean {
  const findings = shortages.map((shortage) => shortFinding(shortage, catalogue, merchant));
  const open = openCaseOfKind(draft.file, 'stock_out');
  if (open !== undefined) {
    if (JSON.stringify(open.findings) !== JSON.stringify(findings))
      draft.add({ type: 'case.rechecked', data: { caseId: open.id, codes: findings.map((one) => one.code) }, personal: { findings } });
    return false;
  }
  const first = shortages[0];
  if (first === undefined) return false;
  openOrJoin(
    draft,
    {
      kind: 'stock_out',
      cause: findings[0]?.code ?? 'stock.short',
      reporter: 'program',
      findings,
      text: '',
      strength: null,
      incident: stockIncident(merchant, first.sku),
    },
    context,
  );
  return true;
}

/** The order got its share of a SKU that others go short of: shown with them, so that a person may give it to somebody else. Nothing is held. */
function reportShared(draft: Draft, sku: string, merchant: string, allocation: Allocation, context: DecideContext): boolean {
  const contested = allocation.contested.find((one) => one.sku === sku);
  const line = draft.file.order.lines.find((one) => one.sku === sku) ?? draft.file.order.lines[0];
  if (contested === undefined || line === undefined) return false;
  // Its place among those that want this SKU, not among all orders of the merchant.
  const wanting = new Set(contested.orderIds);
  const rank = allocation.given.filter((one) => wanting.has(one.orderId)).findIndex((one) => one.orderId === draft.file.order.id) + 1;
  const finding: Finding = {
    kind: 'stock_out',
    code: 'stock.shared',
    field: `lines.${line.lineNo}.quantity`,
    span: null,
    severity: 'stop',
    suggestions: [],
    params: { sku, demand: contested.demand, free: contested.free, short: contested.short, rank, orders: contested.orderIds.length },
  };
  openOrJoin(
    draft,
    {
      kind: 'stock_out',
      cause: 'stock.shared',
      reporter: 'program',
      findings: [finding],
      text: '',
      strength: null,
      incident: stockIncident(merchant, sku),
      holds: false,
    },
    context,
  );
  return true;
}

/** Stock arrived: the shortage is over and its hold goes, without anybody asking. */
function releaseReplenished(draft: Draft): void {
  for (const one of draft.file.cases) {
    if (one.kind !== 'stock_out' || !isActiveState(one.state) || one.cause === 'stock.shared' || one.reporter !== 'program') continue;
    draft.add({ type: 'case.resolved', data: { caseId: one.id, outcome: 'replenished' }, personal: { text: '' } });
    stopClocks(draft, one, 'resolved');
    for (const hold of draft.file.holds.filter((hold) => hold.caseId === one.id && isActive(hold))) liftOne(draft, hold, 'resolved.replenished', null);
  }
}

/** A fully reserved order steps forward where the gate lets it. */
function advance(draft: Draft, free: ReadonlyMap<string, number>, kits: ReadonlyMap<string, readonly { readonly sku: string }[]>): void {
  const { order, holds }: OrderFile = draft.file;
  const wants = order.lines.filter((line) => line.kind === 'goods' && line.quantity > 0);
  const isCovered = wants.length > 0 && wants.every((line) => line.reserved >= line.quantity || !(free.has(line.sku) || kits.has(line.sku)));
  if (isCovered && wants.some((line) => line.reserved > 0) && mayPass('allocate', { state: order.state, holds }).pass)
    draft.add({ type: 'order.stateChanged', data: { from: order.state, to: 'allocated' }, personal: null });
}
