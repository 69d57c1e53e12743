import {
  AT_ONCE,
  isChangeKind,
  isFinal,
  NOT_UNDERSTOOD,
  ONCE_KNOWN_AT,
  type OutboxEntry,
  type OutboxError,
  type OutboxState,
} from '../../../../../shared/core/outbox/outbox-entry.ts';
import type { Settlement } from '../../../../../shared/core/outbox/settle-batch.ts';
import { onDecision, onSending } from '../../../../../shared/core/outbox/outbox-rules.ts';
import type { Json } from '../../../../../shared/core/journal/journal-entry.ts';
import type { OrderId } from '../../../../../shared/core/order/order.ts';
import type { OutboxQueue, QueuedChange } from '../../../../../shared/core/ports/outbox-queue.ts';
import type { OutboxStore } from '../../../../../shared/core/ports/outbox-store.ts';
import type { UnitOfWork } from '../../../../../shared/core/ports/journal.ts';
import { createDueReader } from './due-outbox.ts';
import { createLateIndex } from '../database/late-index.ts';
import type { Db } from '../database/open-database.ts';
import { orderNumbers } from '../orders/order-numbers.ts';
import { ATMOST, preparedOnce } from '../database/planned-once.ts';
import { createOutboxTally } from './outbox-tally.ts';
import { createStandingReader } from './standing-outbox.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

interface Row {
  readonly seq: number;
  readonly id: string;
  readonly lane: string;
  readonly order_ref: string | null;
  readonly kind: string;
  readonly payload: string;
  readonly base_version: number | null;
  readonly occurred_at: number;
  readonly attempts: number;
  readonly next_attempt_at: number;
  readonly state: OutboxState;
  readonly error: string | null;
  readonly first_sent_at: number | null;
  readonly sent_at: number | null;
  readonly settled_at: number | null;
}

const parsed = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

/** Total: a row that an older or newer program wrote, or that was damaged, is an entry too, so that it can be set aside and seen. */
const toEntry = (row: Row): OutboxEntry => {
  const { kind } = row;
  const payload = parsed(row.payload);
  return {
    id: row.id,
    seq: row.seq,
    lane: row.lane as OrderId,
    orderRef: row.order_ref,
    kind: payload !== undefined && isChangeKind(kind) ? kind : NOT_UNDERSTOOD,
    payload: payload ?? null,
    baseVersion: row.base_version,
    occurredAt: row.occurred_at,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    state: row.state,
    lastError: row.error === null ? null : ((parsed(row.error) as OutboxError | undefined) ?? null),
    firstSentAt: row.first_sent_at,
    sentAt: row.sent_at,
    settledAt: row.settled_at,
  };
};

const bySeq = <R extends { readonly seq: number }>(rows: readonly R[]): readonly R[] => rows.toSorted((a, b) => a.seq - b.seq);

const isKnownThere = (change: QueuedChange): boolean => change.orderRef !== null || change.kind === 'order.create';

/** The partial index names the states; the same words let the planner use it. */
const UNSETTLED = `state NOT IN ('acknowledged', 'refused', 'cancelled')`;
const COLUMNS =
  'seq, id, lane, order_ref, kind, payload, base_version, occurred_at, attempts, next_attempt_at, state, error, first_sent_at, sent_at, settled_at';

export interface OutboxStoreDeps {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  /** What the rest of the house writes in the transaction of a settlement: the journal, the order's WMS version, a merge. `before` is as stored. */
  readonly onSettled: (settlement: Settlement, before: Pick<OutboxEntry, 'state'>) => void;
}

