import { barcodeToGtin14 } from '../../barcode/check-barcode.ts';
import { closeShort, packScan } from '../../pack-check/pack-check.ts';
import { leftOf, type PackState, type PackTask, type PackVerdict, UNPACKED } from '../../pack-check/pack-task.ts';
import type { KeptScan } from '../../ports/scan-journal.ts';
import type { ScanTrouble } from '../../scanning/explain-unknown.ts';
import { factsAlone } from '../../scanning/classify-scan.ts';
import type { Bench } from './open-bench.ts';
import type { PackDeps } from './pack-deps.ts';
import { type BenchMeaning, strangerOf, understandScan } from './understand-scan.ts';

/** The count and what else was said about the parcel. */
export interface BenchState extends PackState {
  readonly weightGrams: number | null;
}
const EMPTY: BenchState = { ...UNPACKED, weightGrams: null };

export type FoldVerdict =
  | PackVerdict
  | { readonly kind: 'trouble'; readonly trouble: ScanTrouble }
  | { readonly kind: 'short_closed'; readonly left: number }
  | { readonly kind: 'nothing_short' }
  /** The label of a tote that no order lies in. */
  | { readonly kind: 'empty_tote'; readonly label: string }
  | { readonly kind: 'weighed'; readonly grams: number }
  /** Asks for something that is no part of the count: closing, a supervisor, the shelf. */
  | { readonly kind: 'command'; readonly command: 'close' | 'call' | 'weigh' | 'park' | 'photo' | 'film' | 'print' | 'yes' | 'no' | 'short' | 'cage' };

interface Stepped {
  readonly state: BenchState;
  readonly verdict: FoldVerdict;
}
export interface Folded {
  readonly state: BenchState;
  /** Of the last scan; null where there is none, or where it was judged before and counts nothing. */
  readonly verdict: FoldVerdict | null;
}

/** Scans that changed nothing then change nothing now, whatever was learned since: a code nobody knew is not counted afterwards. */
const COUNTS: ReadonlySet<string> = new Set(['counted', 'complete', 'look_again', 'undone', 'short_closed', 'weighed']);

/** Said beside the count: a picture taken or a look at what is left does not take a question away. */
const ASIDE: ReadonlySet<string> = new Set(['command', 'not_complete', 'nothing_short']);

const withPack = (state: BenchState, pack: PackState): BenchState => ({ ...pack, weightGrams: state.weightGrams });

function isOfOrder(task: PackTask, barcode: string): boolean {
  const gtin = barcodeToGtin14(barcode);
  return task.codes.has(barcode) || (gtin !== null && task.codes.has(gtin));
}

/** A code of none of the order's goods is looked up, so that the desk can say which goods it is. */
function knowing(task: PackTask, barcode: string, bench: Bench, deps: PackDeps): PackTask {
  if (isOfOrder(task, barcode)) return task;
  const stranger = strangerOf(barcode, bench, deps);
  return stranger === undefined ? task : { ...task, codes: new Map([...task.codes, [barcode, { parts: [stranger] }]]) };
}

/**
 * The text of a scan that answers a question about the unit in hand; null where it is something the desk knows by name. A serial may look like a barcode,
 * a waybill or a torn code: while one is waited for, only names that are known here are anything else.
 */
function saidOfUnit(meaning: BenchMeaning, text: string, bench: Bench, deps: PackDeps): string | null {
  switch (meaning.kind) {
    case 'unknown':
      return meaning.trouble.because === 'glued' || meaning.trouble.because === 'several' ? null : meaning.text;
    case 'foreign_waybill':
      return meaning.number;
    case 'item': {
      const { barcode, article, ...facts } = meaning.item;
      const isKnown = knowing(bench.task, barcode, bench, deps) !== bench.task || isOfOrder(bench.task, barcode);
      // Shaped like a number of the house, but of no goods here: a serial may be.
      if (!isKnown && article !== undefined) return text.trim();
      return isKnown || Object.keys(facts).length > 0 ? null : barcode;
    }
    case 'command':
      return meaning.command.kind === 'answer' ? meaning.command.text : null;
    case 'order':
    case 'waybill':
    case 'tote':
    case 'empty_tote':
      return null;
  }
}

function step(state: BenchState, scan: KeptScan, bench: Bench, deps: PackDeps): Stepped {
  const { task } = bench;
  const scanId = String(scan.place);
  const count = (input: Parameters<typeof packScan>[2], with_: PackTask = task): Stepped => {
    const { state: pack, verdict } = packScan(with_, state, input);
    // What changes the parcel makes its weight a thing of the past.
    const changed = pack.packed.length !== state.packed.length;
    return { state: { ...withPack(state, pack), ...(changed && { weightGrams: null }) }, verdict };
  };
  const meaning = understandScan(scan.text, bench, deps);
  if (state.pending?.kind === 'fact') {
    const said = saidOfUnit(meaning, scan.text, bench, deps);
    if (said !== null) return count({ kind: 'text', scanId, text: said, facts: meaning.kind === 'command' ? {} : factsAlone(scan.text) });
  }
  switch (meaning.kind) {
    case 'item':
      return count({ kind: 'item', scanId, item: meaning.item }, knowing(task, meaning.item.barcode, bench, deps));
    case 'order':
    case 'waybill':
    case 'tote':
      return count({ kind: 'order', scanId, orderId: meaning.orderId });
    case 'empty_tote':
      return { state: { ...state, pending: null }, verdict: { kind: 'empty_tote', label: meaning.label } };
    case 'unknown':
      if (meaning.trouble.because === 'not_known')
        return { state: { ...state, pending: null }, verdict: { kind: 'unknown_code', code: meaning.text, caseOf: null } };
      return { state: { ...state, pending: null }, verdict: { kind: 'trouble', trouble: meaning.trouble } };
    case 'foreign_waybill':
      return { state: { ...state, pending: null }, verdict: { kind: 'refused', because: 'other_order', sku: null, insteadOf: null } };
    case 'command':
      break;
  }
  const { command } = meaning;
  switch (command.kind) {
    case 'undo':
      return count({ kind: 'undo' });
    case 'answer':
      return count({ kind: 'text', scanId, text: command.text });
    case 'weight':
      return { state: { ...state, weightGrams: command.grams }, verdict: { kind: 'weighed', grams: command.grams } };
    case 'close_short': {
      const pack = closeShort(task, state, command.lineId, command.how, command.reason);
      if (pack === null) return { state, verdict: { kind: 'nothing_short' } };
      return { state: { ...withPack(state, pack), weightGrams: null }, verdict: { kind: 'short_closed', left: leftOf(task, pack) } };
    }
    default:
      return { state, verdict: { kind: 'command', command: command.kind } };
  }
}

/** All scans of a piece of work, from the first: the count, and what the last of them said. */
export function foldWork(bench: Bench, scans: readonly KeptScan[], deps: PackDeps): Folded {
  let folded: Folded = { state: EMPTY, verdict: null };
  for (const scan of scans) {
    const kept: string | null = scan.verdict?.kind ?? null;
    if (kept === null || COUNTS.has(kept)) folded = step(folded.state, scan, bench, deps);
    else folded = { state: ASIDE.has(kept) ? folded.state : { ...folded.state, pending: null }, verdict: null };
  }
  return folded;
}
