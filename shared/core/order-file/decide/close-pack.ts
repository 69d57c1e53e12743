import { isActiveState } from '../../exception-case/exception-case.ts';
import { mayPass } from '../../gate/gate.ts';
import { isActive } from '../../hold/hold.ts';
import { shortConsequences } from '../../pack-check/pack-check.ts';
import type { ClosedShort } from '../../pack-check/pack-task.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { Draft, refuse, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import type { PackEvidence } from '../order-events.ts';
import type { OrderFile } from '../order-file.ts';
import { liftOne, stopClocks } from './case-state.ts';
import { stockIncident } from '../../stock/stock-incident.ts';
import { openOrJoin } from './open-cases.ts';
import { COUNT_PLACE, FROZEN_PLACE } from './settle-place.ts';

/** Why a parcel is put aside; each is a message key `cause.pack.…` of its exception. */
export const SHELVE_CAUSES = ['wrong_item', 'extra_item', 'missing_item', 'weight_off', 'unknown_item', 'not_fit'] as const;
export type ShelveCause = (typeof SHELVE_CAUSES)[number];

export interface MissingUnits extends ClosedShort {
  readonly sku: string;
  readonly lineNo: number;
}

/** Exceptions the pack check itself opened: a right count answers them, and nothing else of the program's. */
export const isOwnCase = ({ kind, cause, state }: OrderFile['cases'][number]): boolean =>
  kind === 'pack_mismatch' && cause.startsWith('pack.') && isActiveState(state);

/** The order as the gate sees it once a right count has answered the pack check's own exceptions. */
export const withoutOwnHolds = (file: OrderFile): OrderFile['holds'] => {
  const own = new Set<string | null>(file.cases.filter(isOwnCase).map(({ id }) => id));
  return file.holds.filter(({ caseId }) => caseId === null || !own.has(caseId));
};

/** A right count answers what an earlier one said was wrong, or a supervisor does. Nothing happens where nothing was said. */
export function answerOwnCases(file: OrderFile, outcome: 'corrected' | 'overridden', context: DecideContext): Result<Decision, Refusal> {
  const draft = new Draft(file, context);
  for (const one of draft.file.cases.filter(isOwnCase)) {
    draft.add({ type: 'case.resolved', data: { caseId: one.id, outcome }, personal: { text: '' } });
    stopClocks(draft, one, 'resolved');
    for (const hold of draft.file.holds.filter((hold) => hold.caseId === one.id && isActive(hold))) liftOne(draft, hold, `resolved.${outcome}`, null);
  }
  return ok(draft.done());
}

/** What a short close sets in motion beside the parcel itself. */
function reportMissing(draft: Draft, missing: readonly MissingUnits[], merchant: string, context: DecideContext): void {
  for (const one of missing) {
    const { stockIncident: isStockIncident, countRequest, freezeLocation, order } = shortConsequences(one.how, one.reason);
    const params = { sku: one.sku, short: one.missing, reason: one.reason };
    const kind = order === 'exception' && !isStockIncident ? ('pack_mismatch' as const) : ('stock_out' as const);
    const code = `pack.short_${order}`;
    const field = `lines.${one.lineNo}.quantity` as const;
    const findingOf = (which: string, severity: 'stop' | 'hint') => ({ kind, code: which, field, span: null, params, severity, suggestions: [] });
    // What the reason asks of whoever looks after the shelf stands until that was looked at, however the exception ends.
    const findings = [
      findingOf(code, 'stop'),
      ...(countRequest ? [findingOf(COUNT_PLACE, 'hint')] : []),
      ...(freezeLocation ? [findingOf(FROZEN_PLACE, 'hint')] : []),
    ];
    openOrJoin(
      draft,
      {
        kind,
        cause: kind === 'pack_mismatch' ? 'pack.missing_item' : code,
        reporter: 'program',
        findings,
        text: '',
        strength: null,
        incident: kind === 'stock_out' ? stockIncident({ merchant, warehouse: draft.file.order.warehouse ?? '', sku: one.sku }) : null,
        // The rest of a split follows in a parcel of its own; this one is right as it is.
        holds: order !== 'split',
      },
      context,
    );
  }
}

/**
 * Closes a parcel whose count agrees: the order is packed, the WMS hears of it, and what was split off is followed up. Comes behind
 * `answerOwnCases`; every other hold keeps the door shut.
 */
export function closePack(file: OrderFile, evidence: PackEvidence, missing: readonly MissingUnits[], context: DecideContext): Result<Decision, Refusal> {
  const draft = new Draft(file, context);
  const { state, carrier, waybill, merchant } = file.order;
  const verdict = mayPass('pack', { state, holds: file.holds, cases: file.cases });
  if (!verdict.pass) return refuse(`gate_${verdict.because}`, { state });
  draft.add({ type: 'order.packChecked', data: evidence, personal: null });
  draft.add({ type: 'order.stateChanged', data: { from: state, to: 'packed' }, personal: null });
  draft.tell('order.pack', { carrier, waybill, weightGrams: evidence.weightGrams });
  reportMissing(draft, missing, merchant, context);
  return ok(draft.done());
}

/** Puts the parcel aside: nothing is packed, and an exception says what is wrong with it. Whoever takes it up again counts from the beginning. */
export function shelvePack(
  file: OrderFile,
  evidence: PackEvidence,
  missing: readonly MissingUnits[],
  cause: ShelveCause | null,
  context: DecideContext,
): Result<Decision, Refusal> {
  const { state, merchant } = file.order;
  if (!mayPass('hold', { state, holds: file.holds }).pass || state === 'cancelled') return refuse('order_gone', { state });
  const draft = new Draft(file, context).add({ type: 'order.packChecked', data: evidence, personal: null });
  reportMissing(draft, missing, merchant, context);
  if (cause !== null) {
    const code = `pack.${cause}`;
    openOrJoin(
      draft,
      {
        kind: 'pack_mismatch',
        cause: code,
        reporter: 'program',
        findings: [{ kind: 'pack_mismatch', code, field: 'carrier', span: null, params: {}, severity: 'stop', suggestions: [] }],
        text: '',
        strength: null,
        incident: null,
      },
      context,
    );
  }
  return ok(draft.done());
}
