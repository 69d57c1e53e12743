import type { Finding } from '../../finding/finding.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import { openOrJoin } from '../../order-file/decide/open-cases.ts';
import { Draft, type DecideContext } from '../../order-file/decision.ts';
import { openCaseOfKind, type OrderFile } from '../../order-file/order-file.ts';
import type { GoodsStoreDep, OpenDemand } from '../../ports/goods-store.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { StockChoice } from '../../ports/stock-desk.ts';
import { allocate, type Allocation, type Reservation } from '../../stock/allocate.ts';
import { ALLOCATION_POLICIES, type AllocationPolicy } from '../../stock/allocation-policy.ts';
import { unitsMade, type Kits } from '../../stock/contend.ts';
import { stockIncident, type ShortageKey } from '../../stock/stock-incident.ts';
import type { DecisionRecorder } from '../cases/record-decision.ts';
import { advance, freeToShare, kitsOf, releaseReplenished, reportShort } from './settle-shares.ts';

export interface AllocateDeps extends GoodsStoreDep, OrderFilesDep {
  readonly recorder: DecisionRecorder;
  readonly policy: (merchant: string) => AllocationPolicy;
  /** How a person wants one SKU shared out; absent where nobody can say. */
  readonly choiceOf?: (key: ShortageKey) => StockChoice | null;
}

export interface AllocationFigures {
  readonly orders: number;
  readonly short: number;
  readonly opened: number;
}

const BY_PROGRAM: Actor = { kind: 'program', rule: 'allocation' };

/**
 * Shares what is free among the open orders of one merchant that want these SKUs, each warehouse by itself, inside the caller's unit of work.
 * Stock is reserved for held orders too: a clerk who mends an address must not lose the goods meanwhile; only the step to `allocated` asks the gate.
 */
export function allocateOpenOrders(merchant: string, skus: ReadonlySet<string> | null, deps: AllocateDeps): AllocationFigures {
  let [orders, short, opened] = [0, 0, 0];
  for (const step of allocationSteps(merchant, skus, deps)) {
    orders += 1;
    short += step.isShort ? 1 : 0;
    opened += step.hasOpened ? 1 : 0;
  }
  return { orders, short, opened };
}

/** What one order got. */
export interface AllocationStep {
  readonly isShort: boolean;
  readonly hasOpened: boolean;
}

/**
 * The same an order at a time, so that thousands of them need not be one transaction that everybody waits for: a caller may commit between two steps.
 * Where `movesSoFar` tells that somebody else moved stock meanwhile, the rest is shared out anew from what is free by then.
 */
export function* allocationSteps(
  merchant: string,
  skus: ReadonlySet<string> | null,
  deps: AllocateDeps,
  movesSoFar: () => number = () => 0,
): Generator<AllocationStep, void> {
  for (const warehouse of deps.goods.warehousesOf(merchant)) {
    const seen = new Set<string>();
    for (let isWhole = false; !isWhole;) {
      isWhole = true;
      const sharing = shareOut(warehouse, merchant, skus, deps);
      for (const order of sharing?.demand ?? []) {
        if (sharing === null || seen.has(order.orderId)) continue;
        seen.add(order.orderId);
        const moves = movesSoFar();
        yield settleOrder(order, sharing, merchant, deps);
        if (movesSoFar() === moves) continue;
        isWhole = false;
        break;
      }
    }
  }
}

/** Who gets what of one warehouse, worked out but not written. */
interface Sharing {
  readonly demand: readonly OpenDemand[];
  readonly free: ReadonlyMap<string, number>;
  readonly kits: Kits;
  readonly allocation: Allocation;
  readonly givenByOrder: ReadonlyMap<string, readonly Reservation[]>;
  readonly shortByOrder: ReadonlyMap<string, Allocation['shortages']>;
  readonly contested: ReadonlyMap<string, string>;
}

