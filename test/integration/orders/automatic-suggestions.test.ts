import { afterEach, beforeEach, expect, it } from 'vitest';
import { createKeptDocument } from '../../../electron/host/adapters/sqlite/database/kept-document-store.ts';
import { createQueueStore } from '../../../electron/host/adapters/sqlite/queue/queue-store.ts';
import { createSuggestionRecordStore } from '../../../electron/host/adapters/sqlite/site/suggestion-record-store.ts';
import { assign } from '../../../shared/core/order-file/decide/case-state.ts';
import { emptyRecipient, type Recipient } from '../../../shared/core/order/recipient.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { AUTOMATIC_RULES, NOTHING_BY_ITSELF, type AutomaticRule } from '../../../shared/core/suggestion/automatic-rules.ts';
import { acceptSuggestions } from '../../../shared/core/usecases/cases/accept-suggestions.ts';
import { createUndo } from '../../../shared/core/usecases/cases/undo-decision.ts';
import { clerk, draftOrder, MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

let house: WorkHouse;
beforeEach(async () => void (house = await openWorkHouse()));
afterEach(() => house.close());

const RENAMED: Recipient = {
  ...emptyRecipient,
  name: '林小满',
  phone: '13800138000',
  province: '浙江省',
  city: '杭州市',
  district: '下城区',
  detail: '武林路8号',
};
const takeIn = (recipient: Partial<Recipient>): OrderId => house.takeIn(draftOrder({ recipient: { ...RENAMED, ...recipient } }))[0] as OrderId;
const file = (orderId: string) => {
  const found = house.work.orderFiles.load(orderId);
  if (found === null) throw new Error('no such order');
  return found;
};
const stateOf = (orderId: string): string =>
  file(orderId)
    .cases.map(({ state, outcome }) => [state, outcome ?? ''].join(' ').trim())
    .join();

function automatic() {
  const { storage, work } = house;
  const choice = createKeptDocument(storage.db, 'automatic-suggestions', NOTHING_BY_ITSELF);
  const records = createSuggestionRecordStore(storage.db);
  const queue = createQueueStore(storage.db);
  const moment = { nowAt: MORNING, endOfTodayAt: MORNING };
  return {
    records,
    switchOn: (...rules: readonly AutomaticRule[]) => storage.unitOfWork.run(() => choice.save({ rules })),
    run: () =>
      acceptSuggestions({
        choice,
        records,
        recorder: work.recorder,
        check: work.check,
        journal: storage.journal,
        orderFiles: work.orderFiles,
        waiting: () => queue.caseIds({ kinds: ['bad_address'], states: ['open'] }, moment),
      }),
  };
}

it('nothing decides by itself until its rule is switched on; then it is journaled with the rule and frees the order', () => {
  const { run, switchOn, records } = automatic();
  const order = takeIn({});
  expect(run()).toBe(0);
  switchOn('address.only_bearer');
  expect(run()).toBe(0);
  switchOn('address.renamed_to');
  expect(run()).toBe(1);
  expect(file(order).order.recipient.district).toBe('拱墅区');
  expect(stateOf(order)).toBe('resolved corrected');
  expect(file(order).holds.every(({ liftedAt }) => liftedAt !== null)).toBe(true);
  const [entry] = house.storage.journal.ofOrder(order).filter(({ type }) => type === 'order.corrected');
  expect(entry).toMatchObject({ actor: { kind: 'program', rule: 'automatic' }, data: { rule: 'address.renamed_to' } });
  expect(records.all()).toEqual([{ rule: 'address.renamed_to', accepted: 0, overruled: 0, automatic: 1, takenBack: 0 }]);
  // The WMS is told of it as of any correction.
  expect(house.work.outbox.lane(order).map(({ kind }) => kind)).toContain('order.correct');
});

it('what somebody takes back stays theirs', () => {
  const { run, switchOn } = automatic();
  const order = takeIn({});
  switchOn('address.renamed_to');
  expect(run()).toBe(1);
  const { storage, work } = house;
  const undo = createUndo({ journal: storage.journal, outboxQueue: work.outbox, recorder: work.recorder, now: () => MORNING });
  const offer = undo.offer(storage.journal.ofOrder(order));
  expect(offer).toMatchObject({ possible: true, type: 'case.resolved' });
  expect(undo.take(order, offer.seq ?? 0, clerk).ok).toBe(true);
  expect(file(order).order.recipient.district).toBe('下城区');
  expect(stateOf(order)).toBe('open');
  expect(run()).toBe(0);
  expect(file(order).order.recipient.district).toBe('下城区');
});

it.each<readonly [string, Partial<Recipient>]>([
  ['several places of that name', { province: '', city: '', district: '鼓楼区', detail: '梧桐里8号' }],
  ['levels that contradict each other', { province: '广东省', city: '杭州市', district: '西湖区' }],
  ['columns against the text', { district: '西湖区', detail: '余杭区文一西路969号' }],
  ['an old name with several heirs', { district: '江干区', detail: '观潮路6号' }],
  ['a second fault beside it', { phone: '1380000' }],
  ['a town of a neighbour', { district: '余杭区', town: '临平街道', detail: '人民大道1号' }],
])('with every rule on, %s is left to a person', (_, recipient) => {
  const { run, switchOn } = automatic();
  const order = takeIn(recipient);
  const before = file(order).order.recipient;
  expect(stateOf(order)).toBe('open');
  switchOn(...AUTOMATIC_RULES);
  expect(run()).toBe(0);
  expect(file(order).order.recipient).toEqual(before);
});

it('what somebody has taken up is theirs', () => {
  const { run, switchOn } = automatic();
  const order = takeIn({});
  const [one] = file(order).cases;
  const step = { text: 'ask', dueAt: MORNING + 1 };
  expect(house.work.recorder.onCase(one?.id ?? '', clerk, (known, context) => assign(known, one?.id ?? '', 'clerk-1', step, context)).ok).toBe(true);
  switchOn('address.renamed_to');
  expect(run()).toBe(0);
});
