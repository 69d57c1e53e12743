import type { codesContract } from '../../../shared/contract/codes.contract.ts';
import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import { ACTIVE_CASE_STATES } from '../../../shared/core/exception-case/exception-case.ts';
import type { QueueMoment } from '../../../shared/core/exception-case/clock-group.ts';
import { linesOfCode } from '../../../shared/core/order-file/decide/correct-code.ts';
import type { QueueView } from '../../../shared/core/ports/queue-view.ts';
import { isStanding } from '../../../shared/core/catalogue/learned-alias.ts';
import { answerAlias, revokeAlias, type LearnCodeDeps } from '../../../shared/core/usecases/cases/learn-code.ts';
import { actingOf, actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { err, ok } from '../../../shared/kernel/result.ts';

export interface CodesHandlerDeps {
  readonly learning: LearnCodeDeps;
  readonly queue: Pick<QueueView, 'caseIds'>;
  readonly moment: () => QueueMoment;
  readonly merchantName: (code: string) => string;
  readonly personName: (userId: string) => string;
  readonly changed: (topics: readonly string[]) => void;
}

/** Enough to see that they are the same fault. */
const MOST_NAMED = 50;

/** One wrong code on many orders, and what was learned from settling it. */
export function createCodesHandlers(deps: CodesHandlerDeps): GroupHandlers<typeof codesContract, Acting> {
  const { book, goods, clock, orderFiles } = deps.learning;
  return {
    same: ({ caseId, code }) => {
      const file = orderFiles.loadByCase(caseId);
      if (file === null) return err({ code: 'case_not_found' });
      const { merchant } = file.order;
      const caseIds: string[] = [];
      const orders: { caseId: string; platformOrderNo: string; quantity: number }[] = [];
      for (const id of deps.queue.caseIds({ kinds: ['sku_mismatch'], states: ACTIVE_CASE_STATES, merchants: [merchant] }, deps.moment())) {
        const other = orderFiles.loadByCase(id);
        const lines = other === null ? [] : linesOfCode(other, code);
        if (other === null || lines.length === 0) continue;
        caseIds.push(id);
        if (orders.length < MOST_NAMED)
          orders.push({ caseId: id, platformOrderNo: other.order.platformOrderNo, quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0) });
      }
      return ok({ caseIds, orders });
    },
    learned: () => {
      const nowAt = clock.now();
      return ok({
        aliases: book.read().aliases.map((alias) => {
          const { merchant, code, sku, learnedAt, orderNo, orders, approvedAt, approvedBy, expiresAt } = alias;
          const product = goods.catalogue().bySku(merchant, sku);
          return {
            merchant,
            code,
            sku,
            learnedAt,
            orderNo,
            orders,
            approvedAt,
            expiresAt,
            name: product === undefined ? '' : `${product.name} ${product.variant}`.trim(),
            merchantName: deps.merchantName(merchant),
            learnedBy: deps.personName(alias.learnedBy),
            approvedBy: approvedBy === null ? '' : deps.personName(approvedBy),
            state: approvedAt === null ? ('proposed' as const) : isStanding(alias, nowAt) ? ('standing' as const) : ('expired' as const),
          };
        }),
      });
    },
    answer: ({ approve, ...key }, { actor }) => {
      const acting = actingOf(actor);
      const answered = answerAlias(key, approve, acting.kind === 'person' ? acting.userId : '', actingToActor(actor), deps.learning);
      if (!answered.ok) return answered;
      deps.changed(['codes']);
      return ok({});
    },
    revoke: (key, { actor }) => {
      const revoked = revokeAlias(key, actingToActor(actor), deps.learning);
      if (!revoked.ok) return revoked;
      deps.changed(['codes']);
      return ok({});
    },
  };
}
