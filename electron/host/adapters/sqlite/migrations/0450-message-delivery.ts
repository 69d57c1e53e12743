import type { Migration } from '../database/migrate.ts';

/** Messages that leave the house: where to, how often it was tried, when next. The table is made anew, for its states were a closed list. */
export const migration0450: Migration = {
  version: 450,
  name: 'message-delivery',
  up: (db) => {
    db.exec(`
      CREATE TABLE message_now (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        at INTEGER NOT NULL,
        channel TEXT NOT NULL,
        audience TEXT NOT NULL,
        code TEXT NOT NULL,
        params TEXT NOT NULL,
        body TEXT NOT NULL,
        order_id TEXT,
        channel_id TEXT,
        address TEXT,
        subject TEXT,
        case_id TEXT,
        meant_for TEXT,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'in_doubt', 'withdrawn')),
        attempts INTEGER NOT NULL DEFAULT 0,
        next_at INTEGER,
        sent_at INTEGER,
        proof TEXT,
        error TEXT
      ) STRICT;
      INSERT INTO message_now (n, id, at, channel, audience, code, params, body, order_id, state, sent_at, proof, error)
        SELECT n, id, at, channel, audience, code, params, body, order_id, state, sent_at, proof, error FROM message;
      DROP TABLE message;
      ALTER TABLE message_now RENAME TO message;
      CREATE INDEX message_waiting ON message (n) WHERE state = 'waiting';
      CREATE INDEX message_sending ON message (n) WHERE state = 'sending';
      CREATE INDEX message_outside ON message (n) WHERE channel_id IS NOT NULL;
      -- What was queued goes out as it was queued, to whom it was meant for.
      CREATE TRIGGER message_stamped BEFORE UPDATE OF id, at, channel, audience, code, params, body, order_id, channel_id, subject, case_id, meant_for ON message
        BEGIN SELECT RAISE(ABORT, 'message: stays as it was queued'); END;
      CREATE TRIGGER message_sent_once BEFORE UPDATE OF state ON message WHEN OLD.state IN ('sent', 'withdrawn')
        BEGIN SELECT RAISE(ABORT, 'message: it has gone out, or never will'); END;
    `);
  },
};
