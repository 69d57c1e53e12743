import type { WaitingFor } from '../../exception-case/exception-case.ts';
import { isActive } from '../../hold/hold.ts';
import { hasRight } from '../../user/roles.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { refuse, type Change, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import type { OrderEvent } from '../order-events.ts';
import type { OrderFile } from '../order-file.ts';
import { assign, resolve, setNextAction, voidCase, type Decider } from './case-state.ts';
import { contact, note, type Attempt } from './contact.ts';
import { correctCode, type CodeCorrection } from './correct-code.ts';
import type { CheckOrder } from './correct.ts';
import { takeStockWay, type StockAnswer } from './stock-way.ts';
import { liftHold, ownsHold, placeHold, type HoldRequest } from './holds.ts';

/** What a person may do to many exceptions at once, as data: the same act is first looked at and then done. */
export type Act =
  | { readonly act: 'assign'; readonly owner: string | null; readonly nextAction?: { readonly text: string; readonly dueAt: number } | undefined }
  | { readonly act: 'nextAction'; readonly text: string; readonly dueAt: number; readonly waitingFor: WaitingFor | null; readonly pauseClock: boolean }
  | { readonly act: 'note'; readonly text: string }
  | ({ readonly act: 'contact' } & Attempt)
  | ({ readonly act: 'hold' } & HoldRequest)
  | { readonly act: 'release'; readonly reason: string }
  | { readonly act: 'resolve'; readonly outcome: string; readonly note: string }
  | { readonly act: 'void'; readonly reason: string }
  /** What was agreed about a shortage. */
  | ({ readonly act: 'wayOut' } & StockAnswer)
  /** `learn`: the wrong code is to be known from now on. */
  | ({ readonly act: 'correctCode'; readonly learn: boolean } & CodeCorrection);

/**
 * Whether an act can be taken back at all: what was said cannot be unsaid, void is final, and the goods of a cancelled order went to others at
 * once, while the WMS takes none back.
 */
export const leavesWayBack = (act: Act): boolean => {
  switch (act.act) {
    case 'contact':
    case 'note':
    case 'void':
      return false;
    case 'resolve':
      return act.outcome !== 'order_cancelled';
    case 'wayOut':
      return act.way !== 'cancel_order';
    case 'assign':
    case 'nextAction':
    case 'hold':
    case 'release':
    case 'correctCode':
      return true;
  }
};

export interface Refused {
  readonly caseId: string;
  readonly refusal: Refusal;
}
/** What an act does to one order: to these exceptions of it, and why not to those. */
export interface ActDecision extends Decision {
  readonly done: readonly string[];
  readonly refused: readonly Refused[];
}

/** Lifts what somebody put on by hand. The holds of an exception go with its own way out. */
function releaseByHand(file: OrderFile, reason: string, by: Decider, context: DecideContext): Result<Decision, Refusal> {
  const holds = file.holds.filter((hold) => hold.kind === 'manual' && isActive(hold));
  if (holds.length === 0) return refuse('no_hold_by_hand');
  const mine = holds.filter((hold) => hasRight(by.roles, 'lift_any_hold') || (hold.liftableBy === 'owner' && ownsHold(file, hold, by.userId)));
  if (mine.length < holds.length) return refuse('not_your_hold', { right: 'lift_any_hold' });
  return inTurn(file, mine, (now, hold) => liftHold(now, hold.id, reason, by, context));
}

/** One decision after another on the same file, each seeing what the ones before it did. */
function inTurn<T>(file: OrderFile, parts: readonly T[], decide: (now: OrderFile, part: T) => Result<Decision, Refusal>): Result<Decision, Refusal> {
  let after = file;
  const events: OrderEvent[] = [];
  const changes: Change[] = [];
  for (const part of parts) {
    const decided = decide(after, part);
    if (!decided.ok) return decided;
    ({ after } = decided.value);
    events.push(...decided.value.events);
    changes.push(...decided.value.changes);
  }
  return ok({ after, events, changes });
}

function onCase(file: OrderFile, caseId: string, act: Act, by: Decider, check: CheckOrder, context: DecideContext): Result<Decision, Refusal> {
  switch (act.act) {
    case 'assign':
      return assign(file, caseId, act.owner, act.nextAction, context);
    case 'nextAction':
      return setNextAction(file, caseId, act, context);
    case 'note':
      return note(file, caseId, act.text, context);
    case 'contact':
      return contact(file, caseId, act, context);
    case 'resolve':
      return resolve(file, caseId, act.outcome, act.note, by, context);
    case 'void':
      return voidCase(file, caseId, act.reason, by, context);
    case 'hold':
      return placeHold(file, { reason: act.reason, liftableBy: act.liftableBy, ifNobody: act.ifNobody, reviewAt: act.reviewAt }, context);
    case 'release':
      return releaseByHand(file, act.reason, by, context);
    case 'wayOut':
      return takeStockWay(file, caseId, act, by, check, context);
    case 'correctCode':
      return correctCode(file, caseId, act, by, check, context);
  }
}

/** Holds are the order's: however many of its exceptions are chosen, it is held or released once. */
const isOfOrder = (act: Act): boolean => act.act === 'hold' || act.act === 'release';

/** Does an act to the chosen exceptions of one order. What cannot be done to one of them does not stop the others; nothing at all is a refusal. */
export function decideAct(
  file: OrderFile,
  caseIds: readonly string[],
  act: Act,
  by: Decider,
  check: CheckOrder,
  context: DecideContext,
): Result<ActDecision, Refusal> {
  const [first = ''] = caseIds;
  if (isOfOrder(act)) {
    const decided = onCase(file, first, act, by, check, context);
    return decided.ok ? ok({ ...decided.value, done: caseIds, refused: [] }) : decided;
  }
  const done: string[] = [];
  const refused: Refused[] = [];
  const decided = inTurn(file, caseIds, (now, caseId) => {
    const one = onCase(now, caseId, act, by, check, context);
    if (one.ok) {
      done.push(caseId);
      return one;
    }
    refused.push({ caseId, refusal: one.error });
    return ok({ after: now, events: [], changes: [] });
  });
  if (!decided.ok) return decided;
  const [why] = refused;
  return done.length === 0 && why !== undefined ? { ok: false, error: why.refusal } : ok({ ...decided.value, done, refused });
}
