import type { WmsOrder } from '../inbox/wms-order.ts';
import type { Hold } from '../hold/hold.ts';
import { mayPass, type GatedAction } from '../gate/gate.ts';
import { Draft, type DecideContext, type Decision } from '../order-file/decision.ts';
import type { CheckOrder } from '../order-file/decide/correct.ts';
import { takeOver } from '../order-file/decide/take-over.ts';
import { fieldValue } from '../order-file/evolve.ts';
import type { OrderFile } from '../order-file/order-file.ts';
import type { FieldChange, FieldPath } from '../order/order.ts';
import type { ChangeKind, OutboxEntry } from '../outbox/outbox-entry.ts';
import { isChangeKind } from '../outbox/outbox-entry.ts';
import { mergeOrders, type MergeField } from './merge.ts';

export type Choice = { readonly take: 'ours' } | { readonly take: 'theirs' } | { readonly take: 'own'; readonly value: string };
export type Choices = ReadonlyMap<string, Choice>;

export interface Plan {
  readonly kind: 'plan';
  readonly decision: Decision;
  /** Unsent changes that the decision's changes take the place of. */
  readonly superseded: readonly string[];
  /** Fields were left alone because a change about them may be at the WMS already: they are looked at when it is settled. */
  readonly isPartial: boolean;
}
export interface Ask {
  readonly kind: 'ask';
  readonly because: 'both_changed' | 'rolled_back' | 'gone_there' | 'held_here';
}

export interface MergeAsk {
  readonly file: OrderFile;
  /** All unsettled changes of the order, by seq. */
  readonly lane: readonly OutboxEntry[];
  readonly theirs: WmsOrder;
  readonly choices: Choices;
  /** Holds that stand here and are to be placed over there once more. */
  readonly holdsAgain: readonly Hold[];
  readonly rule: string;
  readonly context: DecideContext;
  readonly check: CheckOrder;
}

/** Surely without effect at the WMS so far, and waiting for nothing but their turn or this decision. */
export const replaceable = (lane: readonly OutboxEntry[]): readonly OutboxEntry[] =>
  lane.filter(
    ({ state, firstSentAt, lastError, kind }) =>
      isChangeKind(kind) &&
      (state === 'conflict' || (firstSentAt === null && (state === 'pending' || (state === 'parked' && lastError?.code === 'after_refusal')))),
  );

/** Decided before any choice: which fields stand how. An older version over there is lost work, never taken over by itself. */
export function fieldsOf(file: OrderFile, lane: readonly OutboxEntry[], theirs: WmsOrder): readonly MergeField[] {
  const held = heldFields(lane);
  const fields = mergeOrders(file.order, replaceable(lane).flatMap(correctionsOf), theirs).filter(({ field }) => !held.has(field));
  return isOlder(file, theirs) ? fields.map((field) => (field.verdict === 'theirs' ? { ...field, verdict: 'both' as const } : field)) : fields;
}

/** What a change that may have arrived is about; nobody may decide over it before it is known. */
function heldFields(lane: readonly OutboxEntry[]): ReadonlySet<FieldPath> {
  const free = new Set(replaceable(lane));
  return new Set(
    lane
      .filter((entry) => !free.has(entry))
      .flatMap(correctionsOf)
      .flatMap((changes) => changes.map(({ field }) => field)),
  );
}

export const isOlder = ({ order }: OrderFile, theirs: WmsOrder): boolean => order.wmsVersion !== null && theirs.version < order.wmsVersion;

/**
 * Brings both sides together: what changed over there alone is taken over here, what changed here alone is told again on their version,
 * in the order of the lane and behind the corrections; a door that no longer passes the gate stays shut.
 */
export function planMerge({ file, lane, theirs, choices, holdsAgain, rule, context, check }: MergeAsk): Plan | Ask {
  const fields = fieldsOf(file, lane, theirs);
  const finals = new Map<FieldPath, string>();
  for (const field of fields) {
    const choice = choices.get(field.field);
    if (field.verdict === 'both' && choice === undefined) return { kind: 'ask', because: isOlder(file, theirs) ? 'rolled_back' : 'both_changed' };
    finals.set(field.field, finalOf(field, choice));
  }
  const unsent = replaceable(lane);
  if ((theirs.state === 'cancelled' || theirs.state === 'dispatched') && choices.size === 0) return { kind: 'ask', because: 'gone_there' };
  const draft = new Draft(file, context);
  const local = fields.flatMap(({ field }): readonly FieldChange[] => {
    const [from = '', to = ''] = [fieldValue(file.order, field), finals.get(field)];
    return from === to ? [] : [{ field, from, to }];
  });
  draft.add({ type: 'order.wmsKnown', data: { wmsRef: theirs.ref, wmsVersion: theirs.version }, personal: null });
  if (local.length > 0) takeOver(draft, local, rule, check, context);
  const told = fields.flatMap(({ field, theirs: from }) => {
    const to = finals.get(field) ?? from;
    return from === to ? [] : [{ field, from, to }];
  });
  if (told.length > 0) draft.tell('order.correct', { changes: told });
  for (const { id, kind } of holdsAgain) draft.tell('hold.place', { holdId: id, reason: kind });
  for (const entry of unsent) {
    const step = again(entry.kind as ChangeKind, draft);
    if (step === 'ask') return { kind: 'ask', because: 'held_here' };
    if (step === 'tell') draft.tell(entry.kind as ChangeKind, entry.payload);
  }
  return { kind: 'plan', decision: draft.done(), superseded: unsent.map(({ id }) => id), isPartial: heldFields(lane).size > 0 };
}

const finalOf = ({ verdict, ours, theirs }: MergeField, choice: Choice | undefined): string => {
  if (verdict !== 'both' || choice === undefined) return verdict === 'ours' ? ours : theirs;
  return choice.take === 'own' ? choice.value : choice.take === 'ours' ? ours : theirs;
};

const DOORS: Partial<Record<ChangeKind, GatedAction>> = {
  'order.release': 'tell_wms_released',
  'order.pack': 'tell_wms_packed',
  'order.ship': 'tell_wms_shipped',
};

/** Lifting the last hold tells the release again, so a release that does not pass any more may go; goods that were packed or left may not be hushed up. */
function again(kind: ChangeKind, { file }: Draft): 'tell' | 'drop' | 'ask' {
  if (kind === 'order.correct') return 'drop';
  const door = DOORS[kind];
  if (door === undefined || mayPass(door, { state: file.order.state, holds: file.holds }).pass) return 'tell';
  return kind === 'order.release' ? 'drop' : 'ask';
}

/** The fields of a correction as it was queued. The payload was written by this program; what does not look so holds no fields. */
export function correctionsOf({ kind, payload }: Pick<OutboxEntry, 'kind' | 'payload'>): readonly (readonly FieldChange[])[] {
  if (kind !== 'order.correct' || typeof payload !== 'object' || payload === null || !('changes' in payload)) return [];
  const listed: unknown = payload['changes'];
  return Array.isArray(listed) ? [(listed as readonly unknown[]).filter(isFieldChange)] : [];
}
const isFieldChange = (value: unknown): value is FieldChange =>
  typeof value === 'object' &&
  value !== null &&
  'field' in value &&
  'from' in value &&
  'to' in value &&
  [value.field, value.from, value.to].every((part) => typeof part === 'string');
