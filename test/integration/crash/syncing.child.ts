import { writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { journalProbe } from '../../../electron/host/adapters/sqlite/journal/journal-store.ts';
import { takeBackup } from '../../../electron/host/adapters/sqlite/safety/backup.ts';
import { copyHere } from '../../../electron/host/adapters/sqlite/safety/copy-database.ts';
import { createInboundStore } from '../../../electron/host/adapters/sqlite/outbox/inbound-store.ts';
import { createOutboxStore } from '../../../electron/host/adapters/sqlite/outbox/outbox-store.ts';
import { createSiteStore } from '../../../electron/host/adapters/sqlite/site/site-store.ts';
import { systemClock, systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import { createOpenWmsConnector } from '../../../electron/host/adapters/wms/open-wms/open-wms-connector.ts';
import { composeOrderWork } from '../../../electron/host/compose/order-work.ts';
import { knownFailure, openStorage } from '../../../electron/host/compose/open-storage.ts';
import { processEntry } from '../../../electron/host/compose/process-entries.ts';
import { createSync } from '../../../electron/host/sync/create-sync.ts';
import { correct } from '../../../shared/core/order-file/decide/correct.ts';
import { integrateInbound } from '../../../shared/core/usecases/sync/integrate-inbound.ts';
import { createSettlementRecorder } from '../../../shared/core/usecases/sync/record-settlement.ts';
import type { CrashPoint } from './crash-points.ts';
import type { Storage } from '../../../electron/host/compose/open-storage.ts';

/**
 * The host's order and sync work against a real WMS, deciding as fast as it can. `CRASH_AT=point:nth` kills the process at the n-th passing of
 * a point; each decision is acknowledged on standard output once the use case returned. With `drain` it decides nothing and ends when
 * nothing waits any more.
 */
const [dataFolder = '', url = '', token = '', task = 'decide'] = process.argv.slice(2);
const [crashAt = '', nth = '0'] = (process.env['CRASH_AT'] ?? '').split(':');
let passed = 0;
function point(name: CrashPoint): void {
  if (name !== crashAt) return;
  passed += 1;
  if (passed !== Number(nth)) return;
  writeSync(1, `@${name}\n`);
  process.kill(process.pid, 'SIGKILL');
}
/** Between two points. */
function through<T>(before: CrashPoint, after: CrashPoint, work: () => T): T {
  point(before);
  const made = work();
  point(after);
  return made;
}

const programFolder = path.resolve(import.meta.dirname, '../../..');
const opened = await openStorage({
  dataFolder,
  clock: systemClock,
  ids: systemIds,
  workers: null,
  onBroken: () => process.exit(70),
  log: () => undefined,
});
/** Every transaction of the host passes here. */
const storage: Storage = {
  ...opened,
  unitOfWork: {
    run: (work) => {
      point('before_begin');
      const result = opened.unitOfWork.run(() => {
        const made = work();
        point('before_commit');
        return made;
      });
      point('after_commit');
      return result;
    },
  },
};
const settings = createSiteStore(storage.db, 'Asia/Shanghai');
const work = composeOrderWork({
  storage,
  settings,
  clock: systemClock,
  ids: systemIds,
  resourcesFolder: path.join(programFolder, 'resources'),
  importWorkerUrl: processEntry('import-worker', programFolder),
  onRecorded: () => sync.wake(),
  onImport: () => undefined,
});
const stored = createOutboxStore({ db: storage.db, unitOfWork: storage.unitOfWork, onSettled: createSettlementRecorder(() => work.settlementDeps) });
const outbox: typeof stored = {
  ...stored,
  markSending: (ids, at) => through('before_mark', 'after_mark', () => stored.markSending(ids, at)),
  settle: (settlements, also) => through('before_settle', 'after_settle', () => stored.settle(settlements, also)),
};
const inbound = createInboundStore(storage.db, storage.unitOfWork, systemClock.now);
const plain = createOpenWmsConnector({ baseUrl: url, token, timeoutMs: 2_000 });
const connector: typeof plain = {
  ...plain,
  send: async (changes, signal) => {
    point('before_send');
    const sent = plain.send(changes, signal);
    point('while_sending');
    const reply = await sent;
    point('after_response');
    return reply;
  },
};
const sync = createSync({
  outbox,
  inbound,
  connector,
  clock: systemClock,
  random: Math.random,
  pace: { pullEveryMs: 200 },
  onInbound: () =>
    through('before_integrate', 'after_integrate', () =>
      integrateInbound({
        ...work.importDeps,
        outboxQueue: outbox,
        differences: work.differences,
        records: inbound,
        understand: (record) => {
          point('between_records');
          return connector.understand(record);
        },
        isStorageFailure: (thrown) => knownFailure(thrown) !== null,
        nowAt: systemClock.now,
        lane: outbox.lane,
        acknowledged: (lane) => outbox.list({ lane, states: ['acknowledged'], limit: 10 }),
      }),
    ),
});
const backUp = async (): Promise<void> => {
  point('before_backup');
  await takeBackup(storage.db, 'manual', {
    folder: path.join(dataFolder, 'backups'),
    now: systemClock.now,
    journal: journalProbe,
    makeCopy: async (db, file) => {
      const fault = await copyHere(db, file);
      point('backup_copied');
      return fault;
    },
  });
  point('after_backup');
};
sync.start();
const BACK_UP_EVERY = 40;
const orders = storage.db.prepare<[], string>('SELECT id FROM orders ORDER BY n').pluck();
if (task === 'drain') {
  for (let quiet = 0; quiet < 3;) {
    const { waiting, sending } = sync.status();
    quiet = waiting + sending === 0 && orders.all().length > 0 ? quiet + 1 : 0;
    await sleep(100);
  }
  process.exit(0);
}
for (let count = 0; ; count += 1) {
  const ids = orders.all();
  const id = ids[count % Math.max(1, ids.length)];
  if (id !== undefined) {
    const recorded = work.recorder.onOrder(id, { kind: 'person', userId: 'clerk' }, (file, context) =>
      correct(file, [{ field: 'carrier', from: file.order.carrier, to: `C${process.pid}-${count}` }], null, () => [], context),
    );
    point('after_reply');
    if (recorded.ok) writeSync(1, `${recorded.value.seq}\n`);
  }
  if (count % BACK_UP_EVERY === BACK_UP_EVERY - 1) await backUp();
  await sleep(2);
}