export function createOutboxStore({ db, unitOfWork, onSettled }: OutboxStoreDeps): OutboxStore & OutboxQueue {
  const orders = orderNumbers(db);
  const insert = db.prepare(
    'INSERT INTO outbox (id, lane, order_n, order_ref, kind, payload, base_version, occurred_at, journal_n, decision, next_attempt_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const byLane = createLateIndex(db, { table: 'outbox_of_lane', source: 'outbox', key: 'lane', place: 'seq' });
  const selectLane = db.prepare<[string, string], Row>(`SELECT ${COLUMNS} FROM outbox NOT INDEXED WHERE seq IN (${byLane.places}) AND ${UNSETTLED}`);
  const { due, nextDueAt } = createDueReader(db, byLane.places, UNSETTLED);
  const tally = createOutboxTally(db, UNSETTLED);
  const unsettledByLane = createStandingReader(db, UNSETTLED);
  const selectBySeq = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM outbox WHERE seq = ?`);
  const selectState = db.prepare<[number], OutboxState>('SELECT state FROM outbox WHERE seq = ?').pluck();
  const selectStanding = db.prepare<[string], { seq: number; state: OutboxState }>('SELECT seq, state FROM outbox WHERE id = ?');
  const selectOne = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM outbox WHERE id = ?`);
  // Along the lane: a decision on thousands of orders has few changes in each of their lanes.
  const selectDecision = db.prepare<[string, string, string], { seq: number; id: string; state: string; attempts: number }>(
    `SELECT seq, id, state, attempts FROM outbox NOT INDEXED WHERE seq IN (${byLane.places}) AND decision = ?`,
  );
  const update = db.prepare(
    'UPDATE outbox SET base_version = ?, order_ref = ?, attempts = ?, next_attempt_at = ?, state = ?, error = ?, first_sent_at = ?, sent_at = ?, settled_at = ? WHERE seq = ?',
  );
  const address = db.prepare(
    `UPDATE outbox NOT INDEXED SET order_ref = ?, next_attempt_at = ${AT_ONCE} WHERE seq IN (${byLane.places}) AND ${UNSETTLED} AND order_ref IS NULL AND (first_sent_at IS NULL OR kind <> 'order.create')`,
  );
  const forget = db.prepare(
    `UPDATE outbox NOT INDEXED SET order_ref = NULL, next_attempt_at = ${ONCE_KNOWN_AT} WHERE seq IN (${byLane.places}) AND ${UNSETTLED} AND kind <> 'order.create' AND first_sent_at IS NULL`,
  );
  // The first in line has waited longest: looking for the smallest time would read all of them.
  const oldestIn = (state: OutboxState) =>
    db.prepare<[], number>(`SELECT occurred_at FROM outbox INDEXED BY outbox_unsettled WHERE ${UNSETTLED} AND state = '${state}' ORDER BY seq LIMIT 1`).pluck();
  const oldest = [oldestIn('pending'), oldestIn('sending')];
  const selectWhere = preparedOnce<unknown[], Row>(db);

  const write = (entry: OutboxEntry, before: OutboxState): void => {
    tally.moved(before, entry.state);
    update.run(
      entry.baseVersion,
      entry.orderRef,
      entry.attempts,
      entry.nextAttemptAt,
      entry.state,
      entry.lastError === null ? null : JSON.stringify(entry.lastError),
      entry.firstSentAt,
      entry.sentAt,
      entry.settledAt,
      entry.seq,
    );
  };
  const find = (id: string): OutboxEntry | null => {
    const row = selectOne.get(id);
    return row === undefined ? null : toEntry(row);
  };
  const lane = (id: string): readonly OutboxEntry[] => bySeq(selectLane.all(id, id)).map(toEntry);

  return {
    enqueue: (change) => {
      assertInUnitOfWork(db, 'the outbox');
      const orderN = orders.of(change.lane);
      if (orderN === undefined) throw new Error('a change for an order that is not here');
      const { lastInsertRowid } = insert.run(
        change.id,
        change.lane,
        orderN,
        change.orderRef,
        change.kind,
        JSON.stringify(change.payload),
        change.baseVersion,
        change.occurredAt,
        change.journalN,
        change.decision,
        isKnownThere(change) ? AT_ONCE : ONCE_KNOWN_AT,
      );
      byLane.grew(Number(lastInsertRowid));
      tally.moved(null, 'pending');
    },
    ofDecision: (lane, decision) => bySeq(selectDecision.all(lane, lane, decision)).map(({ id, state, attempts }) => ({ id, state, attempts })),
    cancelUnsent: (ids, at) => {
      assertInUnitOfWork(db, 'the outbox');
      for (const id of ids) {
        const entry = find(id);
        if (entry === null || entry.state !== 'pending' || entry.attempts > 0) throw new Error('only an unsent change is cancelled');
        write({ ...entry, state: 'cancelled', settledAt: at }, entry.state);
      }
    },
    supersede: (ids, by, at) => {
      assertInUnitOfWork(db, 'the outbox');
      for (const id of ids) {
        const entry = find(id);
        const closed = entry === null ? null : onDecision(entry, { kind: 'superseded', by }, { level: 'L0' }, at);
        if (entry === null || closed === null) throw new Error('only a change that surely has no effect is superseded');
        write(closed, entry.state);
      }
    },
    addressUnsent: (id, orderRef) => {
      assertInUnitOfWork(db, 'the outbox');
      address.run(orderRef, id, id);
    },
    forgetAddress: (id) => {
      assertInUnitOfWork(db, 'the outbox');
      forget.run(id, id);
    },
    due: (now, limit) =>
      due(now, limit).flatMap((seq) => {
        const row = selectBySeq.get(seq);
        return row === undefined ? [] : [toEntry(row)];
      }),
    nextDueAt,
    markSending: (ids, at) =>
      unitOfWork.run(() => {
        // Nobody waits for this commit, and what is sent is soon looked for by its lane.
        byLane.fill();
        return ids.flatMap((id) => {
          const entry = find(id);
          // Only what still waits leaves: a person may have taken it back a moment ago.
          if (entry?.state !== 'pending') return [];
          const sending = onSending(entry, at);
          write(sending, entry.state);
          return [sending];
        });
      }),
    settle: (settlements, also) =>
      unitOfWork.run(() => {
        for (const settlement of settlements) {
          const stored = selectStanding.get(settlement.entry.id);
          if (stored === undefined || isFinal(stored.state)) continue;
          write({ ...settlement.entry, seq: stored.seq }, stored.state);
          for (const follower of settlement.followers) write(follower, selectState.get(follower.seq) ?? follower.state);
          onSettled(settlement, stored);
        }
        also?.();
      }),
    lane,
    unsettledByLane,
    find,
    list: ({ states, lane: ofLane, attempted, limit = 200 }) => {
      const where = [
        // Named in words, not bound: only so the index of the unsettled is used, where no settled one is asked for.
        states === undefined ? '' : `state IN (${states.map((state) => `'${state}'`).join(', ')})`,
        states?.some(isFinal) === false ? UNSETTLED : '',
        ofLane === undefined ? '' : `seq IN (${byLane.places})`,
        attempted === undefined ? '' : 'attempts > 0',
      ].filter((part) => part !== '');
      return selectWhere(
        `SELECT ${COLUMNS} FROM outbox ${ofLane === undefined ? '' : 'NOT INDEXED'} ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`} ORDER BY seq DESC ${ofLane === undefined ? 'LIMIT ?' : ATMOST}`,
      )
        .all(...(ofLane === undefined ? [] : [ofLane, ofLane]), limit)
        .map(toEntry);
    },
    counts: tally.counts,
    oldestWaitingAt: () => {
      const firsts = oldest.flatMap((statement) => statement.get() ?? []);
      return firsts.length === 0 ? null : Math.min(...firsts);
    },
  };
}
