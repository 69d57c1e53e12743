import { isDecidedOnly, UNFOLLOWED, type Difference, type NotedKind } from '../../difference/difference.ts';
import { fieldsOf, planMerge, replaceable, type Choice } from '../../difference/plan-merge.ts';
import { goneHolds } from '../../difference/gone-holds.ts';
import type { WmsOrder } from '../../inbox/wms-order.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import { refuse, type Refusal } from '../../order-file/decision.ts';
import { fieldValue } from '../../order-file/evolve.ts';
import type { OutboxEntry } from '../../outbox/outbox-entry.ts';
import type { UnitOfWorkDep } from '../../ports/journal.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { SettlementDeps } from './record-settlement.ts';

export interface ResolveDeps extends SettlementDeps, UnitOfWorkDep {
  /** Told after the commit. */
  readonly onResolved: (orderId: string) => void;
  /** The newest acknowledged changes of this order, newest first. */
  readonly acknowledged: (orderId: string) => readonly OutboxEntry[];
}

/** A person decided, field by field. Everything is looked at anew inside the transaction: a change that arrived meanwhile asks again. */
export function resolveDifference(n: number, choices: ReadonlyMap<string, Choice>, actor: Actor, deps: ResolveDeps): Result<Difference, Refusal> {
  const resolved = deps.unitOfWork.run((): Result<Difference, Refusal> => {
    const difference = deps.differences.find(n);
    const file = difference === null ? null : deps.orderFiles.load(difference.orderId);
    if (difference === null || file === null) return refuse('difference_gone');
    const asked = deps.differences.ofOrder(difference.orderId);
    const theirs = newestOf(asked);
    if (difference.theirs === null || theirs === null) return refuse('difference_gone');
    for (const [field, choice] of choices)
      if (choice.take === 'own' && (fieldValue(file.order, field) === undefined || choice.value.length > 4_000 || isBadQuantity(field, choice.value)))
        return refuse('value_not_fitting', { field });
    const lane = deps.lane(difference.orderId);
    const context = deps.recorder.contextOf(actor);
    // Where the WMS shows less than it acknowledged, whatever differs is asked; a choice for each is what makes it a decision.
    const missing = fieldsOf(file, lane, theirs).find(({ field, verdict }) => verdict === 'both' && !choices.has(field));
    if (missing !== undefined) return refuse('merge_incomplete', { field: missing.field });
    const lostHolds = asked.some(({ kind }) => LOSES_HOLDS.has(kind));
    const holdsAgain = lostHolds ? goneHolds(file, theirs, deps.acknowledged(difference.orderId)) : [];
    const plan = planMerge({ file, lane, theirs, choices: withWord(choices), holdsAgain, rule: 'merge', context, check: deps.check });
    if (plan.kind === 'ask') return refuse('merge_held_here');
    const decisionId = deps.ids.next();
    deps.outboxQueue.supersede(
      replaceable(lane).map(({ id }) => id),
      decisionId,
      deps.clock.now(),
    );
    deps.recorder.write(file, plan.decision, actor, context.nowAt, decisionId);
    for (const kind of MERGED_AT_ONCE) deps.differences.close(difference.orderId, kind, deps.clock.now());
    if (plan.isPartial) deps.differences.note({ kind: UNFOLLOWED, orderId: difference.orderId, entryId: null, theirs, foundAt: deps.clock.now() });
    deps.journal.append({
      type: 'sync.merged',
      at: context.nowAt,
      actor,
      orderId: difference.orderId,
      caseId: null,
      data: { difference: difference.kind, entry: difference.entryId ?? '', fields: [...choices.keys()] },
      personal: null,
    });
    return ok(difference);
  });
  if (resolved.ok) deps.onResolved(resolved.value.orderId);
  return resolved;
}

/** A difference with nothing to merge is closed by a person who looked at it; the reason is kept. */
export function closeDifference(n: number, reason: string, actor: Actor, deps: ResolveDeps): Result<Difference, Refusal> {
  const closed = deps.unitOfWork.run((): Result<Difference, Refusal> => {
    const difference = deps.differences.find(n);
    if (difference === null || isDecidedOnly(difference.kind)) return refuse('difference_gone');
    deps.differences.close(difference.orderId, difference.kind, deps.clock.now());
    deps.journal.append({
      type: 'sync.differenceClosed',
      at: deps.clock.now(),
      actor,
      orderId: difference.orderId,
      caseId: null,
      data: { difference: difference.kind },
      personal: { text: reason },
    });
    return ok(difference);
  });
  if (closed.ok) deps.onResolved(closed.value.orderId);
  return closed;
}

/** One decision about the content of an order answers everything that was asked about it, seen against the newest that the WMS showed. */
const MERGED_AT_ONCE = ['conflict', 'rolled_back', 'not_applied', 'hold_gone', UNFOLLOWED] as const;
export const newestOf = (differences: readonly Difference[]): WmsOrder | null =>
  differences.reduce<WmsOrder | null>(
    (newest, { kind, theirs }) => (kind === 'twin' || theirs === null || (newest !== null && newest.version >= theirs.version) ? newest : theirs),
    null,
  );

/** The WMS shows less than it said yes to. */
const LOSES_HOLDS: ReadonlySet<NotedKind> = new Set(['hold_gone', 'rolled_back', 'not_applied']);

const isBadQuantity = (field: string, value: string): boolean => field.endsWith('.quantity') && !/^[1-9]\d{0,5}$/u.test(value);

/** An order that is gone over there has fields nobody needs to choose; saying "merge" is the word that was asked for. */
const withWord = (choices: ReadonlyMap<string, Choice>): ReadonlyMap<string, Choice> => (choices.size > 0 ? choices : new Map([['', { take: 'theirs' }]]));
