import type { Actor } from '../../journal/journal-entry.ts';
import type { ShelveCause } from '../../order-file/decide/close-pack.ts';
import type { Refusal } from '../../order-file/decision.ts';
import type { WeightVerdict } from '../../pack-check/judge-weight.ts';
import { leftOf } from '../../pack-check/pack-task.ts';
import type { KeptScan, RawScan } from '../../ports/scan-journal.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { recordScans, type ScanRefusal } from '../scanning/record-scans.ts';
import { endPacked, endShelved, missingOf, type EndOfCheck } from './end-check.ts';
import { foldWork, type BenchState, type FoldVerdict } from './fold-work.ts';
import { type Bench, type BenchRefusal, openBench, whyNotNow } from './open-bench.ts';
import type { PackDeps } from './pack-deps.ts';
import { understandScan, type BenchMeaning } from './understand-scan.ts';
import { createWeightLessons, judgeParcel } from './weigh-parcel.ts';

export type DeskVerdict =
  | FoldVerdict
  | { readonly kind: 'opened' }
  | { readonly kind: 'no_order'; readonly code: string }
  | { readonly kind: 'cannot_pack'; readonly because: BenchRefusal; readonly orderId: string }
  | { readonly kind: 'weight'; readonly grams: number; readonly judged: WeightVerdict }
  | { readonly kind: 'not_complete'; readonly left: number }
  | { readonly kind: 'closed'; readonly weight: WeightVerdict | null }
  | { readonly kind: 'shelved'; readonly cause: ShelveCause | null }
  | { readonly kind: 'not_closed'; readonly refusal: Refusal };

/** What stands on the bench and what the last scan said. */
export interface DeskView {
  readonly bench: Bench;
  readonly state: BenchState;
  readonly weight: WeightVerdict | null;
}
export interface Scanned {
  readonly verdict: DeskVerdict;
  /** Null where nothing lies on the bench any more. */
  readonly view: DeskView | null;
}

/** A scan as the window sends it; whose work it is, the desk says. */
export type BenchScan = Omit<RawScan, 'work' | 'userId'>;

const nameOf = (verdict: DeskVerdict): { readonly kind: string; readonly trouble: string | null } => {
  if (verdict.kind === 'trouble') return { kind: 'unknown', trouble: verdict.trouble.because };
  if (verdict.kind === 'unknown_code' || verdict.kind === 'no_order') return { kind: verdict.kind, trouble: 'not_known' };
  return { kind: verdict.kind === 'refused' ? `refused.${verdict.because}` : verdict.kind === 'weight' ? 'weighed' : verdict.kind, trouble: null };
};

const CAUSE_OF: Readonly<Record<string, ShelveCause>> = {
  'refused.wrong_item': 'wrong_item',
  'refused.twin_instead': 'wrong_item',
  'refused.too_many': 'extra_item',
  'refused.case_too_large': 'extra_item',
  'refused.expired': 'not_fit',
  'refused.too_short_lived': 'not_fit',
  'refused.serial_twice': 'not_fit',
  'refused.serial_left': 'not_fit',
  unknown_code: 'unknown_item',
};
/** Speak of paper, not of the count: they need no order on the bench. */
const PAPER_COMMANDS = ['print', 'yes', 'no'] as const;
const SAID = (kind: string): boolean => kind.startsWith('refused.') || kind === 'unknown_code' || kind === 'counted' || kind === 'complete';

/** What was wrong when a parcel is put aside; null when it only makes room for another. */
function causeOf(scans: readonly KeptScan[], view: DeskView): ShelveCause | null {
  if (view.weight?.kind === 'look_again') return 'weight_off';
  const last = scans.findLast(({ verdict }) => verdict !== null && SAID(verdict.kind))?.verdict?.kind ?? '';
  return CAUSE_OF[last] ?? null;
}

