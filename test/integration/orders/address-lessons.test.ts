import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Suggestion } from '../../../shared/core/finding/finding.ts';
import type { FieldChange } from '../../../shared/core/order/order.ts';
import { correct } from '../../../shared/core/order-file/decide/correct.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
import { forgetAddresses, learnFromCorrection, unlearnCorrection } from '../../../shared/core/usecases/cases/learn-address.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { createUndo } from '../../../shared/core/usecases/cases/undo-decision.ts';
import { clerk, draftOrder, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

let house: WorkHouse;
beforeEach(async () => void (house = await openWorkHouse()));
afterEach(() => house.close());

const ADDRESS = { ...emptyRecipient, name: '林小满', phone: '13800138000', district: '鼓楼区', detail: '梧桐里8号' };

const takeIn = (merchant: string): string => house.takeIn(draftOrder({ merchant, recipient: ADDRESS }))[0] ?? '';
const suggestionsOf = (orderId: string): readonly Suggestion[] =>
  house.work.orderFiles.load(orderId)?.cases.flatMap(({ findings }) => findings.flatMap(({ suggestions }) => suggestions)) ?? [];
const learned = (orderId: string): readonly (string | number | undefined)[] =>
  suggestionsOf(orderId).flatMap(({ rule, params }) => (rule === 'address.learned' ? [params['path']] : []));
const changes: readonly FieldChange[] = [
  { field: 'recipient.province', from: '', to: '福建省' },
  { field: 'recipient.city', from: '', to: '福州市' },
];
const correctIt = (orderId: string): boolean =>
  house.work.recorder.onOrder(orderId, clerk, (file, context) => {
    const decided = correct(file, changes, 'address.candidate', house.work.check, context);
    if (decided.ok) learnFromCorrection(file.order, decided.value.after.order, house.work.learning);
    return decided;
  }).ok;

it('a correction once accepted is offered first to the same merchant, to nobody else, and is forgotten on demand', () => {
  const first = takeIn('QH');
  expect(suggestionsOf(first)).toHaveLength(4);
  expect(learned(first)).toEqual([]);
  expect(correctIt(first)).toBe(true);

  const next = takeIn('QH');
  expect(learned(next)).toEqual(['福建省福州市鼓楼区']);
  expect(suggestionsOf(next)[0]).toMatchObject({ rule: 'address.learned', confidence: 0.66 });
  expect(learned(takeIn('TM'))).toEqual([]);

  expect(forgetAddresses('TM', clerk, house.work.learning)).toBe(0);
  expect(forgetAddresses(null, clerk, house.work.learning)).toBe(1);
  expect(learned(takeIn('QH'))).toEqual([]);
});

it('nothing is learned from a correction that is rolled back', () => {
  const order = takeIn('QH');
  expect(() =>
    house.work.recorder.onOrder(order, clerk, (file, context) => {
      const decided = correct(file, changes, null, house.work.check, context);
      if (decided.ok) learnFromCorrection(file.order, decided.value.after.order, house.work.learning);
      throw new Error('the disk is full');
    }),
  ).toThrow('the disk is full');
  expect(learned(takeIn('QH'))).toEqual([]);
});

it('a correction that is taken back taught nothing, and leaves what others taught', () => {
  const { work, storage } = house;
  const undo = createUndo({
    journal: storage.journal,
    outboxQueue: work.outbox,
    recorder: work.recorder,
    now: () => 0,
    onTakenBack: (was, stands) => unlearnCorrection(was, stands, work.learning),
  });
  const [first, second] = [takeIn('QH'), takeIn('QH')];
  expect([correctIt(first), correctIt(second)]).toEqual([true, true]);
  const takeBack = (order: string): boolean => undo.take(order as OrderId, undo.offer(storage.journal.ofOrder(order as OrderId)).seq ?? 0, clerk).ok;
  expect(takeBack(first)).toBe(true);
  expect(learned(takeIn('QH'))).toEqual(['福建省福州市鼓楼区']);
  expect(takeBack(second)).toBe(true);
  expect(learned(takeIn('QH'))).toEqual([]);
});
