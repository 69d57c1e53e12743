import type { Message, MessageChannel, Messages } from '../../../../shared/core/ports/messages.ts';
import type { Db } from './open-database.ts';
import { assertInUnitOfWork } from './transaction-rules.ts';

interface Row {
  readonly id: string;
  readonly at: number;
  readonly channel: MessageChannel;
  readonly audience: string;
  readonly code: string;
  readonly params: string;
  readonly body: string;
  readonly order_id: string | null;
  readonly state: Message['state'];
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
  state: row.state,
  sentAt: row.sent_at,
  proof: row.proof,
  error: row.error,
});

export function createMessageStore(db: Db): Messages {
  const insert = db.prepare(`INSERT INTO message (id, at, channel, audience, code, params, body, order_id, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting')`);
  const selectWaiting = db.prepare<[number], Row>(`SELECT * FROM message WHERE state = 'waiting' ORDER BY n LIMIT ?`);
  const selectNewest = db.prepare<[string, number], Row>(`SELECT * FROM message WHERE audience IN (?, 'everybody') ORDER BY n DESC LIMIT ?`);
  // A message that went out stays as it was sent.
  const update = db.prepare(`UPDATE message SET state = ?, sent_at = ?, proof = ?, error = ? WHERE id = ? AND state <> 'sent'`);
  return {
    queue: (message) => {
      assertInUnitOfWork(db, 'a message');
      insert.run(message.id, message.at, message.channel, message.audience, message.code, JSON.stringify(message.params), message.body, message.orderId);
    },
    waiting: (limit) => selectWaiting.all(limit).map(toMessage),
    settle: (id, outcome) => {
      assertInUnitOfWork(db, 'a message');
      update.run(outcome.state, outcome.state === 'sent' ? outcome.at : null, outcome.proof, outcome.error, id);
    },
    newest: (audience, limit) => selectNewest.all(audience, limit).map(toMessage),
  };
}