function shareOut(warehouse: string, merchant: string, skus: ReadonlySet<string> | null, deps: AllocateDeps): Sharing | null {
  const free = freeToShare(deps.goods, merchant, warehouse);
  if (free.size === 0) return null;
  const kits = kitsOf(deps.goods.catalogue(), merchant);
  const demand = deps.goods.openDemand(merchant, skus === null ? null : withKits(skus, kits), warehouse);
  // A person's choice for one of these SKUs holds when its stock arrives.
  const choice = [...(skus ?? [])].map((sku) => deps.choiceOf?.({ merchant, warehouse, sku }) ?? null).find((one) => one !== null) ?? null;
  const policy = choice === null ? deps.policy(merchant) : ALLOCATION_POLICIES[choice.policy];
  const pinned = new Set(choice?.pinned);
  const allocation = allocate({ orders: demand.map((order) => ({ ...order, pinned: order.hasTransfer || pinned.has(order.orderId) })), free, kits, policy });
  return {
    demand,
    free,
    kits,
    allocation,
    givenByOrder: Map.groupBy(allocation.reservations, (one) => one.orderId),
    shortByOrder: Map.groupBy(allocation.shortages, (shortage) => shortage.orderId),
    contested: policy.take === 'whole_order' ? contestedOrders(allocation) : new Map<string, string>(),
  };
}

/** Somebody may have decided on it since its wants were read. */
const isAsWanted = ({ order }: OrderFile, wanted: OpenDemand): boolean =>
  order.state === 'checked' &&
  wanted.lines.every(({ lineNo, sku, quantity, reserved }) =>
    order.lines.some((line) => line.lineNo === lineNo && line.sku === sku && line.quantity === quantity && line.reserved === reserved),
  );

function settleOrder(order: OpenDemand, sharing: Sharing, merchant: string, deps: AllocateDeps): AllocationStep {
  const { free, kits, allocation, givenByOrder, shortByOrder, contested } = sharing;
  const shortages = shortByOrder.get(order.orderId) ?? [];
  const isShort = shortages.length > 0;
  const file = deps.orderFiles.load(order.orderId);
  if (file === null || !isAsWanted(file, order)) return { isShort, hasOpened: false };
  const context = deps.recorder.contextOf(BY_PROGRAM);
  const draft = new Draft(file, context);
  let hasOpened = false;
  reserve(draft, order, givenByOrder.get(order.orderId) ?? [], kits);
  if (isShort) hasOpened = reportShort(draft, shortages, merchant, deps.goods.catalogue(), context);
  else if (openCaseOfKind(file, 'stock_out') !== undefined) releaseReplenished(draft);
  else {
    const sku = contested.get(order.orderId);
    if (sku !== undefined) hasOpened = reportShared(draft, sku, merchant, allocation, context);
  }
  advance(draft, free, kits);
  const decision = draft.done();
  if (decision.events.length > 0) deps.recorder.write(file, decision, BY_PROGRAM, context.nowAt, context.ids.next());
  return { isShort, hasOpened };
}

export const withKits = (skus: ReadonlySet<string>, kits: Kits): ReadonlySet<string> => {
  const parts = [...skus].flatMap((sku) => kits.get(sku)?.map((part) => part.sku) ?? []);
  const shelf = new Set([...skus, ...parts]);
  for (const [kit, ofKit] of kits) if (ofKit.some((part) => shelf.has(part.sku))) shelf.add(kit);
  return shelf;
};

const contestedOrders = (allocation: Allocation): Map<string, string> =>
  new Map(allocation.contested.flatMap((one) => one.orderIds.map((orderId) => [orderId, one.sku] as const)));

/** Units of each line now held: of a kit, as many as its components make whole. */
function reserve(draft: Draft, order: OpenDemand, reservations: readonly Reservation[], kits: Kits): void {
  const given = Map.groupBy(reservations, (one) => one.lineNo);
  const reserved: (readonly [number, number])[] = [];
  for (const line of order.lines) {
    const ofLine = given.get(line.lineNo);
    if (ofLine === undefined) continue;
    const units = unitsMade(line, ofLine, kits);
    reserved.push([line.lineNo, line.reserved + units]);
  }
  if (reserved.length > 0) draft.add({ type: 'order.reserved', data: { reserved }, personal: null });
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
      incident: stockIncident({ merchant, warehouse: draft.file.order.warehouse ?? '', sku }),
      holds: false,
    },
    context,
  );
  return true;
}
