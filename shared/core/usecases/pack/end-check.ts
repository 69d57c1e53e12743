import type { Actor } from '../../journal/journal-entry.ts';
import { answerOwnCases, closePack, type MissingUnits, shelvePack, type ShelveCause } from '../../order-file/decide/close-pack.ts';
import { label } from '../../order-file/decide/label.ts';
import { Draft, type DecideContext, type Decision, type Refusal } from '../../order-file/decision.ts';
import type { PackEvidence } from '../../order-file/order-events.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import type { PackedGoods } from '../../ports/pack-store.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Decide } from '../cases/record-decision.ts';
import type { BenchState } from './fold-work.ts';
import type { Bench } from './open-bench.ts';
import type { PackDeps } from './pack-deps.ts';
import { itemsOf, ONLY_PACKAGING } from './weigh-parcel.ts';

export interface EndOfCheck {
  readonly expectedGrams: number | null;
  readonly override: { readonly by: string; readonly reason: string } | null;
  readonly by: string;
}

/** Units with the same lot, expiry, serial and labelled weight as one row. */
function goodsOf(state: BenchState): readonly PackedGoods[] {
  const rows = new Map<string, PackedGoods>();
  for (const { sku, lot, expires, serial, grams } of state.packed) {
    const key = JSON.stringify([sku, lot, expires, serial, grams]);
    const there = rows.get(key);
    const row = { sku, units: 1, lot, expires, serial, ...(grams !== undefined && { grams }) };
    rows.set(key, there === undefined ? row : { ...there, units: there.units + 1 });
  }
  return [...rows.values()];
}

export const missingOf = ({ task }: Bench, state: BenchState): readonly MissingUnits[] =>
  state.closedShort.flatMap((short) => {
    const line = task.lines.find(({ lineId }) => lineId === short.lineId);
    return line === undefined ? [] : [{ ...short, sku: line.sku, lineNo: Number.parseInt(line.lineId, 10) }];
  });

function evidenceOf(bench: Bench, state: BenchState, outcome: PackEvidence['outcome'], { expectedGrams, override }: EndOfCheck): PackEvidence {
  const weights = state.packed.flatMap(({ sku, grams }) => (grams === undefined ? [] : [[sku, grams] as const]));
  return {
    outcome,
    work: bench.work,
    units: itemsOf(state).map(({ sku, units }) => [sku, units] as const),
    missing: missingOf(bench, state).map(({ sku, missing, how, reason }) => [sku, missing, how, reason] as const),
    lots: goodsOf(state).flatMap(({ sku, lot, expires, serial }) =>
      lot === null && expires === null && serial === null ? [] : [[sku, lot ?? '', expires ?? '', serial ?? ''] as const],
    ),
    ...(weights.length > 0 && { weights }),
    weightGrams: state.weightGrams,
    expectedGrams,
    override,
  };
}

/**
 * Ends a check in one durable commit: what an earlier check said is answered, the label where the parcel gets it only now, the decision itself, and what
 * packing leaves behind. Each step sees the order as it is at that moment, not as it was at the last scan.
 */
function end(
  bench: Bench,
  state: BenchState,
  outcome: PackEvidence['outcome'],
  how: EndOfCheck,
  decides: readonly Decide<Decision>[],
  actor: Actor,
  deps: PackDeps,
) {
  const { id, merchant } = bench.file.order;
  return deps.recorder.onSteps(
    actor,
    decides.map((decide) => ({ orderId: id, decide })),
    (nowAt) =>
      deps.packs.record({
        orderId: id,
        round: bench.round,
        outcome,
        work: bench.work,
        merchant,
        packaging: ONLY_PACKAGING,
        weightGrams: state.weightGrams,
        // Pieces that were weighed one by one differ by their nature: they would teach that the goods vary.
        teaches: outcome === 'packed' && how.override === null && state.weightGrams !== null && state.packed.every(({ grams }) => grams === undefined),
        closedAt: nowAt,
        closedBy: how.by,
        units: goodsOf(state),
      }),
  );
}

const NOTHING = (file: OrderFile, context: DecideContext): Result<Decision, Refusal> => ok(new Draft(file, context).done());

export function endPacked(bench: Bench, state: BenchState, how: EndOfCheck, actor: Actor, deps: PackDeps): Result<{ readonly seq: number }, Refusal> {
  const evidence = evidenceOf(bench, state, 'packed', how);
  const steps: readonly Decide<Decision>[] = [
    (file, context) => answerOwnCases(file, how.override === null ? 'corrected' : 'overridden', context),
    (file, context) => (file.order.state === 'allocated' ? label(file, file.order.carrier, file.order.waybill, context) : NOTHING(file, context)),
    (file, context) => closePack(file, evidence, missingOf(bench, state), context),
  ];
  return end(bench, state, 'packed', how, steps, actor, deps);
}

export function endShelved(
  bench: Bench,
  state: BenchState,
  cause: ShelveCause | null,
  how: EndOfCheck,
  actor: Actor,
  deps: PackDeps,
): Result<{ readonly seq: number }, Refusal> {
  const evidence = evidenceOf(bench, state, 'shelved', how);
  return end(bench, state, 'shelved', how, [(file, context) => shelvePack(file, evidence, missingOf(bench, state), cause, context)], actor, deps);
}
