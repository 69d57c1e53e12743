import { openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as others } from 'node:timers/promises';
import { createDifferenceStore } from '../../../electron/host/adapters/sqlite/orders/difference-store.ts';
import { takeBackup, type Backup } from '../../../electron/host/adapters/sqlite/safety/backup.ts';
import { copyInThread } from '../../../electron/host/adapters/sqlite/safety/copy-database.ts';
import { createJournalStore, journalProbe } from '../../../electron/host/adapters/sqlite/journal/journal-store.ts';
import { applyMigrations } from '../../../electron/host/adapters/sqlite/database/migrate.ts';
import { migrations } from '../../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { openDatabase } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import { createOrderFileStore } from '../../../electron/host/adapters/sqlite/orders/order-file-store.ts';
import { createOutboxStore } from '../../../electron/host/adapters/sqlite/outbox/outbox-store.ts';
import { quietSteps } from '../../../electron/host/adapters/sqlite/database/quiet-steps.ts';
import { createSearchIndex } from '../../../electron/host/adapters/sqlite/search/search-index.ts';
import { createUnitOfWork } from '../../../electron/host/adapters/sqlite/database/unit-of-work.ts';
import { correct } from '../../../shared/core/order-file/decide/correct.ts';
import { takeInNew } from '../../../shared/core/usecases/intake/take-in-order.ts';
import { createDecisionRecorder } from '../../../shared/core/usecases/cases/record-decision.ts';
import { onAnswer } from '../../../shared/core/outbox/outbox-rules.ts';
import { draftOrder } from '../../fixtures/work-house.ts';

/**
 * The shipped writer for the power-cut log: migrations, decisions with state, journal, outbox and search, what waits until it is quiet,
 * settlements, and half-way a copy of the database in its own thread, while decisions go on.
 * The number of each decision is acknowledged in a file of its own once the use case returned.
 */
const [file = '', count = '300', synchronous = 'FULL', ackFile = '', checkpointPages = '1000'] = process.argv.slice(2);
const db = openDatabase({ file });
applyMigrations(db, migrations);
if (synchronous !== 'FULL') db.pragma(`synchronous = ${synchronous}`); // only the control of the power-cut test
db.pragma(`wal_autocheckpoint = ${checkpointPages}`);
let made = 0;
const ids = { next: () => `id-${String((made += 1)).padStart(8, '0')}` };
const clock = { now: () => 1, mono: () => 1 };
const unitOfWork = createUnitOfWork(db);
const journal = createJournalStore(db, { stationId: 'station', incarnationId: 'life' }, ids, 0);
createDifferenceStore(db);
const orderFiles = createOrderFileStore({
  db,
  index: createSearchIndex(db, unitOfWork),
  deadlineOf: () => ({ warnAt: 1, dueAt: 2 }),
  fingerprintOf: () => null,
});
const outbox = createOutboxStore({ db, unitOfWork, onSettled: () => undefined });
const recorder = createDecisionRecorder({
  unitOfWork,
  journal,
  orderFiles,
  outboxQueue: outbox,
  clock,
  ids,
  clockRules: () => [],
  onRecorded: () => undefined,
});
const clerk = { kind: 'person', userId: 'clerk' } as const;
const orders = unitOfWork.run(() =>
  Array.from({ length: 20 }, () => {
    const decision = takeInNew(draftOrder(), { decide: recorder.contextOf(clerk), importId: 'i', wms: { ref: ids.next(), version: 1 }, check: () => [] });
    recorder.write(null, decision, clerk, 1, ids.next());
    return decision.after.order.id;
  }),
);
const beQuiet = (): void => unitOfWork.run(() => quietSteps(db).forEach((step) => step()));
const acks = openSync(ackFile, 'w');
const makeCopy = copyInThread(new URL('../../../electron/host/adapters/sqlite/safety/backup-worker.ts', import.meta.url), 'givingWay');
let backup: Promise<Backup> | undefined;
for (let decision = 1; decision <= Number(count); decision += 1) {
  const id = orders[decision % orders.length] ?? '';
  const recorded = recorder.onOrder(id, clerk, (order, context) =>
    correct(order, [{ field: 'recipient.detail', from: order.order.recipient.detail, to: `演练路${decision}号` }], null, () => [], context),
  );
  if (!recorded.ok) throw new Error(recorded.error.code);
  writeSync(acks, `${decision}\n`);
  if (decision % 25 === 0) beQuiet();
  if (decision % 10 === 0) {
    const sent = outbox.markSending(
      outbox.due(9, 20).map((entry) => entry.id),
      2,
    );
    const yes = { outcome: 'accepted', orderRef: 'W', previousVersion: 1, version: 1 } as const;
    outbox.settle(sent.map((entry) => ({ entry: onAnswer(entry, yes, 3, 0), answer: yes, followers: [] })));
  }
  if (decision === Math.floor(Number(count) / 2))
    backup = takeBackup(db, 'hourly', { folder: path.join(path.dirname(file), 'backups'), now: () => 1_700_000_000_000, journal: journalProbe, makeCopy });
  await others();
}
await backup;
process.exit(0); // without closing: a clean close would checkpoint
