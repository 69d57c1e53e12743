import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOutageStore } from '../../../electron/host/adapters/sqlite/manual/outage-store.ts';
import { emptyManualForm, type ManualForm } from '../../../shared/core/manual-order/manual-form.ts';
import { evolveOutage } from '../../../shared/core/outage/evolve-outage.ts';
import type { Outage } from '../../../shared/core/outage/outage.ts';
import { createOutageWork } from '../../../shared/core/outage/outage-work.ts';
import { settleBatch } from '../../../shared/core/outbox/settle-batch.ts';
import { enterManualOrder, twinsOf } from '../../../shared/core/usecases/manual/enter-manual-order.ts';
import { discardDraft, keepDraft } from '../../../shared/core/usecases/manual/keep-draft.ts';
import { joinOutage } from '../../../shared/core/usecases/manual/join-outage.ts';
import { sendWaiting } from '../../../shared/core/usecases/manual/send-waiting.ts';
import { takeBackManualOrder } from '../../../shared/core/usecases/manual/take-back-manual-order.ts';
import { foldEntries } from '../../../shared/core/order-file/entry-to-event.ts';
import { clerk, draftOrder, MORNING, type WorkHouse } from '../../fixtures/work-house.ts';
import { openManualHouse, shirtForm, type ManualRules } from './manual-house.ts';

let house: WorkHouse;
let rules: ManualRules;
beforeEach(async () => void ({ house, rules } = await openManualHouse()));
afterEach(() => house.close());

const anOutage = (parts: Partial<Outage>): Outage => ({
  ...evolveOutage(
    null,
    {
      type: 'outage.noticed',
      data: {
        outage: 'outage-1',
        no: 'OUT-2026-001',
        channel: 'wms',
        sign: 'silent',
        sinceAt: 1,
        lastKnownAt: null,
        clock: { policyVersion: 1, minutes: 30, warnShare: 0.75 },
      },
      personal: null,
    },
    { at: 2, by: 'watch', n: 1 },
  ),
  ...parts,
});

const enter = (form = shirtForm(), draftId = 'd1', seenTwins: readonly string[] = []) =>
  enterManualOrder({ draftId, form, photos: [], seenTwins }, clerk, rules);

const otherForm = (parts: Partial<ManualForm>): ManualForm =>
  shirtForm({ recipient: { ...shirtForm().recipient, name: '齐物', phone: '13900139000' }, ...parts });

describe('an order typed by hand', () => {
  it('goes in by the same door: checked, reserved, journaled, numbered, and its draft is gone', () => {
    const kept = keepDraft(null, shirtForm(), [], 'clerk-1', rules);
    const entered = enter(shirtForm({ pasted: '沈听澜 …' }), kept.id);
    if (!entered.ok) throw new Error(entered.error.code);
    const { record, file } = entered.value;
    expect(record.documentNo).toMatch(/^M-[0-9A-Z]{4}-0001-[0-9A-Z]$/u);
    expect(file.order).toMatchObject({ platform: 'MANUAL', platformOrderNo: record.documentNo, state: 'allocated', lines: [{ reserved: 2 }] });
    expect(rules.drafts.list()).toEqual([]);
    const entries = house.storage.journal.ofOrder(file.order.id);
    expect(foldEntries(entries)).toEqual(file);
    expect(entries.find(({ type }) => type === 'manual.entered')?.personal).toEqual({ text: '沈听澜 …' });
    expect(house.storage.journal.verify().whole).toBe(true);
  });

  it('that has to go today is no longer in the way of itself: today is its deadline, and nothing holds it', () => {
    const [today, refund] = [enter(shirtForm({ note: '今天一定要发啊 谢谢' })), enter(otherForm({ note: '今天发不了就退款' }), 'd2')];
    if (!today.ok || !refund.ok) throw new Error('not entered');
    const endOfToday = Date.UTC(2026, 10, 23, 16, 0) - 1;
    expect(Math.abs((today.value.file.order.promisedShipAt ?? 0) - endOfToday)).toBeLessThanOrEqual(1);
    expect([today.value.file.order.state, today.value.file.cases, today.value.file.holds]).toEqual(['allocated', [], []]);
    // Money back if it is late is a condition still: somebody has to answer it first.
    expect(refund.value.file.holds.map(({ kind }) => kind)).toEqual(['request']);
  });

  it('asked again for the same draft, it is the same order', () => {
    const [one, two] = [enter(), enter()];
    expect(one.ok && two.ok && one.value.record.orderId === two.value.record.orderId).toBe(true);
    expect(rules.manualOrders.recent(9)).toHaveLength(1);
  });

  it('makes the exceptions any order makes, and shortage is one', () => {
    const bad = enter(
      shirtForm({ recipient: { ...shirtForm().recipient, phone: '1380013800' }, lines: [{ sku: 'QH-TEE01-BLK-L', name: '', quantity: '41' }] }),
    );
    if (!bad.ok) throw new Error(bad.error.code);
    expect(bad.value.file.cases.map(({ kind }) => kind).toSorted()).toEqual(['bad_address', 'stock_out']);
    expect(bad.value.file.order.state).toBe('checked');
  });

  it('is refused whole for what keeps it from being an order', () => {
    for (const [form, code] of [
      [shirtForm({ merchant: '' }), 'manual_merchant_missing'],
      [shirtForm({ lines: [] }), 'manual_lines_missing'],
      [shirtForm({ lines: [{ sku: 'QH-TEE01-BLK-L', name: '', quantity: '0' }] }), 'manual_quantity_not_fitting'],
      [shirtForm({ platformOrderNo: '1' }), 'manual_platform_missing'],
    ] as const)
      expect(enter(form)).toMatchObject({ ok: false, error: { code } });
    expect(rules.manualOrders.recent(9)).toEqual([]);
  });
});

