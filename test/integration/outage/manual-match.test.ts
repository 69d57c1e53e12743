import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { label } from '../../../shared/core/order-file/decide/label.ts';
import { foldEntries } from '../../../shared/core/order-file/entry-to-event.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { confirmMatch, enterAnew, setApart, undoMatch, type MatchDeps } from '../../../shared/core/usecases/manual/match-manual-order.ts';
import { takeBackManualOrder } from '../../../shared/core/usecases/manual/take-back-manual-order.ts';
import type { DispatchHouse } from '../../fixtures/dispatch-house.ts';
import { berta, openMatchHouse, SKU, type MatchHouse } from '../../fixtures/match-house.ts';
import { clerk } from '../../fixtures/work-house.ts';

let here: MatchHouse;
let house: DispatchHouse;
let deps: MatchDeps;
beforeEach(async () => {
  here = await openMatchHouse();
  ({ house, deps } = here);
});
afterEach(() => here.close());

const typed = (...given: Parameters<MatchHouse['type']>): string => {
  const orderId = here.type(...given);
  if (orderId === null) throw new Error('not entered');
  return orderId;
};
const proposals = () => here.matched.matching.proposals().map(({ kind, manualId, pairs }) => [kind, manualId, pairs.map(({ why }) => why)]);

describe('after an outage, an order typed by hand', () => {
  it('that the WMS received under its number is that order: told as shipped once, entered by nobody, packed by nobody', async () => {
    const manual = typed({ platform: 'TB', platformOrderNo: 'T-1' });
    here.ship(manual);
    const ref = here.received({ platformOrderNo: 'T-1' });
    await here.read();
    expect([here.fileOf(ref).order.id, proposals()]).toEqual([manual, []]);
    await here.upload();
    await here.read();
    expect(here.wms.store.counts().orders).toBe(1);
    expect([here.wms.store.readOrder(ref)?.state, here.effectsOn(ref)]).toEqual(['dispatched', ['order.pack', 'order.ship']]);
    expect(here.workOf(manual)).toMatchObject({ manual: { how: 'number', differs: [] }, toldShipped: true, carrier: 'manifest' });
  });

  it('that fits by content is held there at once, confirmed by a person, and told as shipped; the second file is shut for good', async () => {
    const manual = typed();
    here.ship(manual);
    const ref = here.received();
    await here.read();
    const other = here.fileOf(ref).order.id;
    expect(proposals()).toEqual([['sure', manual, ['same_content']]]);
    expect(here.fileOf(ref).holds.map(({ kind, liftedAt }) => [kind, liftedAt])).toEqual([['duplicate', null]]);
    const labelled = house.work.recorder.onOrder(other, clerk, (file, context) => label(file, 'SF', 'SF9', context));
    expect(labelled.ok ? 'passed' : labelled.error.code).toBe('gate_held');
    expect(confirmMatch(manual, other, 'content', clerk, deps).ok).toBe(true);
    here.matched.watch([`order:${manual}`, `order:${other}`]);
    expect([here.fileOf(ref).order.id, proposals(), confirmMatch(manual, other, 'content', clerk, deps).ok]).toEqual([manual, [], false]);
    expect(() => house.storage.db.prepare(`UPDATE orders SET state = 'allocated' WHERE id = ?`).run(other)).toThrow('gate: held');
    await here.upload();
    expect([here.stateOf(other), here.wms.store.counts().orders, here.wms.store.readOrder(ref)?.state]).toEqual(['cancelled', 1, 'dispatched']);
    expect([here.wms.store.readOrder(ref)?.holds, here.effectsOn(ref)]).toEqual([[], ['order.pack', 'order.ship']]);
    for (const id of [manual, other]) expect(foldEntries(house.storage.journal.ofOrder(id as OrderId))).toEqual(house.work.orderFiles.load(id));
    expect([here.workOf(manual)?.manual?.how, here.workOf(other)?.merged]).toEqual(['content', true]);
  });

  it('that the WMS does not know is entered once, under the number on its papers, and then told as shipped', async () => {
    const manual = typed();
    here.ship(manual);
    await here.read();
    expect(proposals()).toEqual([['none', manual, []]]);
    await here.upload();
    await here.settleAgain();
    await here.send();
    const [created] = here.wms.store.listing('order', '', 10).records;
    const there = created?.kind === 'order' ? created.order : undefined;
    const record = here.rules.manualOrders.ofOrder(manual);
    expect(there).toMatchObject({
      platform: 'MANUAL',
      platformOrderNo: record?.documentNo,
      documentNo: record?.documentNo,
      externalRef: manual,
      state: 'dispatched',
    });
    expect([here.wms.store.counts().orders, here.effectsOn(there?.ref ?? '')]).toEqual([1, ['order.create', 'order.pack', 'order.ship']]);
    await here.read();
    expect([here.stateOf(manual), here.fileOf(there?.ref ?? '').order.id, enterAnew(manual, clerk, deps).ok]).toEqual(['dispatched', manual, false]);
    expect(here.workOf(manual)).toMatchObject({ manual: { how: 'anew' }, toldShipped: true });
  });

  it('not shipped yet is matched too, and only its file is worked on', async () => {
    const manual = typed();
    const ref = here.received();
    await here.read();
    const other = here.fileOf(ref).order.id;
    confirmMatch(manual, other, 'content', clerk, deps);
    await here.upload();
    here.ship(manual);
    await here.send();
    expect([here.wms.store.readOrder(ref)?.state, here.wms.store.counts().orders, here.stateOf(other)]).toEqual(['dispatched', 1, 'cancelled']);
  });

  it('cancelled there meanwhile: what left is called back and shown, what is still here stops', async () => {
    const [gone, still] = [typed(), typed({ recipient: berta, platform: 'TB', platformOrderNo: 'T-9' })];
    here.ship(gone);
    const [goneRef, stillRef] = [here.received(), here.received({ recipient: berta, platformOrderNo: 'T-9' })];
    for (const ref of [goneRef, stillRef]) here.wms.store.editByOthers(ref, '训练员', (order) => ({ ...order, state: 'cancelled' }));
    await here.read();
    expect(here.stateOf(still)).toBe('cancelled');
    confirmMatch(gone, here.fileOf(goneRef).order.id, 'person', clerk, deps);
    const { cases, holds } = house.work.orderFiles.load(gone) ?? { cases: [], holds: [] };
    expect([cases.map(({ kind, cause }) => [kind, cause]), holds]).toEqual([[['dispatch_block', 'dispatch.cancelled_meanwhile']], []]);
    expect(here.workOf(gone)).toMatchObject({ cancelledThere: true, manual: { how: 'person', differs: ['cancelled'] } });
  });

  it('whose quantity differs is a question, and once matched a named difference', async () => {
    const manual = typed();
    const ref = here.received({ lines: [{ lineNo: 1, kind: 'goods', sku: SKU, name: '', variant: '', quantity: 3, unitPrice: '', reserved: 0 }] });
    await here.read();
    expect(proposals()).toEqual([['unsure', manual, ['quantity_differs']]]);
    confirmMatch(manual, here.fileOf(ref).order.id, 'person', clerk, deps);
    expect(here.workOf(manual)?.manual).toMatchObject({ how: 'person', differs: ['quantity'] });
  });

  it('under a number that is somebody else’s is never mixed with it', async () => {
    const manual = typed({ platform: 'TB', platformOrderNo: 'T-1' });
    here.received({
      platformOrderNo: 'T-1',
      recipient: berta,
      lines: [{ lineNo: 1, kind: 'goods', sku: 'QH-MUG', name: '', variant: '', quantity: 1, unitPrice: '', reserved: 0 }],
    });
    await here.read();
    expect([house.work.orderFiles.load(manual)?.order.wmsRef, here.matched.matching.isClash(manual)]).toEqual([null, true]);
    expect(house.work.differences.open().map(({ kind, orderId }) => [kind, orderId])).toEqual([['twin', manual]]);
  });

  it('is said to be another one, is asked for again when that is taken back, and a match is undone while nothing was told', async () => {
    const manual = typed();
    const ref = here.received();
    await here.read();
    const other = here.fileOf(ref).order.id;
    setApart(manual, [other], clerk, deps);
    here.matched.matching.decided();
    expect(proposals()).toEqual([['none', manual, []]]);
    undoMatch(manual, clerk, deps);
    here.matched.matching.decided();
    expect(proposals()).toEqual([['sure', manual, ['same_content']]]);
    confirmMatch(manual, other, 'content', clerk, deps);
    expect(undoMatch(manual, clerk, deps).ok).toBe(true);
    here.matched.watch([`order:${manual}`, `order:${other}`]);
    expect([here.fileOf(ref).order.id, house.work.orderFiles.load(manual)?.order.wmsRef, proposals()]).toEqual([
      other,
      null,
      [['sure', manual, ['same_content']]],
    ]);
    expect(here.fileOf(ref).holds.filter(({ liftedAt }) => liftedAt === null)).toHaveLength(1);
    for (const id of [manual, other]) expect(foldEntries(house.storage.journal.ofOrder(id as OrderId))).toEqual(house.work.orderFiles.load(id));
    confirmMatch(manual, other, 'content', clerk, deps);
    here.ship(manual);
    await here.upload();
    const late = undoMatch(manual, clerk, deps);
    expect(late.ok ? 'done' : late.error.code).toBe('match_told');
    expect(here.wms.store.counts().orders).toBe(1);
  });

  it('typed though the WMS had one like it: both wait for a decision', async () => {
    typed({ recipient: berta });
    const ref = here.received();
    await here.read();
    const manual = typed({}, [here.fileOf(ref).order.id]);
    expect(proposals().at(-1)).toEqual(['sure', manual, ['same_content']]);
    expect([here.fileOf(ref), house.work.orderFiles.load(manual)].map((file) => file?.holds.map(({ kind }) => kind))).toEqual([['duplicate'], ['duplicate']]);
    confirmMatch(manual, here.fileOf(ref).order.id, 'content', clerk, deps);
    expect(house.work.orderFiles.load(manual)?.holds.every(({ liftedAt }) => liftedAt !== null)).toBe(true);
  });

  it('taken back before the WMS knew it is told to nobody', async () => {
    const manual = typed();
    house.work.recorder.onOrder(manual, clerk, (file, context) => label(file, 'SF', 'SF7', context));
    takeBackManualOrder(manual, clerk, here.rules);
    here.matched.watch([`order:${manual}`]);
    expect(proposals()).toEqual([]);
    await here.upload();
    expect([here.wms.store.counts().orders, house.work.outbox.counts().pending]).toEqual([0, 0]);
  });

  it('that the WMS got a moment before it was entered stays one order, and is told as shipped', async () => {
    const manual = typed({ platform: 'TB', platformOrderNo: 'T-5' });
    here.ship(manual);
    await here.read();
    const ref = here.received({ platformOrderNo: 'T-5' });
    await here.upload();
    expect(house.work.outbox.list({ lane: manual, states: ['refused'] }).map(({ kind }) => kind)).toEqual(['order.create']);
    await here.read();
    await here.send();
    expect([here.wms.store.counts().orders, here.wms.store.readOrder(ref)?.state, here.effectsOn(ref)]).toEqual([
      1,
      'dispatched',
      ['order.pack', 'order.ship'],
    ]);
  });
});
