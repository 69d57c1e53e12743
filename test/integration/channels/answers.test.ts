import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnswersHandlers } from '../../../electron/host/handlers/answers-handlers.ts';
import type { CallContext } from '../../../shared/contract/define-contract.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import type { UserId } from '../../../shared/core/user/user.ts';
import { draftOrder, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

let house: WorkHouse;
beforeEach(async () => void (house = await openWorkHouse()));
afterEach(() => house.close());

const clerk: CallContext<Acting> = {
  caller: { kind: 'window', sessionId: 'w1' },
  actor: { kind: 'person', userId: 'clerk-1' as UserId, roles: ['clerk'] },
};

function openDesk() {
  const { work, settings } = house;
  const [orderId] = house.takeIn(
    draftOrder({ recipient: { ...emptyRecipient, name: '林小满', phone: '13800138000', province: '浙江省', city: '杭州市', detail: '听雨路12号' } }),
  );
  const handlers = createAnswersHandlers({
    orderFiles: work.orderFiles,
    recorder: work.recorder,
    check: work.check,
    divisions: work.divisions,
    settings,
    mask: (recipient) => recipient,
    learnAddress: () => {},
  });
  const file = () => {
    const found = work.orderFiles.load(orderId as OrderId);
    if (found === null) throw new Error('the order was not taken in');
    return found;
  };
  const types = () => house.storage.db.prepare<[], string>('SELECT type FROM journal ORDER BY n').pluck().all();
  return { ...handlers, file, types, caseId: file().cases[0]?.id ?? '' };
}

describe('an answer pasted back', () => {
  it('is read, shown, recorded with its words and taken over, after which nothing is wrong any more', async () => {
    const { read, accept, file, types, caseId } = openDesk();
    const reading = await read({ caseId, text: '是余杭区的' }, clerk);
    if (!reading.ok) throw new Error(reading.error.code);
    expect(reading.value).toMatchObject({ changes: [{ field: 'recipient.district', from: '', to: '余杭区' }], sure: true, quote: null });
    const seen = reading.value.changes.map(({ field, to }) => ({ field, to }));
    expect(await accept({ caseId, text: '是余杭区的', channel: 'chat', to: 'customer', take: true, seen }, clerk)).toMatchObject({ ok: true });
    expect(file().order.recipient).toMatchObject({ district: '余杭区', detail: '听雨路12号' });
    expect(file().cases[0]?.findings.map(({ code }) => code)).toEqual([]);
    expect(types().slice(-8)).toEqual(expect.arrayContaining(['case.contacted', 'order.corrected']));
  });

  it('is only written down where it is not taken over', async () => {
    const { accept, file, types, caseId } = openDesk();
    expect(await accept({ caseId, text: '是余杭区的', channel: 'chat', to: 'customer', take: false, seen: [] }, clerk)).toMatchObject({ ok: true });
    expect(file().order.recipient.district).toBe('');
    expect(types()).toContain('case.contacted');
    expect(types()).not.toContain('order.corrected');
  });

  it('is refused whole when it reads otherwise than it was shown, and nothing is recorded', async () => {
    const { accept, types, caseId } = openDesk();
    const seen = [{ field: 'recipient.district', to: '西湖区' }];
    expect(await accept({ caseId, text: '是余杭区的', channel: 'chat', to: 'customer', take: true, seen }, clerk)).toMatchObject({
      ok: false,
      error: { code: 'answer_read_anew' },
    });
    expect(await accept({ caseId, text: '好的谢谢', channel: 'chat', to: 'customer', take: true, seen: [] }, clerk)).toMatchObject({ ok: false });
    expect(types()).not.toContain('case.contacted');
  });
});
