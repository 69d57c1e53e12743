import { goneHolds } from '../../difference/gone-holds.ts';
import type { WmsOrder } from '../../inbox/wms-order.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import type { OutboxEntry } from '../../outbox/outbox-entry.ts';
import type { UnitOfWorkDep } from '../../ports/journal.ts';
import type { InboundRecords } from '../../ports/inbound-records.ts';
import type { InboundRaw } from '../../ports/wms-connector.ts';
import type { InboundFact } from '../../inbox/wms-order.ts';
import type { Result } from '../../../kernel/result.ts';
import type { FollowDeps } from './take-in-wms-order.ts';

export interface ListingDeps extends FollowDeps, UnitOfWorkDep {
  readonly understand: (raw: InboundRaw) => Result<InboundFact, string>;
  readonly records: Pick<InboundRecords, 'again'>;
}

/** One full reading of the WMS, from its first page to its last. */
export interface Listing {
  /** Orders known there when it began. */
  readonly expected: number;
  /**
   * Records under the keys the inbox has them by. `askedAt` is when the page was asked for, by the clock that stamps settlements. Answers how
   * many were handed back to the inbox, which is the one way in: there what cannot be taken in is parked, and windows hear of what could.
   */
  readonly page: (records: readonly InboundRaw[], askedAt: number) => number;
  /** Every page was read. */
  readonly complete: () => readonly string[];
}

/**
 * A full reading is held against what is known here. An order that was known there when the reading began and is in no page has
 * vanished; one that shows an older version than the WMS acknowledged, long before it was asked, says yes and does nothing; one that shows
 * a newer version than is known, although the inbox read it before, goes through the inbox again: a merge on an older showing put the known
 * one back. A hold that stands here and is not shown is told apart by the reading alone: holds move no version, so a page that comes late
 * elsewhere could not be known for one.
 */
export function startListing(deps: ListingDeps): Listing {
  const expected = new Map(deps.differences.knownThere().map(({ wmsRef, orderId }) => [wmsRef, orderId]));
  const found = new Set<string>();

  function holdAgainstKnown(record: InboundRaw, order: WmsOrder, askedAt: number): boolean {
    const orderId = expected.get(order.ref);
    const file = orderId === undefined ? null : deps.orderFiles.load(orderId);
    if (file === null || file.order.wmsVersion === null) return false;
    if (order.version > file.order.wmsVersion) return deps.unitOfWork.run(() => deps.records.again(record));
    const acknowledged = deps.acknowledged(file.order.id);
    const [newest] = acknowledged;
    if (newest?.settledAt == null || newest.settledAt >= askedAt || deps.lane(file.order.id).length > 0) return false;
    if (order.version === file.order.wmsVersion) compareHolds(file, order, acknowledged);
    else
      deps.unitOfWork.run(() =>
        deps.differences.note({ kind: 'not_applied', orderId: file.order.id, entryId: newest.id, theirs: order, foundAt: deps.nowAt() }),
      );
    return false;
  }

  function compareHolds(file: OrderFile, there: WmsOrder, acknowledged: readonly OutboxEntry[]): void {
    const orderId = file.order.id;
    const isGone = goneHolds(file, there, acknowledged).length > 0;
    if (isGone === deps.differences.ofOrder(orderId).some(({ kind }) => kind === 'hold_gone')) return;
    deps.unitOfWork.run(() =>
      isGone
        ? deps.differences.note({ kind: 'hold_gone', orderId, entryId: null, theirs: there, foundAt: deps.nowAt() })
        : deps.differences.close(orderId, 'hold_gone', deps.nowAt()),
    );
  }

  return {
    expected: expected.size,
    page(records, askedAt) {
      let again = 0;
      for (const record of records) {
        const fact = deps.understand(record);
        if (!fact.ok || fact.value.kind !== 'order') continue;
        found.add(fact.value.order.ref);
        if (holdAgainstKnown(record, fact.value.order, askedAt)) again += 1;
      }
      return again;
    },
    complete() {
      const missing = [...expected].filter(([ref]) => !found.has(ref)).map(([, orderId]) => orderId);
      deps.unitOfWork.run(() => {
        for (const orderId of missing) deps.differences.note({ kind: 'vanished', orderId, entryId: null, theirs: null, foundAt: deps.nowAt() });
        for (const { kind, orderId } of deps.differences.open())
          if (kind === 'vanished' && !missing.includes(orderId)) deps.differences.close(orderId, kind, deps.nowAt());
      });
      return missing;
    },
  };
}
