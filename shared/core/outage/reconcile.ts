import type { NotedKind } from '../difference/difference.ts';
import type { OutboxState } from '../outbox/outbox-entry.ts';
import type { OrderState } from '../order/order.ts';
import type { CarrierWord, ManualWork, OrderWork, OutageWork } from './outage-work.ts';
import type { Explanation } from './outage.ts';

/** What a line of the reconciliation shows, the worst first. The last ones explain themselves. */
export const LINE_FINDINGS = [
  'difference',
  'in_doubt',
  'conflict',
  'parked',
  'refused',
  'undecided',
  'cancelled_there',
  'waiting',
  'match_differs',
  'carrier_only',
  'carrier_silent',
  'acknowledged',
  'taken_back',
  'arrived',
  'merged',
  'here_only',
] as const;
export type LineFinding = (typeof LINE_FINDINGS)[number];

const EXPLAINS_ITSELF: ReadonlySet<LineFinding> = new Set(['acknowledged', 'taken_back', 'arrived', 'merged', 'here_only']);

/** One order of the outage: what was done here, what the WMS has of it, and whether that is explained. */
export interface ReconciliationLine {
  /** What an explanation is given for: another finding about the same order asks again. */
  readonly key: string;
  readonly orderId: string;
  readonly finding: LineFinding;
  readonly here: number;
  readonly there: number;
  readonly acknowledged: number;
  /** Changes that are not settled yet. */
  readonly open: number;
  /** How far it came here by what people did, or null. */
  readonly reached: OrderState | null;
  readonly toldShipped: boolean;
  readonly carrier: CarrierWord;
  readonly manual: ManualWork | null;
  readonly explanation: Explanation | null;
  readonly explained: boolean;
}

/** What the journal cannot know: how things stand this moment. */
export interface StandingNow {
  /** Unsettled changes by order, in or before the outage. */
  readonly unsettled: ReadonlyMap<string, readonly OutboxState[]>;
  readonly differences: ReadonlyMap<string, readonly NotedKind[]>;
  /** Manual orders of which nobody said yet what they are at the WMS. */
  readonly undecided?: ReadonlySet<string>;
  /** Orders whose parcel the carrier has, though nobody here handed it over. */
  readonly carrierOnly?: ReadonlySet<string>;
}

type Done = Omit<OrderWork, 'orderId' | 'doubted' | 'conflicted'>;
const UNTOUCHED: Done = {
  here: 0,
  there: 0,
  reached: null,
  cancelledThere: false,
  changes: new Map(),
  toldShipped: false,
  carrier: 'none',
  voidWaybills: 0,
  manual: null,
  merged: false,
};
/** Goods that may have left for an order the WMS no longer wants. */
const MAY_BE_GONE = new Set(['packed', 'manifested', 'dispatched']);

interface Standing {
  readonly unsettled: readonly OutboxState[];
  readonly differs: boolean;
  readonly undecided: boolean;
  readonly carrierOnly: boolean;
}

function findingOf(work: Done, { unsettled, differs, undecided, carrierOnly }: Standing): LineFinding {
  const ended = new Set(work.changes.values());
  if (differs) return 'difference';
  const troubled = (['in_doubt', 'conflict', 'parked'] as const).find((state) => unsettled.includes(state));
  if (troubled !== undefined) return troubled;
  if (ended.has('refused')) return 'refused';
  if (undecided) return 'undecided';
  if (work.cancelledThere && MAY_BE_GONE.has(work.reached ?? '')) return 'cancelled_there';
  if (unsettled.length > 0) return 'waiting';
  if ((work.manual?.differs.length ?? 0) > 0) return 'match_differs';
  if (carrierOnly) return 'carrier_only';
  if (work.carrier === 'silent') return 'carrier_silent';
  if (work.merged) return 'merged';
  if (ended.has('acknowledged')) return 'acknowledged';
  if (ended.has('cancelled')) return 'taken_back';
  return work.here === 0 && work.there > 0 ? 'arrived' : 'here_only';
}

/** What people decided, as it stood when they did: also where it settled itself afterwards. */
export function decidedLines(lines: readonly ReconciliationLine[], explained: Readonly<Record<string, Explanation>>): readonly ReconciliationLine[] {
  const byOrder = new Map(lines.map((line) => [line.orderId, line]));
  return Object.entries(explained).map(([key, explanation]) => {
    const cut = key.lastIndexOf('/');
    const orderId = key.slice(0, cut);
    const known = byOrder.get(orderId) ?? {
      here: 0,
      there: 0,
      acknowledged: 0,
      open: 0,
      reached: null,
      toldShipped: false,
      carrier: 'none' as const,
      manual: null,
    };
    return { ...known, key, orderId, finding: key.slice(cut + 1) as LineFinding, explanation, explained: true };
  });
}

/** Every order that was touched here or there since the outage began, and every one that still has something to say to the WMS. */
export function reconcile(
  work: OutageWork,
  { unsettled, differences, undecided = new Set(), carrierOnly = new Set() }: StandingNow,
  explained: Readonly<Record<string, Explanation>>,
): readonly ReconciliationLine[] {
  const orders = new Set([...work.orders.keys(), ...unsettled.keys(), ...differences.keys(), ...carrierOnly]);
  const lines: ReconciliationLine[] = [];
  for (const orderId of orders) {
    const done = work.orders.get(orderId) ?? UNTOUCHED;
    const open = unsettled.get(orderId) ?? [];
    const finding = findingOf(done, {
      unsettled: open,
      differs: (differences.get(orderId)?.length ?? 0) > 0,
      undecided: undecided.has(orderId),
      carrierOnly: carrierOnly.has(orderId),
    });
    const key = `${orderId}/${finding}`;
    const explanation = explained[key] ?? null;
    lines.push({
      key,
      orderId,
      finding,
      here: done.here,
      there: done.there,
      acknowledged: [...done.changes.values()].filter((state) => state === 'acknowledged').length,
      open: open.length,
      reached: done.reached,
      toldShipped: done.toldShipped,
      carrier: done.carrier,
      manual: done.manual,
      explanation,
      // What a manual order is at the WMS is decided, not explained away.
      explained: finding !== 'undecided' && (EXPLAINS_ITSELF.has(finding) || explanation !== null),
    });
  }
  const rank = ({ explained: isDone, finding }: ReconciliationLine): number => (isDone ? LINE_FINDINGS.length : 0) + LINE_FINDINGS.indexOf(finding);
  return lines.sort((a, b) => rank(a) - rank(b) || (a.orderId < b.orderId ? -1 : 1));
}
