import type { Message, MessageChannel, Messages, Outside } from '../../../../../shared/core/ports/messages.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

interface Row {
  readonly id: string;
  readonly at: number;
  readonly channel: MessageChannel;
  readonly audience: string;
  readonly code: string;
  readonly params: string;
  readonly body: string;
  readonly order_id: string | null;
  readonly channel_id: string | null;
  readonly address: string | null;
  readonly subject: string | null;
  readonly case_id: string | null;
  readonly meant_for: Outside['to'] | null;
  readonly state: Message['state'];
  readonly attempts: number;
  readonly next_at: number | null;
  readonly sent_at: number | null;
  readonly proof: string | null;
  readonly error: string | null;
}

const toMessage = (row: Row): Message => ({
  id: row.id,
  at: row.at,
  channel: row.channel,
  audience: row.audience,
  code: row.code,
  params: JSON.parse(row.params) as Message['params'],
  body: row.body,
  orderId: row.order_id,
  ...(row.channel_id !== null && {
    outside: { channelId: row.channel_id, address: row.address ?? '', subject: row.subject ?? '', caseId: row.case_id, to: row.meant_for ?? 'merchant' },
  }),
  state: row.state,
  attempts: row.attempts,
  nextAt: row.next_at,
  sentAt: row.sent_at,
  proof: row.proof,
  error: row.error,
});

export function createMessageStore(db: Db): Messages {
  const insert = db.prepare(
    `INSERT INTO message (id, at, channel, audience, code, params, body, order_id, channel_id, address, subject, case_id, meant_for, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')`,
  );
  const selectWaiting = db.prepare<[number, number], Row>(`SELECT * FROM message WHERE state = 'waiting' AND coalesce(next_at, 0) <= ? ORDER BY n LIMIT ?`);
  const selectNextDue = db.prepare<[number], number | null>(`SELECT min(next_at) FROM message WHERE state = 'waiting' AND next_at > ?`).pluck();
  const selectSending = db.prepare<[], Row>(`SELECT * FROM message WHERE state = 'sending' ORDER BY n`);
  const selectOne = db.prepare<[string], Row>('SELECT * FROM message WHERE id = ?');
  const selectNewest = db.prepare<[string, number], Row>(`SELECT * FROM message WHERE audience IN (?, 'everybody') ORDER BY n DESC LIMIT ?`);
  const selectOutside = db.prepare<[string, string, number], Row>(
    `SELECT * FROM message WHERE channel_id IS NOT NULL AND (? = '[]' OR state IN (SELECT value FROM json_each(?))) ORDER BY n DESC LIMIT ?`,
  );
  const begin = db.prepare(`UPDATE message SET state = 'sending', attempts = attempts + 1, next_at = NULL WHERE id = ? AND state = 'waiting'`);
  // A message that went out stays as it was sent, and one that was withdrawn never goes.
  const update = db.prepare(`UPDATE message SET state = ?, sent_at = ?, proof = ?, error = ?, next_at = ? WHERE id = ? AND state NOT IN ('sent', 'withdrawn')`);
  return {
    queue: ({ outside, ...message }) => {
      assertInUnitOfWork(db, 'a message');
      insert.run(
        message.id,
        message.at,
        message.channel,
        message.audience,
        message.code,
        JSON.stringify(message.params),
        message.body,
        message.orderId,
        outside?.channelId ?? null,
        outside?.address ?? null,
        outside?.subject ?? null,
        outside?.caseId ?? null,
        outside?.to ?? null,
      );
    },
    waiting: (limit, nowAt = Number.MAX_SAFE_INTEGER) => selectWaiting.all(nowAt, limit).map(toMessage),
    nextDueAt: (nowAt) => selectNextDue.get(nowAt) ?? null,
    begin: (id) => {
      assertInUnitOfWork(db, 'a message');
      begin.run(id);
    },
    settle: (id, { state, at, proof, error, nextAt }) => {
      assertInUnitOfWork(db, 'a message');
      update.run(state, state === 'sent' ? at : null, proof, error, nextAt ?? null, id);
    },
    find: (id) => {
      const row = selectOne.get(id);
      return row === undefined ? null : toMessage(row);
    },
    interrupted: () => selectSending.all().map(toMessage),
    newest: (audience, limit) => selectNewest.all(audience, limit).map(toMessage),
    outside: (states, limit) => selectOutside.all(JSON.stringify(states), JSON.stringify(states), limit).map(toMessage),
  };
}
