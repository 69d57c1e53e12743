import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeMessageTexts } from '../../../electron/host/compose/message-texts.ts';
import { composeTemplates, createTemplateBook } from '../../../electron/host/compose/templates-work.ts';
import { messagesFor } from '../../../electron/host/handlers/message-texts.ts';
import type { CallContext } from '../../../shared/contract/define-contract.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import type { UserId } from '../../../shared/core/user/user.ts';
import path from 'node:path';
import { draftOrder, MORNING, openWorkHouse, programFolder, type WorkHouse } from '../../fixtures/work-house.ts';

let house: WorkHouse;
beforeEach(async () => void (house = await openWorkHouse()));
afterEach(() => house.close());

const administrator: CallContext<Acting> = {
  caller: { kind: 'window', sessionId: 'w1' },
  actor: { kind: 'person', userId: 'admin-1' as UserId, roles: ['administrator'] },
};
const SMS = { id: 'address_customer_sms', locale: 'en' } as const;

function openDesk() {
  const { storage, work, settings } = house;
  const texts = composeMessageTexts({
    settings,
    resourcesFolder: path.join(programFolder, 'resources'),
    book: createTemplateBook(storage.db),
    say: () => (key) => key,
    timeZone: () => 'Asia/Shanghai',
  });
  const [orderId] = house.takeIn(
    draftOrder({ recipient: { ...emptyRecipient, name: '林小满 {callback} https://evil.example.com', phone: '13800138000', detail: '梧桐里' } }),
  );
  const handlers = composeTemplates({ storage, work, clock: { now: () => MORNING, mono: () => 0 }, texts, personName: (id) => id });
  const file = work.orderFiles.load(orderId as OrderId);
  if (file === null) throw new Error('the order was not taken in');
  return { ...handlers, texts, file };
}

describe('the texts of messages', () => {
  it('are shown with a real order before they are kept, masked, and what an order says opens nothing', async () => {
    const { preview, file } = openDesk();
    const shown = await preview({ ...SMS, subject: '', body: '{customer}: {order_no}, call {callback}', platformOrderNo: '' }, administrator);
    if (!shown.ok) throw new Error(shown.error.code);
    expect(shown.value).toMatchObject({ platformOrderNo: file.order.platformOrderNo, missing: [expect.any(String)], problems: [] });
    expect(shown.value.body).not.toMatch(/林小满|https:/u);
    expect(await preview({ ...SMS, subject: '', body: 'x', platformOrderNo: 'NOT-HERE' }, administrator)).toMatchObject({ ok: false });
  });

  it('are kept with who and when, begin the next message, and go back to what they were', async () => {
    const { save, list, texts, file } = openDesk();
    const [one] = file.cases;
    if (one === undefined) throw new Error('no exception was opened');
    const begins = () => messagesFor(one, file, texts).find(({ id, locale }) => id === SMS.id && locale === SMS.locale)?.body;
    const shipped = begins();
    expect(await save({ ...SMS, subject: '', body: 'Order {order_tail}: please answer.' }, administrator)).toEqual({ ok: true, value: {} });
    expect(begins()).toBe(`Order ${file.order.platformOrderNo.slice(-4)}: please answer.`);
    const listed = await list({}, administrator);
    if (!listed.ok) throw new Error(listed.error.code);
    const template = listed.value.templates.find(({ id, locale }) => id === SMS.id && locale === SMS.locale);
    expect(template?.versions).toEqual([{ subject: '', body: 'Order {order_tail}: please answer.', savedAt: MORNING, savedBy: 'admin-1' }]);
    await save({ ...SMS, subject: '', body: template?.shipped.body ?? '' }, administrator);
    expect(begins()).toBe(shipped);
    const written = house.storage.db.prepare("SELECT count(*) FROM journal WHERE type = 'template.changed'").pluck().get();
    expect(written).toBe(2);
  });

  it('are refused with an unknown place or a stray brace, and nothing is kept', async () => {
    const { save, texts } = openDesk();
    expect(await save({ ...SMS, subject: '', body: 'Hello {anybody}' }, administrator)).toMatchObject({
      ok: false,
      error: { code: 'template_place_unknown', params: { what: 'anybody' } },
    });
    expect(await save({ ...SMS, subject: '', body: '{{order_no}}' }, administrator)).toMatchObject({ ok: false, error: { code: 'template_brace' } });
    expect(await save({ ...SMS, id: 'none', subject: '', body: 'x' }, administrator)).toMatchObject({ ok: false, error: { code: 'template_not_found' } });
    expect(texts.book.read().own).toEqual([]);
  });
});
