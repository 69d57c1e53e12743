import { barcodeToGtin14 } from '../barcode/check-barcode.ts';
import { gtinLevel } from '../barcode/gtin-levels.ts';
import type { ItemFacts } from '../scanning/classify-scan.ts';
import { daysLeft, readPrintedDate } from './expiry.ts';
import {
  type AskedFact,
  type ClosedShort,
  leftOf,
  neededOf,
  type CodeMeaning,
  type PackedUnit,
  type PackLine,
  type PackRefusal,
  type PackState,
  type PackStep,
  type PackTask,
  type PackVerdict,
  type ShortClose,
  type ShortReason,
} from './pack-task.ts';

/**
 * Counting units down. A fold over what was scanned: the same scans give the same state again, so a count may be on the screen before it is in the
 * tables, as long as the scan itself is on disk.
 *
 * Every scan has exactly one verdict, and only `counted` and `complete` count anything: all units a code stands for, or none.
 */
export type PackInput =
  | { readonly kind: 'item'; readonly scanId: string; readonly item: ItemFacts }
  /** A code nobody knows; where a fact of the unit in hand is waited for, it is that. `facts`: what a code says that carries no product. */
  | { readonly kind: 'text'; readonly scanId: string; readonly text: string; readonly facts?: Omit<ItemFacts, 'barcode'> }
  | { readonly kind: 'order'; readonly scanId: string; readonly orderId: string }
  | { readonly kind: 'undo' };

const refused = (state: PackState, because: PackRefusal, sku: string | null, insteadOf: string | null = null): PackStep => ({
  state: { ...state, pending: null },
  verdict: { kind: 'refused', because, sku, insteadOf },
});

/** Says which serial it was: a supervisor can let one go again that came back. */
const leftBefore = (state: PackState, sku: string, serial: string): PackStep => ({
  state: { ...state, pending: null },
  verdict: { kind: 'refused', because: 'serial_left', sku, insteadOf: null, serial },
});

const meaningOf = (task: PackTask, { barcode }: ItemFacts): CodeMeaning | undefined => {
  const gtin = barcodeToGtin14(barcode);
  return task.codes.get(barcode) ?? (gtin === null ? undefined : task.codes.get(gtin));
};

/** A case counted as one unit is a short parcel: when only the unit inside is known, that is said instead. */
function caseOf(task: PackTask, barcode: string): string | null {
  const level = gtinLevel(barcode);
  return level === null || level.level === 'unit' ? null : (task.codes.get(level.unit)?.parts[0]?.sku ?? null);
}

/** The lines these units go to, open lines first in the order's own order; undefined when there is no room for all. */
function place(task: PackTask, state: PackState, sku: string, units: number): readonly PackLine[] | undefined {
  const lines: PackLine[] = [];
  for (const line of task.lines) {
    if (line.sku !== sku) continue;
    for (let open = neededOf(line, state); open > 0 && lines.length < units; open -= 1) lines.push(line);
  }
  return lines.length === units ? lines : undefined;
}

/** Why goods of this SKU cannot go, whatever the line: not ordered, all there already, or a case that holds more than is still needed. */
function whyNot(task: PackTask, state: PackState, sku: string, units: number): PackStep {
  const ordered = task.lines.filter((line) => line.sku === sku);
  if (ordered.length === 0) {
    const twin = task.lines.find((line) => line.twinSkus.includes(sku) && neededOf(line, state) > 0);
    return twin === undefined ? refused(state, 'wrong_item', sku) : refused(state, 'twin_instead', sku, twin.sku);
  }
  const open = ordered.reduce((sum, line) => sum + neededOf(line, state), 0);
  return refused(state, open > 0 && units > 1 ? 'case_too_large' : 'too_many', sku);
}

function unfit(task: PackTask, state: PackState, line: PackLine, { expires, serial }: ItemFacts): PackRefusal | undefined {
  if (expires !== undefined) {
    const left = daysLeft(expires, task.today);
    if (left < 0) return 'expired';
    if (line.needs.leastDays !== null && left < line.needs.leastDays) return 'too_short_lived';
  }
  if (serial === undefined) return undefined;
  const here = state.packed.some((unit) => unit.sku === line.sku && unit.serial?.toLowerCase() === serial.toLowerCase());
  if (here) return 'serial_twice';
  return task.hasLeft(line.sku, serial) ? 'serial_left' : undefined;
}

