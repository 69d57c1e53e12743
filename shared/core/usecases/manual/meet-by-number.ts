import type { WmsOrder } from '../../inbox/wms-order.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import { differencesOf, isContradiction, type MatchOrder } from '../../manual-match/pair-orders.ts';
import { followCancelled } from '../../order-file/decide/match.ts';
import type { DecideContext, Draft } from '../../order-file/decision.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import type { OrderId } from '../../order/order.ts';
import type { JournalWriterDep } from '../../ports/journal.ts';
import { MANUAL_SOURCE } from './enter-manual-order.ts';

const asOrder = (there: WmsOrder): MatchOrder => ({ ...there, id: there.ref as OrderId });

export interface ByHandDep {
  /** Orders people took down themselves, typed or by a file; where nobody says, those that were typed. */
  readonly isByHand?: (orderId: string) => boolean;
}

/** The WMS shows, under the number of an order that was taken down here, one that it did not get from here. */
const isMeeting = ({ order }: OrderFile, there: WmsOrder, { isByHand }: ByHandDep): boolean =>
  order.wmsRef === null && there.externalRef !== order.id && (isByHand?.(order.id) ?? order.source?.importId === MANUAL_SOURCE);

/** Under that number somebody else ordered something else: one of the two numbers was mistyped, and no rule says which. */
export const isOtherOrder = (file: OrderFile, there: WmsOrder, deps: ByHandDep): boolean =>
  isMeeting(file, there, deps) && isContradiction(differencesOf(file.order, asOrder(there)));

/**
 * An order typed by hand and one the WMS received meanwhile are one by the number of their shop. What they say differently is written down for the
 * reconciliation; what was typed, printed and perhaps shipped stays, and a cancellation nobody here could know of is followed.
 */
export function meetByNumber(draft: Draft, there: WmsOrder, actor: Actor, context: DecideContext, deps: JournalWriterDep & ByHandDep): void {
  const { file } = draft;
  if (!isMeeting(file, there, deps)) return;
  deps.journal.append({
    type: 'manual.matched',
    at: context.nowAt,
    actor,
    orderId: file.order.id,
    caseId: null,
    data: { how: 'number', otherId: '', wmsRef: there.ref, wmsVersion: there.version, differs: [...differencesOf(file.order, asOrder(there))] },
    personal: null,
  });
  if (there.state === 'cancelled') followCancelled(draft, context);
}
