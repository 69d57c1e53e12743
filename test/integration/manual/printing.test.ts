import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStorage } from '../../../electron/host/compose/open-storage.ts';
import { createPrintJournalStore } from '../../../electron/host/adapters/sqlite/manual/print-journal-store.ts';
import { systemClock, systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import { correct } from '../../../shared/core/order-file/decide/correct.ts';
import { placeHold } from '../../../shared/core/order-file/decide/holds.ts';
import { enterManualOrder } from '../../../shared/core/usecases/manual/enter-manual-order.ts';
import { takeBackManualOrder } from '../../../shared/core/usecases/manual/take-back-manual-order.ts';
import { answerPrint, handToPrinter, paperOf } from '../../../shared/core/usecases/printing/answer-print.ts';
import { intendPrint, type PaperKind } from '../../../shared/core/usecases/printing/intend-print.ts';
import { poolFigures, returnBlock, takeInBlock } from '../../../shared/core/usecases/printing/keep-pools.ts';
import { clerk, type WorkHouse } from '../../fixtures/work-house.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { openManualHouse, shirtForm, type ManualRules } from './manual-house.ts';

let house: WorkHouse;
let rules: ManualRules;
let orderId: string;
beforeEach(async () => {
  ({ house, rules } = await openManualHouse());
  const entered = enterManualOrder({ draftId: 'd1', form: shirtForm(), photos: [], seenTwins: [] }, clerk, rules);
  if (!entered.ok) throw new Error(entered.error.code);
  ({ orderId } = entered.value.record);
  takeInBlock({ carrier: 'SF', name: 'block.csv', text: 'SF1000000001\nSF1000000002\nSF1000000003\n' }, clerk, rules);
});
afterEach(() => house.close());

const print = (kind: PaperKind, reason = '') => intendPrint({ kind, orderIds: [orderId], reason }, clerk, rules);
const out = (kind: PaperKind, reason = '') => {
  const job = print(kind, reason);
  if (!job.ok) throw new Error(job.error.code);
  expect(handToPrinter(job.value.id, clerk, rules).ok).toBe(true);
  const answered = answerPrint(job.value.id, 'came_out', clerk, rules);
  if (!answered.ok) throw new Error(answered.error.code);
  return answered.value;
};
const hold = () =>
  house.work.recorder.onOrder(orderId, clerk, (file, context) => placeHold(file, { reason: 'x', liftableBy: 'owner', ifNobody: '', reviewAt: null }, context));
const stateOf = () => house.work.orderFiles.load(orderId)?.order;
const states = () => rules.printJournal.ofOrder(orderId).map(({ kind, state }) => [kind, state]);

describe('a label', () => {
  it('takes a number from the pool once and labels the order in the same commit', () => {
    const job = out('label');
    expect(job).toMatchObject({ copy: 1, state: 'confirmed', waybill: 'SF1000000001' });
    expect(stateOf()).toMatchObject({ state: 'labelled', waybill: 'SF1000000001' });
    expect(poolFigures(rules.pools)).toMatchObject([{ carrier: 'SF', free: 2, used: 1, low: true }]);
  });

  it('a copy has a reason, a number of its own, and the same waybill', () => {
    const first = out('label');
    expect(print('label')).toMatchObject({ ok: false, error: { code: 'copy_needs_reason' } });
    expect(out('label', '贴皱了')).toMatchObject({ copy: 2, reason: '贴皱了', documentNo: first.documentNo, waybill: first.waybill });
  });

  it('dies when address or content changes, and the next one has a new number', () => {
    out('label');
    const changed = house.work.recorder.onOrder(orderId, clerk, (file, context) =>
      correct(file, [{ field: 'recipient.detail', from: '听雨路12号3幢2单元601室', to: '听雨路14号' }], null, house.work.check, context),
    );
    expect(changed.ok).toBe(true);
    expect(states()).toEqual([['label', 'void']]);
    expect(print('label')).toMatchObject({ ok: false, error: { code: 'gate_out_of_order' } });
    house.work.recorder.onOrder(orderId, clerk, (file) => ({
      ok: true,
      value: {
        events: [{ type: 'order.stateChanged', data: { from: 'checked', to: 'allocated' }, personal: null }],
        after: { ...file, order: { ...file.order, state: 'allocated', version: file.order.version + 1 } },
        changes: [],
      },
    }));
    expect(out('label')).toMatchObject({ copy: 1, waybill: 'SF1000000002' });
  });

  it('is never begun for a held or cancelled order, nor handed over once it is one, and takes no number', () => {
    const list = print('pick_list');
    hold();
    for (const kind of ['label', 'pick_list', 'pack_list', 'packing_slip'] as const)
      expect(print(kind)).toMatchObject({ ok: false, error: { code: 'gate_held' } });
    expect(list.ok && handToPrinter(list.value.id, clerk, rules)).toMatchObject({ ok: false, error: { code: 'gate_held' } });
    takeBackManualOrder(orderId, clerk, rules);
    expect(print('label')).toMatchObject({ ok: false, error: { code: 'gate_cancelled' } });
    expect(poolFigures(rules.pools)).toMatchObject([{ free: 3, used: 0 }]);
    // Whoever forgets to ask meets the same door in the database.
    expect(() =>
      house.storage.unitOfWork.run(() =>
        rules.printJournal.add({
          id: 'x',
          documentNo: 'L-X',
          kind: 'label',
          copy: 1,
          reason: '',
          state: 'intended',
          waybill: 'SF9',
          contentHash: 'aa',
          orderIds: [orderId],
          intendedAt: 1,
          settledAt: null,
          by: 'amy',
        }),
      ),
    ).toThrow('gate');
  });

  it('without a number in the pool is refused and leaves nothing behind', () => {
    const [block] = rules.pools.blocks();
    expect(returnBlock(block?.id ?? '', clerk, rules)).toEqual({ ok: true, value: 3 });
    expect(print('label')).toMatchObject({ ok: false, error: { code: 'pool_empty' } });
    expect(stateOf()).toMatchObject({ state: 'allocated', waybill: '' });
    expect(rules.printJournal.recent(9)).toEqual([]);
  });
});

describe('a paper without an answer', () => {
  it('keeps every second one of its document back until somebody says', () => {
    const job = print('pack_list');
    if (!job.ok) throw new Error(job.error.code);
    expect(print('pack_list', 'again')).toMatchObject({ ok: false, error: { code: 'print_unanswered' } });
    answerPrint(job.value.id, 'did_not', clerk, rules);
    expect(print('pack_list')).toMatchObject({ ok: true, value: { id: job.value.id, copy: 1, state: 'intended' } });
    answerPrint(job.value.id, 'damaged', clerk, rules);
    expect(print('pack_list')).toMatchObject({ ok: true, value: { copy: 2, reason: 'damaged' } });
  });

  it('is not printed once what it tells has changed', () => {
    const job = print('pick_list');
    house.work.recorder.onOrder(orderId, clerk, (file, context) =>
      correct(file, [{ field: 'lines.1.quantity', from: '2', to: '3' }], null, house.work.check, context),
    );
    expect(job.ok && paperOf(job.value.id, rules)).toMatchObject({ ok: false, error: { code: 'print_changed' } });
  });

  it('killed between disk and printer, the next start asks about it', async () => {
    const folder = path.join(tempFolder(), 'killed');
    await house.storage.backUp();
    cpSync(path.dirname(house.storage.db.name), folder, { recursive: true, filter: (file) => !/lock|-shm$/u.test(file) });
    const child = spawnSync(process.execPath, [path.join(import.meta.dirname, 'printing.child.ts'), folder, orderId], { encoding: 'utf8', timeout: 30_000 });
    expect([child.stdout, child.signal], child.stderr).toEqual(['on disk\n', 'SIGKILL']);
    const storage = await openStorage({ dataFolder: folder, clock: systemClock, ids: systemIds, workers: null, onBroken: () => {}, log: () => {} });
    const papers = createPrintJournalStore(storage.db, 'LIFE');
    expect(papers.unanswered()).toMatchObject([{ id: 'job-1', state: 'intended', orderIds: [orderId] }]);
    await storage.close();
  });
});
