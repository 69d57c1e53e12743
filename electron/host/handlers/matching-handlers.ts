import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { matchingContract, MatchRowDto, MATCH_STANDINGS } from '../../../shared/contract/matching.contract.ts';
import { differencesOf, type MatchReason } from '../../../shared/core/manual-match/pair-orders.ts';
import type { Proposal } from '../../../shared/core/manual-match/propose-matches.ts';
import type { Refusal } from '../../../shared/core/order-file/decision.ts';
import type { OrderFile } from '../../../shared/core/order-file/order-file.ts';
import type { ManualWork, OutageWork } from '../../../shared/core/outage/outage-work.ts';
import type { Outage } from '../../../shared/core/outage/outage.ts';
import type { ManualOrderRecord, ManualOrders } from '../../../shared/core/ports/manual-orders.ts';
import { enterAnew, confirmMatch, setApart, undoMatch, type MatchDeps } from '../../../shared/core/usecases/manual/match-manual-order.ts';
import type { Matching } from '../../../shared/core/usecases/manual/matching.ts';
import { actingOf, actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { ViewDeps } from './order-dto.ts';

export interface MatchingHandlerDeps extends MatchDeps {
  readonly matching: Matching;
  readonly outages: MatchDeps['outages'] & { readonly current: () => Outage | null };
  readonly manualOrders: Pick<ManualOrders, 'ofOrder' | 'ofOutage'>;
  readonly view: Pick<ViewDeps, 'mask'>;
  readonly nameOf: (merchant: string, sku: string) => string | null;
  readonly workOf: (outage: Outage) => Promise<OutageWork>;
  readonly isUndoable: (orderId: string) => boolean;
  /** The upload was asked for: a decision made now is told at once. */
  readonly settle: (outage: Outage) => void;
  readonly changed: (topics: readonly string[]) => void;
  /** Lets others have their turn: two weeks of orders are many commits. */
  readonly pause: () => Promise<unknown>;
}

type Standing = (typeof MATCH_STANDINGS)[number];
/** Those that ask a person first, then those that wait, then what is done. */
const RANK: Readonly<Record<Standing, number>> = { clash: 0, unsure: 1, sure: 2, to_enter: 3, entering: 4, matched: 5, entered: 6, cancelled: 7 };
const OF_PROPOSAL = { sure: 'sure', unsure: 'unsure', none: 'to_enter' } as const satisfies Record<Proposal['kind'], Standing>;

interface Seen {
  readonly record: ManualOrderRecord;
  readonly standing: Standing;
  readonly proposal: Proposal | null;
  readonly work: ManualWork | null;
}

export function createMatchingHandlers(deps: MatchingHandlerDeps): GroupHandlers<typeof matchingContract, Acting> {
  const { matching } = deps;

  function standingOf(orderId: string, proposal: Proposal | undefined, work: ManualWork | null): Standing {
    if (proposal !== undefined) {
      if (matching.isClash(orderId)) return 'clash';
      return OF_PROPOSAL[proposal.kind];
    }
    if (work?.how === 'anew') return 'entered';
    return work?.how == null ? 'cancelled' : 'matched';
  }

  async function seen(outage: Outage): Promise<readonly Seen[]> {
    const work = await deps.workOf(outage);
    const proposals = new Map(matching.proposals().map((proposal) => [proposal.manualId, proposal]));
    return deps.manualOrders
      .ofOutage(outage.id)
      .map((record): Seen => {
        const done = work.orders.get(record.orderId)?.manual ?? null;
        const proposal = proposals.get(record.orderId);
        return { record, proposal: proposal ?? null, work: done, standing: standingOf(record.orderId, proposal, done) };
      })
      .sort((a, b) => RANK[a.standing] - RANK[b.standing] || b.record.enteredAt - a.record.enteredAt);
  }

  const orderDto = ({ order }: OrderFile, acting: Acting) => ({
    orderId: order.id,
    orderNo: order.platformOrderNo,
    platform: order.platform,
    state: order.state,
    orderedAt: order.orderedAt ?? order.paidAt,
    recipient: deps.view.mask(order.recipient, acting),
    lines: order.lines
      .filter(({ kind }) => kind === 'goods')
      .map(({ sku, name, quantity }) => ({ sku, name: deps.nameOf(order.merchant, sku) ?? name, quantity })),
  });

  function rowDto({ record, standing, proposal, work }: Seen, apart: ReadonlySet<string>, acting: Acting): MatchRowDto[] {
    const file = deps.orderFiles.load(record.orderId);
    if (file === null) return [];
    const candidates = (proposal?.pairs ?? []).flatMap(({ otherId, why }: { readonly otherId: string; readonly why: MatchReason }) => {
      const other = deps.orderFiles.load(otherId);
      return other === null ? [] : [{ ...orderDto(other, acting), why, differs: [...differencesOf(file.order, other.order)] }];
    });
    const other = work?.otherId === undefined || work.otherId === '' ? null : deps.orderFiles.load(work.otherId);
    return [
      {
        ...orderDto(file, acting),
        documentNo: record.documentNo,
        standing: standing === 'entered' && file.order.wmsRef === null ? 'entering' : standing,
        how: work?.how ?? null,
        differs: [...(work?.differs ?? [])],
        matchedNo: other?.order.platformOrderNo ?? '',
        candidates,
        mayUndo:
          (standing === 'to_enter' && apart.has(record.orderId)) || (standing === 'matched' && work?.how !== 'number' && deps.isUndoable(record.orderId)),
      },
    ];
  }

  const after = (outcome: Result<readonly string[], Refusal>): Result<Record<string, never>, Refusal> => {
    if (!outcome.ok) return outcome;
    matching.decided();
    deps.changed(['outage', 'manual', 'queue', 'sync', ...outcome.value.map((orderId) => `order:${orderId}`)]);
    const outage = deps.outages.current();
    if (outage !== null && outage.upload !== null) deps.settle(outage);
    return ok({});
  };

  return {
    list: async ({ offset, limit }, { actor }) => {
      const outage = deps.outages.current();
      if (outage === null) return ok({ rows: [], total: 0, toDecide: 0, sure: 0, toEnter: 0 });
      const all = await seen(outage);
      const apart = new Set([...deps.matches.apart()].map((pair) => pair.split(' ')[0] ?? ''));
      const count = (...standings: readonly Standing[]): number => all.filter(({ standing }) => standings.includes(standing)).length;
      return ok({
        rows: all.slice(offset, offset + limit).flatMap((one) => rowDto(one, apart, actingOf(actor))),
        total: all.length,
        toDecide: count('clash', 'unsure', 'sure'),
        sure: count('sure'),
        toEnter: count('to_enter'),
      });
    },
    confirm: ({ orderId, otherId }, { actor }) => {
      const sure = matching.proposals().some(({ kind, manualId, pairs }) => kind === 'sure' && manualId === orderId && pairs[0].otherId === otherId);
      const done = after(confirmMatch(orderId, otherId, sure ? 'content' : 'person', actingToActor(actor), deps));
      return done.ok ? ok({ matched: 1 }) : done;
    },
    confirmSure: async (_, { actor }) => {
      let matched = 0;
      for (const proposal of matching.proposals()) {
        if (proposal.kind !== 'sure' || matching.isClash(proposal.manualId)) continue;
        const done = after(confirmMatch(proposal.manualId, proposal.pairs[0].otherId, 'content', actingToActor(actor), deps));
        if (done.ok) matched += 1;
        else if (matched === 0) return done;
        await deps.pause();
      }
      return ok({ matched });
    },
    apart: ({ orderId, otherIds }, { actor }) => after(setApart(orderId, otherIds, actingToActor(actor), deps)),
    undo: ({ orderId }, { actor }) => after(undoMatch(orderId, actingToActor(actor), deps)),
    enter: ({ orderIds }, { actor }) => {
      const outage = deps.outages.current();
      if (outage === null || outage.upload === null) return err({ code: 'outage_not_uploaded', params: { no: outage?.no ?? '' } });
      const open = new Map(matching.proposals().map((proposal) => [proposal.manualId, proposal]));
      let entered = 0;
      for (const orderId of orderIds) {
        const proposal = open.get(orderId);
        if (proposal === undefined || proposal.kind !== 'none' || matching.isClash(orderId))
          return err({ code: 'outage_manual_undecided', params: { count: 1 } });
        const done = after(enterAnew(orderId, actingToActor(actor), deps));
        if (!done.ok) return done;
        entered += 1;
      }
      return ok({ entered });
    },
  };
}