describe('during an outage', () => {
  const stand = (state: Outage['state']): void => house.storage.unitOfWork.run(() => createOutageStore(house.storage.db).save(anOutage({ state })));

  it('an order belongs to the outage from the declaration on, for ever', () => {
    stand('declared');
    const entered = enter();
    if (!entered.ok) throw new Error(entered.error.code);
    expect(entered.value.record.outageId).toBe('outage-1');
    expect(rules.manualOrders.ofOutage('outage-1')).toEqual([entered.value.record]);
    const entry = house.storage.journal.ofOrder(entered.value.file.order.id).find(({ type }) => type === 'manual.entered');
    expect(entry?.data['outage']).toBe('OUT-2026-001');
  });

  it('that was noticed and not declared nothing is entered, and the draft stays', () => {
    stand('noticed');
    const kept = keepDraft(null, shirtForm(), [], 'clerk-1', rules);
    expect(enter(shirtForm(), kept.id)).toMatchObject({ ok: false, error: { code: 'manual_not_declared', params: { no: 'OUT-2026-001' } } });
    expect(rules.drafts.list()).toHaveLength(1);
  });
});

describe('the same order twice', () => {
  it('under its number at its shop is refused, whoever brought it first', () => {
    house.takeIn(draftOrder({ platform: 'TB', platformOrderNo: 'DM-TB-1' }));
    expect(enter(shirtForm({ platform: 'TB', platformOrderNo: 'DM-TB-1' }))).toMatchObject({ ok: false, error: { code: 'manual_number_known' } });
    expect(enter(shirtForm({ platform: 'PDD', platformOrderNo: 'DM-TB-1' }))).toMatchObject({ ok: false, error: { code: 'manual_twins_unseen' } });
  });

  it('by content is asked about, at two desks at once too, and is held when it is saved all the same', () => {
    const form = shirtForm();
    // Both desks look before either has saved.
    expect([twinsOf(form, clerk, rules), twinsOf(form, clerk, rules)]).toEqual([[], []]);
    const first = enter(form, 'desk-1');
    const second = enter(form, 'desk-2');
    expect(first.ok).toBe(true);
    expect(second).toMatchObject({ ok: false, error: { code: 'manual_twins_unseen', params: { count: 1 } } });
    const twins = twinsOf(form, clerk, rules);
    expect(twins).toMatchObject([{ why: 'same_content' }]);
    const again = enter(
      form,
      'desk-2',
      twins.map(({ order }) => order.id),
    );
    if (!again.ok) throw new Error(again.error.code);
    expect(again.value.file.cases.map(({ kind }) => kind)).toContain('duplicate_order');
    expect(again.value.file.holds).toHaveLength(1);
  });
});

describe('a draft', () => {
  it('parts from one another window kept meanwhile: neither loses a word', () => {
    const first = keepDraft(null, { ...emptyManualForm, note: 'a' }, [], 'amy', rules);
    const here = keepDraft(first, { ...emptyManualForm, note: 'ab' }, [], 'amy', rules);
    const there = keepDraft(first, { ...emptyManualForm, note: 'ax' }, [], 'amy', rules);
    expect(there.id).not.toBe(here.id);
    expect(
      rules.drafts
        .list()
        .map(({ form }) => form.note)
        .toSorted(),
    ).toEqual(['ab', 'ax']);
    discardDraft(there.id, rules);
    expect(rules.drafts.list()).toHaveLength(1);
  });

  it('that became an order is not written again by a late keystroke', () => {
    const kept = keepDraft(null, shirtForm(), [], 'amy', rules);
    expect(enter(shirtForm(), kept.id).ok).toBe(true);
    expect(keepDraft(kept, shirtForm({ note: 'late' }), [], 'amy', rules)).toEqual(kept);
    expect(rules.drafts.list()).toEqual([]);
  });
});

