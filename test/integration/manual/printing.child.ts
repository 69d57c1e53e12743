import { hash } from 'node:crypto';
import { openStorage } from '../../../electron/host/compose/open-storage.ts';
import { systemClock, systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import { createPrintJournalStore } from '../../../electron/host/adapters/sqlite/manual/print-journal-store.ts';

/** Puts a paper on disk and dies before anybody can print it: `node printing.child.ts FOLDER ORDER`. */
const [, , dataFolder = '', orderId = ''] = process.argv;
const storage = await openStorage({ dataFolder, clock: systemClock, ids: systemIds, workers: null, onBroken: () => {}, log: () => {} });
const papers = createPrintJournalStore(storage.db, 'DEAD');
storage.unitOfWork.run(() =>
  papers.add({
    id: 'job-1',
    documentNo: papers.nextNumber('pick_list'),
    kind: 'pick_list',
    copy: 1,
    reason: '',
    state: 'intended',
    waybill: '',
    contentHash: hash('sha256', orderId, 'hex'),
    orderIds: [orderId],
    intendedAt: 1,
    settledAt: null,
    by: 'amy',
  }),
);
process.stdout.write('on disk\n');
process.kill(process.pid, 'SIGKILL');
