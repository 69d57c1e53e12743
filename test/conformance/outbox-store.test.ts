import { createInboundStore } from '../../electron/host/adapters/sqlite/outbox/inbound-store.ts';
import { applyMigrations } from '../../electron/host/adapters/sqlite/database/migrate.ts';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { openDatabase } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { createOutboxStore } from '../../electron/host/adapters/sqlite/outbox/outbox-store.ts';
import { createUnitOfWork } from '../../electron/host/adapters/sqlite/database/unit-of-work.ts';
import { createMemoryInboundStore, createMemoryOutboxStore } from '../fakes/memory-outbox-store.ts';
import { outboxStoreConformance } from './outbox-store.conformance.ts';

outboxStoreConformance('in memory', () => {
  const store = createMemoryOutboxStore();
  return { store, inbound: createMemoryInboundStore(), put: store.queue, close: () => undefined };
});

outboxStoreConformance('SQLite', () => {
  const db = openDatabase({ file: ':memory:' });
  applyMigrations(db, migrations);
  // Entries stand alone here: the orders they are about belong to other suites.
  db.pragma('foreign_keys = OFF');
  const unitOfWork = createUnitOfWork(db);
  const insert = db.prepare(
    `INSERT INTO outbox (id, seq, lane, order_n, order_ref, kind, payload, base_version, occurred_at, attempts, next_attempt_at, state, error, first_sent_at, sent_at, settled_at)
     VALUES (@id, @seq, @lane, 0, @orderRef, @kind, @payload, @baseVersion, @occurredAt, @attempts, @nextAttemptAt, @state, @lastError, @firstSentAt, @sentAt, @settledAt)`,
  );
  return {
    store: createOutboxStore({ db, unitOfWork, onSettled: () => undefined }),
    inbound: createInboundStore(db, unitOfWork, () => 1),
    put: (entries) => {
      for (const entry of entries)
        insert.run({ ...entry, payload: JSON.stringify(entry.payload), lastError: entry.lastError === null ? null : JSON.stringify(entry.lastError) });
    },
    close: () => db.close(),
  };
});