it('taken back, it is cancelled here, nothing is told of it, and its stock is free again', () => {
  const entered = enter(shirtForm({ recipient: { ...shirtForm().recipient, phone: '1380013800' } }));
  if (!entered.ok) throw new Error(entered.error.code);
  const { orderId } = entered.value.record;
  expect(house.work.outbox.lane(orderId as never).map(({ state }) => state)).not.toContain('cancelled');
  const taken = takeBackManualOrder(orderId, clerk, rules);
  expect(taken.ok && taken.value.decision.after.order.state).toBe('cancelled');
  expect(house.work.orderFiles.load(orderId)?.cases.map(({ state }) => state)).toEqual(['void']);
  expect(house.work.outbox.lane(orderId as never).every(({ state }) => state === 'cancelled')).toBe(true);
  expect(house.work.goods.stockOf('QH', 'QH-TEE01-BLK-L')?.reserved).toBe(0);
  expect(takeBackManualOrder(orderId, clerk, rules)).toMatchObject({ ok: false, error: { code: 'order_gone' } });
});

describe('with no outage on', () => {
  const created = (orderId: string) => house.work.outbox.list({ lane: orderId, limit: 9 }).filter(({ kind }) => kind === 'order.create');
  const stand = (state: Outage['state'] | null): void =>
    house.storage.unitOfWork.run(() => createOutageStore(house.storage.db).save(anOutage(state === null ? { state: 'closed' } : { state })));

  it('the WMS is asked for it in the same commit, under the number on its papers', () => {
    const entered = enter();
    if (!entered.ok) throw new Error(entered.error.code);
    const { orderId, documentNo } = entered.value.record;
    expect(created(orderId)).toMatchObject([{ state: 'pending', orderRef: null, payload: { documentNo, platformOrderNo: documentNo } }]);
    expect(house.work.outbox.due(MORNING * 2, 9).map(({ kind }) => kind)).toEqual(['order.create']);
    expect(rules.matches.waiting()).toEqual([]);
    // Taken back before it left, nobody is told of it.
    takeBackManualOrder(orderId, clerk, rules);
    expect(house.work.outbox.due(MORNING * 2, 9)).toEqual([]);
  });

  it('one that the WMS refused waits, is sent again when a person says so, once, and not while an outage is on', () => {
    const entered = enter();
    if (!entered.ok) throw new Error(entered.error.code);
    const { orderId } = entered.value.record;
    const [entry] = created(orderId);
    if (entry === undefined) throw new Error('not queued');
    const refusal = { outcome: 'refused', reason: 'unknown_sku', message: '', orderRef: null } as const;
    house.work.outbox.settle(
      settleBatch(
        house.work.outbox.markSending([entry.id], 1),
        { ok: true, value: new Map([[entry.id, refusal]]) },
        {
          level: { level: 'L0' },
          now: 1,
          rand: () => 0,
          lane: house.work.outbox.lane,
        },
      ),
    );
    expect(rules.matches.waiting()).toEqual([orderId]);
    stand('declared');
    expect(sendWaiting([orderId], clerk, rules)).toMatchObject({ ok: false, error: { code: 'manual_waits_for_outage', params: { no: 'OUT-2026-001' } } });
    stand(null);
    expect(sendWaiting([orderId, orderId, 'nobody'], clerk, rules)).toEqual({ ok: true, value: [orderId] });
    expect(
      created(orderId)
        .map(({ state }) => state)
        .toSorted(),
    ).toEqual(['pending', 'refused']);
    expect(sendWaiting([orderId], clerk, rules)).toMatchObject({ ok: false, error: { code: 'manual_nothing_waits' } });
  });

  it('what never left joins the outage that is declared then, and nothing of it waits to be sent', () => {
    const entered = enter();
    if (!entered.ok) throw new Error(entered.error.code);
    const { orderId } = entered.value.record;
    house.storage.unitOfWork.run(() => joinOutage(anOutage({ state: 'declared' }), clerk, rules));
    expect([rules.manualOrders.ofOrder(orderId)?.outageId, created(orderId).map(({ state }) => state)]).toEqual(['outage-1', ['cancelled']]);
    expect([...rules.matches.unknownThere('outage-1')].map(({ id }) => id)).toEqual([orderId]);
    const work = createOutageWork();
    for (const entry of house.storage.journal.walk(0)) if (entry.type === 'manual.joinedOutage') work.take(entry);
    expect(work.orders.get(orderId)?.manual).toMatchObject({ documentNo: entered.value.record.documentNo, how: null });
  });

  it('in an outage nothing of it is queued before the upload', () => {
    stand('declared');
    const entered = enter();
    if (!entered.ok) throw new Error(entered.error.code);
    expect([created(entered.value.record.orderId), rules.matches.waiting()]).toEqual([[], []]);
  });
});
