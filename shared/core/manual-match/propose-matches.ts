import type { MatchReason, Pair } from './pair-orders.ts';

/**
 * What becomes of a manual order after an outage, as far as a rule can say.
 *
 *   sure     one order of the WMS is this one, and it is nobody else's
 *   unsure   a person looks: several fit, or one fits several, or not everything agrees
 *   none     the WMS knows no such order: it is entered there
 *
 * What always holds, whatever the order in which pairs come: an order of the WMS is surely at most one manual order, a manual order is surely at
 * most one of the WMS, and no pair that a person took apart is proposed again.
 */
export type Proposal =
  | { readonly kind: 'sure'; readonly manualId: string; readonly pairs: readonly [Pair] }
  | { readonly kind: 'unsure'; readonly manualId: string; readonly pairs: readonly Pair[] }
  | { readonly kind: 'none'; readonly manualId: string; readonly pairs: readonly [] };

/** Reasons that need nobody's eye, the stronger first: a number is worth more than any likeness. */
const SURE: readonly MatchReason[] = ['same_number', 'same_content'];

export const pairKey = (manualId: string, otherId: string): string => `${manualId} ${otherId}`;

export function proposeMatches(manualIds: readonly string[], pairs: readonly Pair[], apart: ReadonlySet<string> = new Set()): readonly Proposal[] {
  const wanted = new Set(manualIds);
  let open = pairs.filter(({ manualId, otherId }) => wanted.has(manualId) && !apart.has(pairKey(manualId, otherId)));
  const sure = new Map<string, Pair>();
  for (const why of SURE) {
    const [ofManual, ofOther] = [Map.groupBy(open, ({ manualId }) => manualId), Map.groupBy(open, ({ otherId }) => otherId)];
    const counts = (group: readonly Pair[] | undefined): number => (group ?? []).filter((pair) => why !== 'same_number' || pair.why === why).length;
    for (const pair of open)
      if (pair.why === why && counts(ofManual.get(pair.manualId)) === 1 && counts(ofOther.get(pair.otherId)) === 1) sure.set(pair.manualId, pair);
    const taken = new Set([...sure.values()].map(({ otherId }) => otherId));
    open = open.filter(({ manualId, otherId }) => !sure.has(manualId) && !taken.has(otherId));
  }
  const rest = Map.groupBy(open, ({ manualId }) => manualId);
  return manualIds.map((manualId): Proposal => {
    const one = sure.get(manualId);
    if (one !== undefined) return { kind: 'sure', manualId, pairs: [one] };
    const left = rest.get(manualId) ?? [];
    return left.length === 0 ? { kind: 'none', manualId, pairs: [] } : { kind: 'unsure', manualId, pairs: left };
  });
}
