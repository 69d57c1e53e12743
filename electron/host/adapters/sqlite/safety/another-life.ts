import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

/** How much of what waited here may have been done already. */
export interface Doubts {
  readonly changes: number;
  readonly messages: number;
  readonly waybillBlocks: number;
}

/**
 * This file is an earlier state of a database that lived on, or a copy of one that does. Whatever it holds as not yet done may have been done by the
 * other, and nothing says so here. Nothing is sent, mailed or stuck on a parcel again blindly:
 *
 *   changes for the WMS   count as perhaps sent (`doubtUnsent`): the connection's level decides, as after any lost answer
 *   messages that leave   are in doubt: a person says whether they arrived
 *   blocks of waybills    give no number until a person says which was used last
 *
 * One statement each, in the transaction that ends the doubt; `doubtUnsent` is the rule in words of its own, and a test holds the two together.
 */
export function doubtWhatWaited(db: Db): Doubts {
  assertInUnitOfWork(db, 'the doubts of another life');
  const changes = db
    .prepare(
      `UPDATE outbox SET attempts = max(1, attempts), first_sent_at = 0, sent_at = 0,
         error = iif(state = 'pending', json_object('code', 'another_life', 'detail', '', 'times', 1), error)
       WHERE state IN ('pending', 'parked') AND state NOT IN ('acknowledged', 'refused', 'cancelled') AND first_sent_at IS NULL`,
    )
    .run().changes;
  const messages = db
    .prepare(`UPDATE message SET state = 'in_doubt', error = 'another_life', next_at = NULL WHERE state = 'waiting' AND channel_id IS NOT NULL`)
    .run().changes;
  const waybillBlocks = db
    .prepare(`UPDATE waybill_block SET doubted = 1 WHERE EXISTS (SELECT 1 FROM waybill_number w WHERE w.block_n = waybill_block.n AND w.state = 'free')`)
    .run().changes;
  return { changes, messages, waybillBlocks };
}
