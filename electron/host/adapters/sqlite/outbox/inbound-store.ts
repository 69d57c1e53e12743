import type { Json } from '../../../../../shared/core/journal/journal-entry.ts';
import type { InboundRecords, ParkedRecord } from '../../../../../shared/core/ports/inbound-records.ts';
import type { UnitOfWork } from '../../../../../shared/core/ports/journal.ts';
import type { InboundStore } from '../../../../../shared/core/ports/outbox-store.ts';
import type { Db } from '../database/open-database.ts';
import { ATMOST } from '../database/planned-once.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

const CURSOR = 'wms_cursor';
const INSTANCE = 'wms_instance';
const READING_ANEW = 'wms_reading_anew';
const SWEPT_AT = 'wms_swept_at';
const READ_BY = 'inbound_read_by';
/** The index of what is not taken in yet is partial; without its own words the planner reads every record there ever was. */
const OPEN = `state <> 'taken_in'`;

export function createInboundStore(db: Db, unitOfWork: UnitOfWork, now: () => number): InboundStore & InboundRecords {
  const meta = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
  const putMeta = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  const dropMeta = db.prepare('DELETE FROM meta WHERE key = ?');
  const forgetUnfollowed = db.prepare(`UPDATE difference SET closed_at = ?, theirs = NULL WHERE closed_at IS NULL AND kind = 'unfollowed'`);
  const insert = db.prepare(`INSERT INTO inbound (key, arrived_at, kind, raw, state) VALUES (?, ?, ?, ?, 'raw') ON CONFLICT (key) DO NOTHING`);
  const forgetUnread = db.prepare(`DELETE FROM inbound WHERE ${OPEN}`);
  const newestRaw = db.prepare<[], number | null>(`SELECT max(arrived_at) FROM inbound WHERE ${OPEN} AND state = 'raw'`).pluck();
  const selectRaw = db.prepare<[number], { key: string; kind: string; raw: string }>(
    `SELECT key, kind, raw FROM inbound WHERE ${OPEN} AND state = 'raw' ORDER BY arrived_at, key ${ATMOST}`,
  );
  const mark = db.prepare('UPDATE inbound SET state = ?, error = ?, raw = ? WHERE key = ?');
  const done = db.prepare(`UPDATE inbound SET state = 'taken_in', error = NULL, raw = '{}' WHERE key = ?`);
  const restore = db.prepare(`UPDATE inbound SET state = 'raw', raw = ? WHERE key = ? AND state = 'taken_in'`);
  const rawOf = db.prepare<[string], string>('SELECT raw FROM inbound WHERE key = ?').pluck();
  const countParked = db.prepare<[], number>(`SELECT count(*) FROM inbound WHERE ${OPEN} AND state = 'parked'`).pluck();
  const selectParked = db.prepare<[number], ParkedRecord>(
    `SELECT key, kind, coalesce(error, '') AS error, arrived_at AS arrivedAt FROM inbound WHERE ${OPEN} AND state = 'parked' ORDER BY arrived_at DESC, key LIMIT ?`,
  );
  const unpark = db.prepare(`UPDATE inbound SET state = 'raw', error = NULL WHERE ${OPEN} AND state = 'parked'`);
  return {
    cursor: () => meta.get(CURSOR) ?? '',
    instance: () => meta.get(INSTANCE) ?? null,
    beginInstance: (instance) =>
      unitOfWork.run(() => {
        putMeta.run(READING_ANEW, meta.get(INSTANCE) === undefined ? '' : '1');
        putMeta.run(INSTANCE, instance);
        putMeta.run(CURSOR, '');
        dropMeta.run(SWEPT_AT);
        // What the other database showed, and was to be understood or followed later, is no word of this one; this one says everything anew.
        forgetUnread.run();
        forgetUnfollowed.run(now());
      }),
    saveInbound: (records, cursor) =>
      unitOfWork.run(() => {
        let fresh = 0;
        // Understood in the order of arrival: within a millisecond, and also when the clock was set back since.
        let arrivedAt = Math.max(now(), (newestRaw.get() ?? 0) + 1);
        for (const record of records) {
          fresh += insert.run(record.key, arrivedAt, record.kind, JSON.stringify(record.raw)).changes;
          arrivedAt += 1;
        }
        if (cursor !== null) putMeta.run(CURSOR, cursor);
        return fresh;
      }),
    raw: (limit) => selectRaw.all(limit).map(({ key, kind, raw }) => ({ key, kind, raw: JSON.parse(raw) as Json })),
    // What was taken in is in the order's own journal; the raw text held personal data and goes. The key stays: it makes a repeated page harmless.
    done: (key) => {
      assertInUnitOfWork(db, 'the inbox');
      done.run(key);
    },
    park: (key, error) => {
      assertInUnitOfWork(db, 'the inbox');
      mark.run('parked', error, rawOf.get(key) ?? '{}', key);
    },
    again: ({ key, raw }) => {
      assertInUnitOfWork(db, 'the inbox');
      return restore.run(JSON.stringify(raw), key).changes === 1;
    },
    parked: () => countParked.get() ?? 0,
    listParked: (limit) => selectParked.all(limit),
    readAgain: (reader) =>
      unitOfWork.run(() => {
        if (reader !== null && meta.get(READ_BY) === reader) return 0;
        if (reader !== null) putMeta.run(READ_BY, reader);
        return unpark.run().changes;
      }),
    isReadingAnew: () => meta.get(READING_ANEW) === '1',
    sweptAt: () => {
      const at = meta.get(SWEPT_AT);
      return at === undefined ? null : Number(at);
    },
    forgetSwept: () => {
      assertInUnitOfWork(db, 'the inbox');
      dropMeta.run(SWEPT_AT);
    },
    noteSwept: (at) =>
      unitOfWork.run(() => {
        putMeta.run(SWEPT_AT, String(at));
        // What could not be understood yet was not held against what is known here: until it is, a version that goes backwards is no late page.
        if (countParked.get() === 0) putMeta.run(READING_ANEW, '');
      }),
  };
}