export function createPackDesk(deps: PackDeps) {
  const learn = createWeightLessons(deps);
  /** Verdicts not yet written beside their scans: the next commit takes them along, and without them a count is only made again. */
  let unsaid: { readonly place: number; readonly verdict: DeskVerdict }[] = [];
  const saySome = (): void => {
    const all = unsaid;
    unsaid = [];
    for (const { place, verdict } of all) deps.scans.judge(place, nameOf(verdict));
  };
  const flush = (): void => {
    if (unsaid.length > 0) deps.unitOfWork.run(saySome);
  };

  const viewOf = (bench: Bench, state: BenchState): DeskView => ({
    bench,
    state,
    weight: state.weightGrams === null || state.packed.length === 0 ? null : judgeParcel(bench, state, state.weightGrams, deps),
  });

  /** Which order a scan is about. */
  function targetOf(open: Bench | null, meaning: BenchMeaning): { readonly bench: Bench | null; readonly verdict: DeskVerdict | null } {
    const named = meaning.kind === 'order' || meaning.kind === 'waybill' || meaning.kind === 'tote' ? meaning.orderId : null;
    if (open !== null && (named === null || named === open.file.order.id)) return { bench: open, verdict: null };
    if (open !== null && foldWork(open, deps.scans.ofWork(open.work), deps).state.packed.length > 0 && whyNotNow(open) === undefined) {
      return { bench: open, verdict: null };
    }
    // The label is printed when the parcel is closed: then nothing lies here any more.
    const ofPaper = meaning.kind === 'command' ? PAPER_COMMANDS.find((one) => one === meaning.command.kind) : undefined;
    if (open === null && ofPaper !== undefined) return { bench: null, verdict: { kind: 'command', command: ofPaper } };
    if (open === null && meaning.kind === 'empty_tote') return { bench: null, verdict: { kind: 'empty_tote', label: meaning.label } };
    const orderId = named ?? (meaning.kind === 'item' ? firstWith(meaning.item.barcode) : null);
    const bench = orderId === null ? null : openBench(orderId, deps);
    if (bench === null) return { bench: null, verdict: { kind: 'no_order', code: meaning.kind === 'item' ? meaning.item.barcode : '' } };
    const because = whyNotNow(bench);
    if (because !== undefined) return { bench: null, verdict: { kind: 'cannot_pack', because, orderId: bench.file.order.id } };
    return { bench, verdict: meaning.kind === 'item' ? null : { kind: 'opened' } };
  }

  /** The most urgent order that waits for this product. */
  function firstWith(barcode: string): string | null {
    for (const merchant of deps.merchants()) {
      const product = deps.catalogue().bySku(merchant, barcode) ?? deps.catalogue().byBarcode(merchant, barcode)[0];
      const sku = deps.packs.meaningOf(merchant, barcode)?.sku ?? product?.sku;
      const found = sku === undefined ? [] : deps.parcels.waitingWith(merchant, sku, 20);
      const fits = found.find((orderId) => {
        const bench = openBench(orderId, deps);
        return bench !== null && whyNotNow(bench) === undefined;
      });
      if (fits !== undefined) return fits;
    }
    return null;
  }

  function close(view: DeskView, how: EndOfCheck, actor: Actor): Scanned {
    const { bench, state, weight } = view;
    const left = leftOf(bench.task, state);
    if (left > 0) return { verdict: { kind: 'not_complete', left }, view };
    if (weight?.kind === 'look_again' && how.override === null) return { verdict: { kind: 'weight', grams: state.weightGrams ?? 0, judged: weight }, view };
    const stays = missingOf(bench, state).some(({ how: closed }) => closed !== 'split') || state.packed.length === 0;
    const ended = stays ? endShelved(bench, state, null, how, actor, deps) : endPacked(bench, state, how, actor, deps);
    if (!ended.ok) return { verdict: { kind: 'not_closed', refusal: ended.error }, view: null };
    flush();
    if (!stays) learn(bench.file.order.merchant);
    return { verdict: stays ? { kind: 'shelved', cause: null } : { kind: 'closed', weight }, view: null };
  }

  /** What follows from a scan beside the count. */
  function follow(view: DeskView, verdict: FoldVerdict, scans: readonly KeptScan[], by: string, actor: Actor): Scanned {
    const how: EndOfCheck = { by, override: null, expectedGrams: view.weight !== null && view.weight.kind !== 'unknown' ? view.weight.expectedGrams : null };
    if (verdict.kind === 'weighed' && view.weight !== null) {
      // A right weight closes the parcel: nothing is confirmed by hand.
      if (view.weight.kind !== 'look_again' && leftOf(view.bench.task, view.state) === 0) return close(view, how, actor);
      return { verdict: { kind: 'weight', grams: verdict.grams, judged: view.weight }, view };
    }
    if (verdict.kind === 'short_closed' && verdict.left === 0 && view.state.closedShort.some(({ how: closed }) => closed !== 'split')) {
      return close(view, how, actor);
    }
    if (verdict.kind !== 'command') return { verdict, view };
    if (verdict.command === 'close') return close(view, how, actor);
    if (verdict.command !== 'park') return { verdict, view };
    const cause = causeOf(scans, view);
    if (cause === null) return { verdict: { kind: 'shelved', cause }, view: null };
    const ended = endShelved(view.bench, view.state, cause, how, actor, deps);
    return ended.ok ? { verdict: { kind: 'shelved', cause }, view: null } : { verdict: { kind: 'not_closed', refusal: ended.error }, view };
  }

  /** Keeps the scan, on disk before anything follows from it, and says what it means. `open`: the order on this bench. */
  function scan(raw: BenchScan, open: string | null, by: string, actor: Actor): Result<Scanned, ScanRefusal> {
    const before = open === null ? null : openBench(open, deps);
    // Sent again because its answer was lost: it has its place, and maybe its verdict.
    const isAgain = deps.scans.next(raw.line) > raw.no;
    const meaning = understandScan(raw.text, before, deps);
    const target = targetOf(before, meaning);
    // The scan that opens an order is of no work yet; the first item that does is the first of its count.
    const work = target.bench !== null && target.verdict === null ? target.bench.work : '';
    const kept = recordScans({ ...deps, scans: { ...deps.scans, append: (scans, at) => (saySome(), deps.scans.append(scans, at)) } }, [
      { ...raw, work, userId: by },
    ]);
    if (!kept.ok) return kept;
    const [place = 0] = kept.value;
    const scanned = judge(target, place, by, actor);
    if (!isAgain) unsaid.push({ place, verdict: scanned.verdict });
    return ok(scanned);
  }

  function judge(target: { readonly bench: Bench | null; readonly verdict: DeskVerdict | null }, place: number, by: string, actor: Actor): Scanned {
    const { bench } = target;
    if (bench === null) return { verdict: target.verdict ?? { kind: 'no_order', code: '' }, view: null };
    const because = whyNotNow(bench);
    if (because !== undefined) return { verdict: { kind: 'cannot_pack', because, orderId: bench.file.order.id }, view: null };
    const scans = deps.scans.ofWork(bench.work).filter((one) => one.place <= place || target.verdict !== null);
    const { state, verdict } = foldWork(bench, scans, deps);
    const view = viewOf(bench, state);
    if (target.verdict !== null || verdict === null) return { verdict: target.verdict ?? { kind: 'opened' }, view };
    if (verdict.kind === 'refused' && verdict.insteadOf !== null && verdict.sku !== null) {
      const { sku, insteadOf } = verdict;
      const { merchant } = bench.file.order;
      deps.unitOfWork.run(() => deps.packs.mixedUp(merchant, sku, insteadOf, deps.clock.now()));
    }
    return follow(view, verdict, scans, by, actor);
  }

  /** The bench as the journal of scans tells it: after a reload, or for a second window. */
  function show(orderId: string): DeskView | null {
    const bench = openBench(orderId, deps);
    if (bench === null || whyNotNow(bench) !== undefined) return null;
    return viewOf(bench, foldWork(bench, deps.scans.ofWork(bench.work), deps).state);
  }

  /** Closes although something is not as it should be; a supervisor's word, with the reason. */
  function override(orderId: string, reason: string, approver: string, by: string, actor: Actor): Scanned | null {
    const view = show(orderId);
    if (view === null) return null;
    const expectedGrams = view.weight !== null && view.weight.kind !== 'unknown' ? view.weight.expectedGrams : null;
    return close(view, { by, expectedGrams, override: { by: approver, reason } }, actor);
  }

  return { scan, show, override, flush };
}
export type PackDesk = ReturnType<typeof createPackDesk>;
