import { afterEach, expect, test } from 'vitest';
import type { StockIncidentDto } from '../../../shared/contract/stock.contract.ts';
import { messageSettled } from '../../../shared/core/usecases/messages/message-settled.ts';
import { channelOf } from '../../fixtures/outside-message.ts';
import { anna, CUP, HOUR, openStockHouse, type StockHouse } from '../../fixtures/stock-house.ts';
import { MORNING } from '../../fixtures/work-house.ts';

let house: StockHouse;
afterEach(() => house.close());

const told = (): StockIncidentDto['told'] => {
  const reply = house.stock.handlers.incident({ ...CUP, choice: null } as never, anna) as { readonly value: StockIncidentDto };
  return reply.value.told;
};
const tell = (subject: string, channel: 'mail' | 'chat' = 'mail') =>
  house.stock.handlers.tell({ ...CUP, channel, subject, text: 'Three cups short.', replyBy: MORNING + HOUR, defaultWay: 'wait', defaultText: 'we wait' }, anna);

test('the message leaves by the merchant’s own channel; its orders count as told when the other side took it, not before', async () => {
  house = await openStockHouse([channelOf({ id: 'post', kind: 'smtp', active: true, merchants: [{ merchant: 'QH', to: 'chen@qh.example' }] })]);
  const id = house.order(['CUP', 3]);
  house.count('CUP', 0);
  expect(tell('')).toMatchObject({ error: { code: 'message_subject_missing' } });
  expect(tell('CUP\r\nBcc: all@example.com')).toMatchObject({ ok: true, value: { orders: 1, sent: true } });
  const clock = () => house.shortage(id)?.clocks.find(({ name }) => name === 'merchant_told')?.stoppedAt;
  expect([clock(), house.shortage(id)?.waitingFor]).toEqual([null, 'merchant']);
  const message = house.work.messages.waiting(5).find(({ channel }) => channel === 'mail');
  if (message === undefined) throw new Error('no message');
  expect(message.outside).toMatchObject({ channelId: 'post', address: 'chen@qh.example', to: 'merchant', caseId: null });
  expect(message.outside?.subject).not.toMatch(/[\r\n]/u);
  expect(told()?.message).toMatchObject({ state: 'waiting', channel: 'mail' });

  const settle = (state: 'failed' | 'sent', at: number): void => {
    const outcome = { state, at, proof: state === 'sent' ? '250 ok' : null, error: state === 'failed' ? '554 no' : null };
    house.storage.unitOfWork.run(() => {
      house.work.messages.settle(message.id, outcome);
      messageSettled(message, outcome, null, {
        ...house.work.importDeps,
        reader: house.storage.journal,
        rungWords: ({ channel }) => channel,
        onSettled: (one, how, actor) => void house.stock.telling.settled(one, how, actor),
      });
    });
  };
  settle('failed', MORNING + 5);
  expect([clock(), told()?.message?.state, told()?.message?.error]).toEqual([null, 'failed', '554 no']);
  settle('sent', MORNING + 60_000);
  expect([clock(), told()?.message?.state]).toEqual([MORNING + 60_000, 'sent']);
  const entries = [...house.storage.journal.walk()].map(({ type, data }) => [type, data] as const);
  expect(entries.findLast(([type]) => type === 'stock.merchantTold')?.[1]).toMatchObject({ sku: 'CUP', proof: '250 ok', orders: [id] });
});

test('a merchant no channel reaches is told by hand, and that counts at once', async () => {
  house = await openStockHouse([channelOf({ id: 'post', kind: 'smtp', active: true, merchants: [{ merchant: 'TM', to: 'x@tm.example' }] })]);
  const id = house.order(['CUP', 3]);
  house.count('CUP', 0);
  expect(tell('CUP', 'chat')).toMatchObject({ ok: true, value: { sent: false } });
  expect(house.shortage(id)?.clocks.find(({ name }) => name === 'merchant_told')?.stoppedAt).toBe(MORNING);
  expect(told()?.message).toBeNull();
});

test('who agreed to it hears once of what fell below its safety stock, and again when it fell anew', async () => {
  house = await openStockHouse([channelOf({ id: 'post', kind: 'smtp', active: true, merchants: [{ merchant: 'QH', to: 'chen@qh.example' }] })]);
  const { work, storage, stock } = house;
  const level = (sku: string, onHand: number): void =>
    storage.unitOfWork.run(() =>
      work.goods.putStock([{ merchant: 'QH', sku, warehouse: '', location: 'A', onHand, safetyStock: 5, asOf: work.importDeps.clock.now() }]),
    );
  house.order(['CUP', 1]);
  level('CUP', 3);
  level('JUG', 4);
  expect(stock.warnLow()).toBe(0);
  const agreements = [{ merchant: 'QH', replyHours: 4, noAnswer: 'wait' as const, warnsLow: true }];
  storage.unitOfWork.run(() => work.stockRules.save({ ...work.stockRules.read(), agreements }));
  expect([stock.warnLow(), stock.warnLow()]).toEqual([1, 0]);
  const sent = work.messages.waiting(9).filter(({ channel }) => channel === 'mail');
  expect(sent).toMatchObject([{ audience: 'merchant:QH', outside: { channelId: 'post', address: 'chen@qh.example', caseId: null } }]);
  level('CUP', 9);
  expect(stock.warnLow()).toBe(0);
  level('CUP', 2);
  expect(stock.warnLow()).toBe(1);
  expect([...storage.journal.walk()].filter(({ type }) => type === 'stock.lowWarned').map(({ data }) => data['skus'])).toMatchObject([
    [{ sku: 'CUP', free: 3, orders: 1 }, { sku: 'JUG' }],
    [{ sku: 'CUP', free: 2 }],
  ]);
});
