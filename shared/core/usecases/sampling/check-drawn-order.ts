import { mayPass } from '../../gate/gate.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import { openOrJoin } from '../../order-file/decide/open-cases.ts';
import { Draft, type DecideContext, type Decision, refuse, type Refusal } from '../../order-file/decision.ts';
import type { PhotoRef } from '../../order-file/order-events.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import type { FieldPath, OrderId } from '../../order/order.ts';
import type { DrawnLot } from '../../ports/spot-lots.ts';
import { afterJudged } from '../../sampling/kept-switching.ts';
import { type DayVerdict, exceptionsFor, isOfKind, judgeDay, type SpotPoint } from '../../sampling/spot-check.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { note, type SpotDeps } from './spot-deps.ts';

export interface CheckedOrder {
  readonly lot: string;
  readonly orderId: string;
  readonly faults: readonly SpotPoint[];
  readonly note: string;
  readonly photos: readonly PhotoRef[];
  /** Nobody could look at it, for this reason. */
  readonly skipped: boolean;
}

const fieldOf = (point: SpotPoint, { order }: OrderFile): FieldPath => {
  const lineNo = order.lines.find(({ kind }) => kind === 'goods')?.lineNo ?? 1;
  if (point === 'address') return 'recipient.detail';
  return point === 'sku' ? `lines.${lineNo}.sku` : point === 'quantity' ? `lines.${lineNo}.quantity` : 'carrier';
};

/** The exceptions of a check, one of each kind with its hold where the parcel is still here, and with what was seen. */
function decideFindings(
  file: OrderFile,
  { faults, note: text, photos }: CheckedOrder,
  context: DecideContext,
): Decision & { readonly caseIds: readonly string[] } {
  const draft = new Draft(file, context);
  const { state } = file.order;
  const isHere = state !== 'cancelled' && mayPass('hold', { state, holds: file.holds }).pass;
  const caseIds = exceptionsFor(faults).map((kind) => {
    const points = faults.filter((point) => isOfKind(point, kind));
    const findings = points.map((point) => ({
      kind,
      code: `raised.spotCheck.${point}`,
      field: fieldOf(point, file),
      span: null,
      params: {},
      severity: 'stop' as const,
      suggestions: [],
    }));
    const cause = findings[0]?.code ?? '';
    return openOrJoin(draft, { kind, cause, reporter: 'colleague', text, strength: null, incident: null, findings, holds: isHere }, context).caseId;
  });
  for (const [at, caseId] of caseIds.entries()) {
    if (at === 0 && photos.length > 0) draft.add({ type: 'case.photographed', data: { caseId, photos }, personal: { text } });
    else if (text !== '') draft.add({ type: 'case.noted', data: { caseId }, personal: { text } });
  }
  return { ...draft.done(), caseIds };
}

/** Who packed it last, empty while nobody did. */
const packerOf = (orderId: string, { journal }: Pick<SpotDeps, 'journal'>): string => {
  const packed = journal
    .ofOrder(orderId as OrderId)
    .findLast(({ type, data }) => type === 'order.stateChanged' && data['to'] === 'packed' && data['from'] !== 'manifested');
  return packed?.actor.kind === 'person' ? packed.actor.userId : '';
};

/** Judges the lot as far as it was looked at, inside a unit of work; a verdict is given once. */
function judge(lot: DrawnLot, at: number, actor: Actor, deps: SpotDeps): DayVerdict {
  const items = deps.lots.items(lot.lot);
  const counted = new Set(items.flatMap(({ orderId, extra }) => (extra ? [] : [orderId])));
  const results = items.filter(({ state }) => state !== 'open').map((item) => ({ ...item, skipped: item.state === 'skipped' }));
  const verdict = judgeDay(lot.ac, counted, results);
  if (verdict.kind === 'open' || lot.verdict !== null) return verdict;
  note(deps, 'spot.judged', { lot: lot.lot, verdict: verdict.kind, checked: verdict.checked, faulty: verdict.faulty }, at, actor);
  deps.lots.judge(lot.lot, verdict.kind, at);
  deps.lots.keepSwitching(afterJudged(deps.lots.switching(), lot.plan, { letter: lot.letter, faulty: verdict.faulty, severity: lot.severity }));
  return verdict;
}

export interface CheckOutcome {
  readonly caseIds: readonly string[];
  readonly verdict: DayVerdict;
}

/** What was seen at one drawn order: exceptions, holds, journal, the lot's own account and its verdict commit together. */
export function checkDrawnOrder(checked: CheckedOrder, actor: Actor, deps: SpotDeps): Result<CheckOutcome, Refusal> {
  const { lots, recorder } = deps;
  let queued = 0;
  const done = deps.unitOfWork.run((): Result<CheckOutcome, Refusal> => {
    const lot = lots.find(checked.lot);
    const item = lots.item(checked.lot, checked.orderId);
    const file = deps.orderFiles.load(checked.orderId);
    if (lot === null || item === null || file === null) return refuse('spot_not_drawn');
    if (item.state !== 'open') return refuse('spot_checked_already');
    const context = recorder.contextOf(actor);
    const packer = packerOf(checked.orderId, deps) || item.packer;
    if (packer !== '' && packer === context.by) return refuse('spot_own_parcel');
    const faults = checked.skipped ? [] : checked.faults;
    const decided = faults.length === 0 ? null : decideFindings(file, checked, context);
    if (decided !== null) {
      recorder.write(file, decided, actor, context.nowAt, deps.ids.next());
      deps.photos.link(checked.photos, checked.orderId, context.nowAt);
      queued = decided.changes.length;
    }
    const { orderId } = checked;
    const said = checked.note === '' ? null : { text: checked.note };
    note(deps, 'spot.checked', { lot: lot.lot, orderId, stratum: item.stratum, faults, skipped: checked.skipped, packer }, context.nowAt, actor, said);
    const state = checked.skipped ? 'skipped' : faults.length > 0 ? 'faulty' : 'clean';
    lots.check(lot.lot, { orderId, state, faults, packer, by: context.by, at: context.nowAt });
    return ok({ caseIds: decided?.caseIds ?? [], verdict: judge(lot, context.nowAt, actor, deps) });
  });
  if (done.ok && done.value.caseIds.length > 0) deps.onRecorded({ orderIds: [checked.orderId as OrderId], queued });
  return done;
}