/** What this line's unit still has to be asked, one after the other. A life that was promised asks for the day as well. */
function missingFact({ needs }: PackLine, item: ItemFacts): AskedFact | undefined {
  if ((needs.bestBefore || needs.leastDays !== null) && item.expires === undefined) return 'date';
  if (needs.lot && item.lot === undefined) return 'lot';
  return needs.serial && item.serial === undefined ? 'serial' : undefined;
}

const NO_FACTS: ItemFacts = { barcode: '' };
/** One answer cannot speak for several units: a serial for none but its own, lot and day for none of another product. */
const isForEachAlone = (lines: readonly PackLine[]): boolean =>
  lines.length > 1 && lines.some((line) => line.needs.serial || (lines.some(({ sku }) => sku !== line.sku) && missingFact(line, NO_FACTS) !== undefined));

const isSameCode = (one: string, other: string): boolean => one === other || (barcodeToGtin14(one) ?? one) === (barcodeToGtin14(other) ?? other);

function count(task: PackTask, state: PackState, lines: readonly PackLine[], scanId: string, item: ItemFacts): PackStep {
  const units = lines.map((line): PackedUnit => ({
    lineId: line.lineId,
    sku: line.sku,
    scanId,
    lot: item.lot ?? null,
    expires: item.expires ?? null,
    serial: item.serial ?? null,
    // A label speaks of one piece; where it stands for several, none of them has a weight of its own.
    ...(item.grams !== undefined && lines.length === 1 && { grams: item.grams }),
  }));
  const next: PackState = { ...state, packed: [...state.packed, ...units], pending: null };
  const left = leftOf(task, next);
  const verdict: PackVerdict = left === 0 ? { kind: 'complete', units } : { kind: 'counted', units, left };
  return { state: next, verdict };
}

function scanItem(task: PackTask, state: PackState, scanId: string, item: ItemFacts): PackStep {
  const meaning = meaningOf(task, item);
  if (meaning === undefined) {
    const article = item.article === undefined ? {} : { article: item.article };
    return { state: { ...state, pending: null }, verdict: { kind: 'unknown_code', code: item.barcode, caseOf: caseOf(task, item.barcode), ...article } };
  }
  // A code that says how many it stands for speaks of a case of single units.
  const parts = new Map<string, number>();
  for (const { sku, units } of meaning.parts) parts.set(sku, (parts.get(sku) ?? 0) + units * (item.count ?? 1));
  const lines: PackLine[] = [];
  for (const [sku, units] of parts) {
    const found = place(task, state, sku, units);
    if (found === undefined) return whyNot(task, state, sku, units);
    lines.push(...found);
  }
  const [first] = lines;
  if (first === undefined) return { state: { ...state, pending: null }, verdict: { kind: 'unknown_code', code: item.barcode, caseOf: null } };
  if (isForEachAlone(lines)) return refused(state, 'one_by_one', first.sku);
  const { pending } = state;
  // A second code of the same unit says what the first one did not; the bare code once more may be another unit, and is asked anew.
  const isSame = pending !== null && isSameCode(pending.item.barcode, item.barcode);
  const known = isSame && (pending.kind === 'twin' || Object.keys(item).length > 1) ? { ...pending.item, ...item } : item;
  for (const line of lines) {
    const because = unfit(task, state, line, known);
    if (because === 'serial_left') return leftBefore(state, line.sku, known.serial ?? '');
    if (because !== undefined) return refused(state, because, line.sku);
  }
  const again = isSame && pending.kind === 'twin';
  const strangers = first.twinSkus.filter((twin) => !task.lines.some((line) => line.sku === twin));
  if (strangers.length > 0 && !state.lookedAt.includes(first.lineId) && !again) {
    return ask(state, { kind: 'twin', item: known, sku: first.sku, twinSkus: strangers }, 'twin');
  }
  const looked = again ? { ...state, lookedAt: [...state.lookedAt, first.lineId] } : state;
  const asks = missingFact(first, known);
  if (asks !== undefined) return ask(looked, { kind: 'fact', asks, item: known, sku: first.sku }, `${asks}_missing`);
  return count(task, looked, lines, scanId, known);
}

