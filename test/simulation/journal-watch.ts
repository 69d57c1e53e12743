import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { createOrderFileStore } from '../../electron/host/adapters/sqlite/orders/order-file-store.ts';
import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { foldEntries } from '../../shared/core/order-file/entry-to-event.ts';
import type { OrderFile } from '../../shared/core/order-file/order-file.ts';
import type { OrderId } from '../../shared/core/order/order.ts';
import type { JournalEntry } from '../../shared/core/journal/journal-entry.ts';

export interface JournalWatch {
  /** Looks at what was written since it looked last: what is wrong with the chain, and orders that are not what it tells of them. */
  readonly check: () => readonly string[];
  /** Whether an order is what all of its entries, from the first, tell of it. */
  readonly isFold: (orderId: OrderId) => boolean;
}

interface Row {
  readonly n: number;
  /** Station, life and number in it. */
  readonly name: string;
  readonly sealed: string;
  readonly data: string;
  readonly personalDigest: Buffer | null;
  readonly hash: Buffer;
  readonly salt: Buffer | null;
  readonly personal: string | null;
  readonly orderId: OrderId | null;
  readonly at: number;
  readonly actorKind: 'person' | 'program' | 'system';
  readonly actor: string;
  readonly type: string;
}

const sha256 = (...parts: readonly (Buffer | string)[]): Buffer => hash('sha256', Buffer.concat(parts.map((part) => Buffer.from(part as string))), 'buffer');

/** Only what folding looks at. */
const toEntry = ({ at, actorKind, actor, type, data, personal }: Row): JournalEntry =>
  ({
    at,
    actor: actorKind === 'person' ? { kind: actorKind, userId: actor } : { kind: actorKind, rule: actor },
    type,
    data: JSON.parse(data) as unknown,
    personal: personal === null ? null : (JSON.parse(personal) as unknown),
  }) as JournalEntry;

/**
 * The journal by its own words, apart from the store that writes it: each entry is sealed with the one before, and the orders are their folds.
 * Entries never change (the database sees to that, and the store verifies the whole of it at the end), so each is looked at once.
 */
export function createJournalWatch(db: Db, named = new Map<string, string>()): JournalWatch {
  const after = db.prepare<[number], Row>(
    `SELECT j.n, l.station || '/' || l.incarnation || '/' || (j.n - l.first_n + 1) AS name, j.data, j.personal_digest AS personalDigest, j.hash, j.salt, j.personal, j.order_id AS orderId, j.at, j.actor_kind AS actorKind, j.actor, j.type,
            json_array(j.id, l.station, l.incarnation, j.n - l.first_n + 1, j.at, j.actor_kind, j.actor, j.type, j.order_id, j.case_id, j.decision, iif(j.personal_digest IS NULL, NULL, lower(hex(j.personal_digest)))) AS sealed
     FROM journal j JOIN life l ON l.life = j.life WHERE j.n > ? ORDER BY j.n`,
  );
  const files = createOrderFileStore({
    db,
    index: { add: () => undefined, update: () => undefined },
    deadlineOf: ({ startedAt }) => ({ warnAt: startedAt, dueAt: startedAt }),
    fingerprintOf: () => null,
  });
  const folded = new Map<OrderId, OrderFile | null>();
  let last = 0;
  let head: Buffer = Buffer.alloc(32);

  const isWhole = (row: Row): boolean =>
    row.n === last + 1 &&
    sha256(head, row.sealed, row.data).equals(row.hash) &&
    (row.personal === null || row.salt === null || row.personalDigest?.equals(sha256(row.salt, row.personal)) === true);
  const isFold = (orderId: OrderId): boolean => isDeepStrictEqual(folded.get(orderId)?.order, files.load(orderId)?.order);

  return {
    check: () => {
      const failures: string[] = [];
      const touched = new Set<OrderId>();
      for (const row of after.all(last)) {
        if (!isWhole(row)) failures.push(`CHAIN BROKEN ${row.n}`);
        const [seal, other] = [row.hash.toString('hex'), named.get(row.name)];
        if (other !== undefined && other !== seal) failures.push(`ONE NAME, TWO ENTRIES ${row.name}`);
        named.set(row.name, seal);
        last = row.n;
        head = row.hash;
        if (row.orderId === null) continue;
        touched.add(row.orderId);
        folded.set(row.orderId, foldEntries([toEntry(row)], folded.get(row.orderId) ?? null));
      }
      for (const orderId of touched) if (!isFold(orderId)) failures.push(`NOT THE FOLD ${orderId}`);
      return failures;
    },
    isFold,
  };
}
