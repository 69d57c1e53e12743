import { copyFileSync, cpSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeptDocument } from '../../../electron/host/adapters/sqlite/database/kept-document-store.ts';
import { createOutboxStore } from '../../../electron/host/adapters/sqlite/outbox/outbox-store.ts';
import { createWaybillPoolStore } from '../../../electron/host/adapters/sqlite/manual/waybill-pool-store.ts';
import { createMessageStore } from '../../../electron/host/adapters/sqlite/outbox/message-store.ts';
import { stageRestore } from '../../../electron/host/adapters/sqlite/safety/restore.ts';
import { systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import { databaseFile, openStorage, type Storage } from '../../../electron/host/compose/open-storage.ts';
import { NO_CHANNELS } from '../../../shared/core/channel/channel.ts';
import { placeHold } from '../../../shared/core/order-file/decide/holds.ts';
import { doubtUnsent } from '../../../shared/core/outbox/outbox-rules.ts';
import { settleBlockDoubt, takeInBlock } from '../../../shared/core/usecases/printing/keep-pools.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { clerk, draftOrder, MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

let house: WorkHouse;
let orderId: string;
beforeEach(async () => {
  house = await openWorkHouse();
  [orderId = ''] = house.takeIn(draftOrder());
  house.storage.db.exec(`UPDATE orders SET wms_ref = 'W-1', wms_version = 1`);
});
afterEach(() => house.close());

const clock = { now: () => MORNING, mono: () => MORNING };
const open = (dataFolder: string): Promise<Storage> => openStorage({ dataFolder, clock, ids: systemIds, workers: null, onBroken: () => {}, log: () => {} });
const partsOf = ({ db, unitOfWork, journal }: Storage) => ({
  outbox: createOutboxStore({ db, unitOfWork, onSettled: () => undefined }),
  messages: createMessageStore(db),
  poolDeps: { pools: createWaybillPoolStore(db), unitOfWork, journal, clock, ids: systemIds },
});

/** Something of every kind waits, and a backup is taken of it. */
async function backUpWhatWaits() {
  const { storage, work } = house;
  const { messages, poolDeps } = partsOf(storage);
  work.recorder.onOrder(orderId, clerk, (file, context) =>
    placeHold(file, { reason: 'wait', liftableBy: 'owner', ifNobody: 'stays', reviewAt: null }, context),
  );
  createKeptDocument(storage.db, 'channels', NO_CHANNELS);
  storage.unitOfWork.run(() => {
    const message = { at: MORNING, audience: 'customer', code: 'x', params: {}, body: 'hello', orderId };
    messages.queue({ ...message, id: 'm1', channel: 'mail', outside: { channelId: 'c', address: 'a@b.example', subject: '', caseId: null, to: 'customer' } });
    messages.queue({ ...message, id: 'm2', channel: 'in_app' });
  });
  takeInBlock({ carrier: 'SF', name: 'block.csv', text: 'SF1000000001\nSF1000000002\nSF1000000003\n' }, clerk, poolDeps);
  return { backup: await storage.backUp(), folder: path.dirname(storage.db.name) };
}

describe('a database that was put back to an earlier state', () => {
  it('sends nothing blindly that the life after the backup may have sent, mailed or stuck on a parcel', async () => {
    const { backup, folder } = await backUpWhatWaits();
    const waited = partsOf(house.storage).outbox.lane(orderId);
    expect(waited.length).toBeGreaterThan(0);
    // The life that is lost does all of it.
    house.storage.db.exec(`UPDATE outbox SET state = 'acknowledged', settled_at = 1; UPDATE message SET state = 'sent'`);
    house.storage.unitOfWork.run(() => partsOf(house.storage).poolDeps.pools.take('SF', orderId, MORNING));
    await house.storage.close();
    stageRestore({ backupFile: backup.file, file: databaseFile(folder), asideFolder: path.join(folder, 'aside'), at: MORNING, incarnationId: 'another' });

    const storage = await open(folder);
    const { outbox, messages, poolDeps } = partsOf(storage);
    expect(outbox.lane(orderId)).toEqual(waited.map(doubtUnsent));
    expect(outbox.list({ states: ['pending'], attempted: true })).toHaveLength(waited.length);
    expect(['m1', 'm2'].map((id) => messages.find(id)?.state)).toEqual(['in_doubt', 'waiting']);
    const take = () => storage.unitOfWork.run(() => poolDeps.pools.take('SF', orderId, MORNING));
    expect([take(), poolDeps.pools.left('SF')]).toEqual([null, 0]);
    expect(storage.notices).toContainEqual({ code: 'storage.doubted', params: { changes: waited.length, messages: 1, waybillBlocks: 1 } });

    // A person looks at the newest label, and the block goes on behind it.
    const blockId = poolDeps.pools.blocks()[0]?.id ?? '';
    expect(settleBlockDoubt(blockId, 'SF9', clerk, poolDeps)).toMatchObject({ ok: false, error: { code: 'block_number_not_free' } });
    expect(settleBlockDoubt(blockId, 'SF1000000001', clerk, poolDeps)).toEqual({ ok: true, value: 1 });
    expect(settleBlockDoubt(blockId, null, clerk, poolDeps)).toMatchObject({ ok: false, error: { code: 'block_not_doubted' } });
    expect(take()).toBe('SF1000000002');
    expect(storage.journal.verify().whole).toBe(true);
    await storage.close();

    // Once: the next start of the same life doubts nothing.
    const next = await open(folder);
    expect([next.notices, partsOf(next).poolDeps.pools.blocks()[0]?.doubted]).toEqual([[], false]);
    await next.close();
    house = await openWorkHouse();
  });

  it.each([
    ['copied to another place', 'cloned'],
    ['copied over by an older file', 'rolled_back'],
  ])('%s, it doubts the same', async (_, change) => {
    const { backup, folder } = await backUpWhatWaits();
    let place = folder;
    house.takeIn(draftOrder());
    await house.storage.close();
    if (change === 'cloned') {
      place = path.join(tempFolder(), 'copy');
      cpSync(folder, place, { recursive: true });
    } else copyFileSync(backup.file, databaseFile(folder));
    const storage = await open(place);
    expect(storage.identity.change).toBe(change);
    expect(storage.notices.map(({ code }) => code)).toEqual([`storage.${change}`, 'storage.doubted']);
    expect(
      partsOf(storage)
        .outbox.lane(orderId)
        .every(({ firstSentAt }) => firstSentAt === 0),
    ).toBe(true);
    await storage.close();
    house = await openWorkHouse();
  });
});
