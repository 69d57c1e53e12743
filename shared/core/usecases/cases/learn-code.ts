import type { Actor } from '../../journal/journal-entry.ts';
import type { Decider } from '../../order-file/decide/case-state.ts';
import type { CodeCorrection } from '../../order-file/decide/correct-code.ts';
import { refuse, type Refusal } from '../../order-file/decision.ts';
import type { OrderId } from '../../order/order.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { GoodsStore } from '../../ports/goods-store.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { KeptDocument } from '../../ports/kept-document.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import {
  ALIAS_LIFE_MS,
  aliasOf,
  withAlias,
  withApproval,
  withoutAlias,
  withoutDecision,
  type AliasBook,
  type AliasKey,
} from '../../catalogue/learned-alias.ts';
import { hasRight } from '../../user/roles.ts';
import { ok, type Result } from '../../../kernel/result.ts';

export interface LearnCodeDeps extends UnitOfWorkDep, JournalWriterDep, ClockDep, OrderFilesDep {
  readonly goods: Pick<GoodsStore, 'catalogue'>;
  readonly book: KeptDocument<AliasBook>;
}
type LearnedEntry = 'catalogue.aliasProposed' | 'catalogue.aliasApproved' | 'catalogue.aliasDeclined' | 'catalogue.aliasRevoked';

const write = (type: LearnedEntry, { merchant, code, sku }: AliasKey & { readonly sku: string }, actor: Actor, at: number, deps: JournalWriterDep): void => {
  deps.journal.append({ type, at, actor, orderId: null, caseId: null, data: { merchant, code, sku }, personal: null });
};

/**
 * Remembers what a wrong code was settled as. It counts once somebody who may approve says so: at once where that is who decided. A code that
 * is a product's own teaches nothing. The caller holds the unit of work of the decision.
 */
export function learnCode(
  decision: string,
  { code, sku }: CodeCorrection,
  orderIds: readonly OrderId[],
  decider: Decider,
  actor: Actor,
  deps: LearnCodeDeps,
): void {
  const order = orderIds[0] === undefined ? undefined : deps.orderFiles.load(orderIds[0])?.order;
  if (order === undefined) return;
  const { merchant, platformOrderNo: orderNo } = order;
  const catalogue = deps.goods.catalogue();
  if (catalogue.bySku(merchant, code) !== undefined || catalogue.bySku(merchant, sku) === undefined) return;
  const at = deps.clock.now();
  const isApproved = hasRight(decider.roles, 'override');
  const known = deps.book.read();
  const next = withAlias(known, {
    merchant,
    code,
    sku,
    decision,
    orderNo,
    orders: orderIds.length,
    learnedAt: at,
    learnedBy: decider.userId,
    approvedAt: isApproved ? at : null,
    approvedBy: isApproved ? decider.userId : null,
    expiresAt: at + ALIAS_LIFE_MS,
  });
  if (next === known) return;
  deps.book.save(next);
  write(isApproved ? 'catalogue.aliasApproved' : 'catalogue.aliasProposed', { merchant, code, sku }, actor, at, deps);
}

/** A decision that is taken back taught nothing. The caller holds the unit of work. */
export function unlearnCode(decision: string, deps: Pick<LearnCodeDeps, 'book'>): void {
  const known = deps.book.read();
  const next = withoutDecision(known, decision);
  if (next.aliases.length < known.aliases.length) deps.book.save(next);
}

/** A supervisor's word on a code that was taught; declined, it is forgotten. */
export function answerAlias(key: AliasKey, isApproved: boolean, by: string, actor: Actor, deps: LearnCodeDeps): Result<null, Refusal> {
  return deps.unitOfWork.run(() => {
    const known = deps.book.read();
    const alias = aliasOf(known, key);
    if (alias === undefined) return refuse('alias_not_found');
    const at = deps.clock.now();
    deps.book.save(isApproved ? withApproval(known, key, by, at) : withoutAlias(known, key));
    write(isApproved ? 'catalogue.aliasApproved' : 'catalogue.aliasDeclined', alias, actor, at, deps);
    return ok(null);
  });
}

/** Forgets a code. Orders that were corrected by it stay as they are. */
export function revokeAlias(key: AliasKey, actor: Actor, deps: LearnCodeDeps): Result<null, Refusal> {
  return deps.unitOfWork.run(() => {
    const known = deps.book.read();
    const alias = aliasOf(known, key);
    if (alias === undefined) return refuse('alias_not_found');
    deps.book.save(withoutAlias(known, key));
    write('catalogue.aliasRevoked', alias, actor, deps.clock.now(), deps);
    return ok(null);
  });
}
