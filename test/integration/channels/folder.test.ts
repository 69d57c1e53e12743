import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { composeChannels } from '../../../electron/host/compose/channels-work.ts';
import { systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import { createMessagePump } from '../../../electron/host/sync/message-pump.ts';
import { channelOf } from '../../fixtures/outside-message.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { createSeededChance } from '../../fakes/seeded-chance.ts';
import { createMemorySecretStore } from '../../fakes/memory-secret-store.ts';
import { draftBadAddress, MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

let house: WorkHouse;
beforeEach(async () => void (house = await openWorkHouse()));
afterEach(() => house.close());

const administrator = { actor: { kind: 'person', userId: 'boss', roles: ['administrator'] } } as never;
const clerk = { actor: { kind: 'person', userId: 'clerk-1', roles: ['clerk'] } } as never;

/** An administrator chooses a folder for a merchant in the settings' own calls; a clerk writes to the merchant at the desk; the host's pump carries it. */
function openDesk(folder: string) {
  const { storage, work, settings } = house;
  let now = MORNING;
  const clock = { now: () => now, mono: () => now };
  const composed = composeChannels({
    storage,
    work,
    settings,
    secrets: createMemorySecretStore(),
    clock,
    ids: systemIds,
    chance: createSeededChance(),
    say: () => (code) => code,
    changed: () => {},
    onMessage: () => {},
    onSettled: () => {},
  });
  const openPump = () => createMessagePump({ ...composed.pump, messages: work.messages, unitOfWork: storage.unitOfWork, clock });
  const [orderId = ''] = house.takeIn(draftBadAddress());
  const caseId = work.orderFiles.load(orderId)?.cases[0]?.id ?? '';
  const channel = channelOf({
    id: 'ch-folder',
    kind: 'folder',
    name: 'ERP',
    customers: false,
    merchants: [{ merchant: 'QH', to: '' }],
    host: '',
    from: '',
    url: folder,
  });
  return {
    openPump,
    save: (parts = {}) =>
      composed.handlers.channels.save({ channel: { ...channel, merchants: [{ merchant: 'QH', to: '' }], ...parts }, secrets: {} }, administrator),
    test: () => composed.handlers.channels.test({ channelId: 'ch-folder', to: '' }, administrator),
    send: () =>
      composed.handlers.messages.send({ caseId, way: 'chat', to: 'merchant', subject: '地址不全', body: '请补门牌号。', next: null } as never, clerk) as {
        readonly ok: boolean;
      },
    pass: (ms: number) => void (now += ms),
    message: () => work.messages.outside([], 1)[0],
    orderNo: work.orderFiles.load(orderId)?.order.platformOrderNo ?? '',
  };
}

it('what is written to a merchant becomes a file in the folder chosen for it, with its name as the proof', async () => {
  const folder = tempFolder();
  const desk = openDesk(folder);
  expect(await desk.save()).toMatchObject({ ok: true });
  expect(desk.send()).toMatchObject({ ok: true });
  await desk.openPump().wake();
  const [name = '', ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  expect(desk.message()).toMatchObject({ state: 'sent', proof: name });
  expect(readFileSync(path.join(folder, name), 'utf8')).toBe(`To: merchant:QH\nOrder: ${desk.orderNo}\nSubject: 地址不全\n\n请补门牌号。`);
  expect(await desk.test()).toMatchObject({ ok: true, value: { arrived: true } });
  expect(readdirSync(folder)).toHaveLength(2);
});

it('waits for a folder that is away, makes none of its own, and goes when it is back', async () => {
  const root = tempFolder();
  const [folder, away] = [path.join(root, 'share'), path.join(root, 'away')];
  mkdirSync(away);
  const desk = openDesk(folder);
  await desk.save();
  desk.send();
  const pump = desk.openPump();
  await pump.wake();
  expect(desk.message()).toMatchObject({ state: 'waiting', error: 'folder_gone' });
  expect(readdirSync(root)).toEqual(['away']);
  renameSync(away, folder);
  desk.pass(10 * 60_000);
  await pump.wake();
  expect(desk.message()).toMatchObject({ state: 'sent' });
  expect(readdirSync(folder)).toHaveLength(1);
  await pump.close();
});

it('goes again after the program ended while it was being written: a file twice is the same file', async () => {
  const folder = tempFolder();
  const desk = openDesk(folder);
  await desk.save();
  desk.send();
  const id = desk.message()?.id ?? '';
  house.storage.unitOfWork.run(() => house.work.messages.begin(id));
  await desk.openPump().wake();
  expect(desk.message()).toMatchObject({ state: 'sent', attempts: 2 });
  expect(readdirSync(folder)).toEqual([`${id}.txt`]);
});

it.each(['', 'orders', './orders', '/tmp/../etc', '/', 'https://erp.example/orders', '/tmp/a\u0000b'])('a folder %j is no whole path of one', async (url) => {
  expect(await openDesk(tempFolder()).save({ url })).toMatchObject({ ok: false, error: { code: 'channel_wrong', params: { problem: 'folder_wrong' } } });
});

it.each(['/srv/orders', 'C:\\Orders\\out', '\\\\server\\share\\out', '/srv/商家 消息'])('a folder %j may be chosen', async (url) => {
  expect(await openDesk(tempFolder()).save({ url })).toMatchObject({ ok: true });
});