const ask = (
  state: PackState,
  pending: NonNullable<PackState['pending']>,
  because: Extract<PackVerdict, { readonly kind: 'look_again' }>['because'],
): PackStep => ({
  state: { ...state, pending },
  verdict: { kind: 'look_again', because, sku: pending.sku },
});

/** Longer than any lot or serial; whoever typed it meant something else. */
const LONGEST_FACT = 60;

/** What was asked for, scanned from another code of the unit or typed. A day nobody can read is asked for again. */
function answerFact(task: PackTask, state: PackState, { scanId, text, facts = {} }: Extract<PackInput, { readonly kind: 'text' }>): PackStep {
  const { pending } = state;
  if (pending?.kind !== 'fact') return { state: { ...state, pending: null }, verdict: { kind: 'unknown_code', code: text, caseOf: null } };
  const { asks, item } = pending;
  if (Object.keys(facts).length > 0) return scanItem(task, state, scanId, { ...item, ...facts });
  const said = text.trim();
  if (said === '' || said.length > LONGEST_FACT) return ask(state, pending, `${asks}_missing`);
  if (asks !== 'date') return scanItem(task, state, scanId, { ...item, [asks]: said });
  const expires = readPrintedDate(said);
  return expires === null ? ask(state, pending, 'date_unread') : scanItem(task, state, scanId, { ...item, expires });
}

function undo(state: PackState): PackStep {
  const last = state.packed.at(-1);
  if (state.pending !== null) return { state: { ...state, pending: null }, verdict: { kind: 'undone', units: [] } };
  if (last === undefined) return { state, verdict: { kind: 'nothing_to_undo' } };
  const units = state.packed.filter(({ scanId }) => scanId === last.scanId);
  return { state: { ...state, packed: state.packed.filter(({ scanId }) => scanId !== last.scanId) }, verdict: { kind: 'undone', units } };
}

export function packScan(task: PackTask, state: PackState, input: PackInput): PackStep {
  switch (input.kind) {
    case 'item':
      return scanItem(task, state, input.scanId, input.item);
    case 'text':
      return answerFact(task, state, input);
    case 'order':
      return input.orderId === task.orderId
        ? { state, verdict: leftOf(task, state) === 0 ? { kind: 'complete', units: [] } : { kind: 'counted', units: [], left: leftOf(task, state) } }
        : refused(state, 'other_order', null);
    case 'undo':
      return undo(state);
  }
}

/** All scans again from the beginning: what the state is after them. */
export const refold = (task: PackTask, inputs: readonly PackInput[], from: PackState): PackState =>
  inputs.reduce((state, input) => packScan(task, state, input).state, from);

/** What a short close sets in motion, whoever closes it. */
export interface ShortConsequences {
  /** What becomes of the missing units: a second parcel, the whole order waits, or somebody decides. */
  readonly order: ShortClose;
  readonly stockIncident: boolean;
  readonly countRequest: boolean;
  readonly freezeLocation: boolean;
}

export const shortConsequences = (how: ShortClose, reason: ShortReason): ShortConsequences => ({
  order: how,
  stockIncident: reason === 'not_on_shelf' || reason === 'damaged' || reason === 'expired',
  countRequest: reason === 'not_on_shelf',
  // Wrong goods in a place make the next picker wrong too; an empty place does until somebody has counted.
  freezeLocation: reason === 'not_on_shelf' || reason === 'wrong_label' || reason === 'expired',
});

/** Closes what a line still needs; null when it needs nothing. */
export function closeShort(task: PackTask, state: PackState, lineId: string, how: ShortClose, reason: ShortReason): PackState | null {
  const line = task.lines.find((candidate) => candidate.lineId === lineId);
  const missing = line === undefined ? 0 : neededOf(line, state);
  if (missing <= 0) return null;
  const closed: ClosedShort = { lineId, missing, how, reason };
  return { ...state, closedShort: [...state.closedShort, closed], pending: null };
}
