import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, stepTo } from './migration-harness.ts';

const old = (n: number, state: string): string =>
  `INSERT INTO message (n, id, at, channel, audience, code, params, body, order_id, state, sent_at, proof, error)
   VALUES (${n}, 'm-${n}', 5, 'print', 'customer', 'message.printed', '{"order":"A-1"}', '您好', 'order-1', '${state}', 6, 'm-${n}.txt', NULL)`;
const fresh = (id: string, state = 'waiting'): string =>
  `INSERT INTO message (id, at, channel, audience, code, params, body, channel_id, address, subject, meant_for, state)
   VALUES ('${id}', 1, 'mail', 'customer', 'message.outside', '{}', 'b', 'ch', 'a@b.cn', 's', 'customer', '${state}')`;

describe('0450 message delivery', () => {
  it('keeps every message as it was, in its place', () => {
    const db = databaseBefore(migrations, 450, ':memory:', (before) => {
      for (const [n, state] of [
        [3, 'sent'],
        [7, 'failed'],
      ] as const)
        before.exec(old(n, state));
    });
    // The table is another one, so that its states may be; everything else is left alone.
    expect(stepTo(db, migrations, 450)).toMatchObject({ to: 450 });
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE tbl_name = 'message' AND sql IS NOT NULL ORDER BY name").pluck().all()).toEqual([
      'message',
      'message_outside',
      'message_sending',
      'message_sent_once',
      'message_stamped',
      'message_waiting',
    ]);
    expect(db.prepare('SELECT n, id, state, attempts, proof, body, channel_id FROM message ORDER BY n').all()).toEqual([
      { n: 3, id: 'm-3', state: 'sent', attempts: 0, proof: 'm-3.txt', body: '您好', channel_id: null },
      { n: 7, id: 'm-7', state: 'failed', attempts: 0, proof: 'm-7.txt', body: '您好', channel_id: null },
    ]);
  });
  it('what was queued goes out as it was queued, once, and no state is made up', () => {
    const db = databaseBefore(migrations, 460);
    db.exec(fresh('a'));
    expect(() => db.exec(fresh('b', 'perhaps'))).toThrow('CHECK');
    for (const change of ["body = 'other'", "channel_id = 'other'", "subject = 'other'"])
      expect(() => db.exec(`UPDATE message SET ${change}`), change).toThrow('stays as it was queued');
    db.exec("UPDATE message SET state = 'sent'");
    expect(() => db.exec("UPDATE message SET state = 'waiting'")).toThrow('it has gone out');
  });
});
