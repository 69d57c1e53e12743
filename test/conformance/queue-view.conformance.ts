/* oxlint-disable vitest/no-conditional-expect -- an empty page and a list without groups have no more to say */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_STATES, type CaseId, type ExceptionCase } from '../../shared/core/exception-case/exception-case.ts';
import { EXCEPTION_KINDS } from '../../shared/core/finding/exception-kinds.ts';
import type { OrderFile } from '../../shared/core/order-file/order-file.ts';
import type { OrderFiles } from '../../shared/core/ports/order-files.ts';
import { CLOCK_GROUPS, type QueueMoment } from '../../shared/core/exception-case/clock-group.ts';
import type { QueueFilter, QueueQuestion, QueueView } from '../../shared/core/ports/queue-view.ts';
import { createMemoryOrderFiles } from '../fakes/memory-order-files.ts';
import { createMemoryQueueView } from '../fakes/memory-queue-view.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { aCase, aClock, aHold, anOrder, MINUTE, NOON } from '../fixtures/order-file.ts';
import { plainDeadline, type OrderStores } from '../fixtures/order-stores.ts';

const KINDS = EXCEPTION_KINDS.slice(0, 4);
const MERCHANTS = ['QH', 'BL', '青禾'];
const OWNERS = ['amy', 'ben', null];
const INCIDENTS = ['inc-1', 'inc-2', null];

const anyClock = fc.record({ minutes: fc.constantFrom(1, 30, 60, 120, 600, 3_000), paused: fc.boolean(), stopped: fc.boolean() });
const anyCase = fc.record({
  kind: fc.constantFrom(...KINDS),
  state: fc.constantFrom('open', 'open', 'working', 'waiting', ...CASE_STATES),
  owner: fc.constantFrom(...OWNERS),
  incident: fc.constantFrom(...INCIDENTS),
  openedAt: fc.nat(5).map((n) => NOON - n * MINUTE),
  clocks: fc.array(anyClock, { maxLength: 2 }),
  nextDueAt: fc.option(fc.nat(9)),
});
const anyOrder = fc.record({ merchant: fc.constantFrom(...MERCHANTS), no: fc.nat(3), held: fc.boolean(), cases: fc.array(anyCase, { maxLength: 3 }) });
type AnyOrder = typeof anyOrder extends fc.Arbitrary<infer T> ? T : never;

function fileOf({ merchant, no, held, cases }: AnyOrder): OrderFile {
  const plain = anOrder({ merchant });
  const order = { ...plain, platformOrderNo: `${no}-${plain.platformOrderNo}` };
  const one = ({ clocks, nextDueAt, ...parts }: AnyOrder['cases'][number]): ExceptionCase =>
    aCase(order, {
      ...parts,
      nextAction: nextDueAt === null ? null : { text: 'next', dueAt: nextDueAt },
      clocks: clocks.map(({ minutes, paused, stopped }, i) =>
        aClock({
          name: `clock-${i}`,
          minutes,
          startedAt: NOON - 60 * MINUTE,
          stoppedAt: stopped ? NOON : null,
          pauses: paused ? [{ from: NOON, to: null, reason: 'x' }] : [],
        }),
      ),
    });
  return { order, holds: held ? [aHold()] : [aHold({ liftedAt: NOON, liftedBy: 'x' })], cases: cases.map(one) };
}

const subset = <T>(values: readonly T[]) => fc.option(fc.subarray([...values]), { nil: undefined });
const anyFilter = fc
  .record({
    kinds: subset(KINDS),
    states: subset(CASE_STATES),
    merchants: subset(MERCHANTS),
    owners: subset(['amy', 'ben', '']),
    incident: fc.option(fc.constantFrom('inc-1', '', 'none'), { nil: undefined }),
    due: fc.option(fc.constantFrom('overdue' as const, 'within_1h' as const, 'today' as const), { nil: undefined }),
    clockGroup: fc.option(fc.constantFrom(...CLOCK_GROUPS), { nil: undefined }),
    orderNs: fc.option(fc.array(fc.integer({ min: 1, max: 60 })), { nil: undefined }),
  })
  .map((filter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as QueueFilter);
const anyQuestion: fc.Arbitrary<QueueQuestion> = fc.record({
  filter: anyFilter,
  sort: fc.constantFrom('due', 'opened', 'kind', 'merchant', 'order', 'owner'),
  descending: fc.boolean(),
  thenBy: fc.array(fc.record({ sort: fc.constantFrom('due' as const, 'opened' as const, 'kind' as const, 'owner' as const), descending: fc.boolean() }), {
    maxLength: 2,
  }),
  group: fc.constantFrom('none', 'clock', 'kind', 'merchant', 'owner', 'incident'),
});
const anyMoment: fc.Arbitrary<QueueMoment> = fc
  .record({ now: fc.integer({ min: -90, max: 700 }), left: fc.constantFrom(0, 30, 59, 60, 61, 300, 900) })
  .map(({ now, left }) => ({ nowAt: NOON + now * MINUTE, endOfTodayAt: NOON + (now + left) * MINUTE }));

/** What every queue keeps to. */
export function queueViewConformance(name: string, open: () => OrderStores): void {
  const fill = ({ unitOfWork, orderFiles }: Pick<OrderStores, 'unitOfWork'> & { readonly orderFiles: OrderFiles }, files: readonly OrderFile[]): void =>
    unitOfWork.run(() => files.forEach(orderFiles.add));
  const naive = (files: readonly OrderFile[]): QueueView => {
    const unitOfWork = createMemoryUnitOfWork();
    const orderFiles = createMemoryOrderFiles(unitOfWork);
    fill({ unitOfWork, orderFiles }, files);
    return createMemoryQueueView(orderFiles, plainDeadline);
  };

  describe(`queue: ${name}`, () => {
    it.each(CLOCK_GROUPS)('the total of a clock group is what lies in it, not all that ends before it: %s', (clockGroup) => {
      const files = fc.sample(anyOrder, { numRuns: 60, seed: 2 }).map(fileOf);
      const stores = open();
      fill(stores, files);
      const moment = { nowAt: NOON + 300 * MINUTE, endOfTodayAt: NOON + 360 * MINUTE };
      expect(stores.queue.total({ clockGroup }, moment)).toBe(stores.queue.caseIds({ clockGroup }, moment).length);
    });

    it.each([1, 2, 3])('answers every question as counting by hand does (orders drawn with seed %i)', (seed) => {
      const files = fc.sample(anyOrder, { numRuns: 60, seed }).map(fileOf);
      const stores = open();
      fill(stores, files);
      const byHand = naive(files);
      fc.assert(
        fc.property(anyQuestion, anyMoment, fc.nat(40), fc.nat(30), (question, moment, offset, limit) => {
          const page = stores.queue.page(question, moment, offset, limit);
          expect(page).toEqual(byHand.page(question, moment, offset, limit));
          expect(stores.queue.total(question.filter, moment)).toBe(byHand.total(question.filter, moment));
          expect(stores.queue.groups(question, moment)).toEqual(byHand.groups(question, moment));
          expect(stores.queue.caseIds(question.filter, moment)).toEqual(byHand.caseIds(question.filter, moment));
          expect(stores.queue.facets(question.filter, moment)).toEqual(byHand.facets(question.filter, moment));
          expect(stores.queue.counts('amy', moment)).toEqual(byHand.counts('amy', moment));
          const [first] = page;
          if (first !== undefined) expect(stores.queue.position(question, moment, first.caseId)).toBe(offset);
        }),
        { numRuns: 150 },
      );
    });

    it('counts by hand and beside the list agree after any row of changes', () => {
      const change = fc.record({ of: fc.nat(200), to: anyCase });
      const files = fc.sample(anyOrder, { numRuns: 20, seed: 5 }).map(fileOf);
      const stores = open();
      fill(stores, files);
      const now = new Map(files.map((file) => [file.order.id, file]));
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), anyMoment, (changes, moment) => {
          stores.unitOfWork.run(() => {
            for (const { of, to } of changes) {
              const file = [...now.values()][of % now.size];
              const [was, ...rest] = file?.cases ?? [];
              if (file === undefined || was === undefined) continue;
              const [fresh] = fileOf({ merchant: 'QH', no: 0, held: false, cases: [to] }).cases;
              if (fresh === undefined) continue;
              // Kind and merchant of a case stay; everything else may change.
              const { id, orderId, kind, openedAt } = was;
              const after: OrderFile = { ...file, cases: [{ ...fresh, id, orderId, kind, openedAt }, ...rest] };
              stores.orderFiles.save(file, after);
              now.set(file.order.id, after);
            }
          });
          const byHand = naive([...now.values()]);
          expect(stores.queue.counts('amy', moment)).toEqual(byHand.counts('amy', moment));
          for (const group of ['clock', 'kind', 'merchant', 'owner', 'incident'] as const) {
            const question: QueueQuestion = { filter: {}, sort: 'due', descending: false, group, thenBy: [] };
            expect(stores.queue.groups(question, moment)).toEqual(byHand.groups(question, moment));
            expect(stores.queue.page(question, moment, 0, 50)).toEqual(byHand.page(question, moment, 0, 50));
          }
          for (const state of CASE_STATES) expect(stores.queue.total({ states: [state] }, moment)).toBe(byHand.total({ states: [state] }, moment));
        }),
        { numRuns: 40 },
      );
    });

    it('its groups add up to its total, and its pages to the whole, each case once', () => {
      const files = fc.sample(anyOrder, { numRuns: 40, seed: 9 }).map(fileOf);
      const stores = open();
      fill(stores, files);
      fc.assert(
        fc.property(anyQuestion, anyMoment, fc.integer({ min: 1, max: 20 }), (question, moment, size) => {
          const total = stores.queue.total(question.filter, moment);
          const groups = stores.queue.groups(question, moment);
          if (question.group !== 'none') expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(total);
          const ids: string[] = [];
          for (let offset = 0; offset < total; offset += size) ids.push(...stores.queue.page(question, moment, offset, size).map(({ caseId }) => caseId));
          expect(new Set(ids).size).toBe(total);
          ids.forEach((id, place) => expect(stores.queue.position(question, moment, id)).toBe(place));
        }),
        { numRuns: 40 },
      );
    });

    it('follows what is decided', () => {
      const stores = open();
      const order = anOrder();
      const one = aCase(order, { clocks: [aClock({ minutes: 60 })] });
      const file: OrderFile = { order, holds: [aHold({ caseId: one.id })], cases: [one] };
      fill(stores, [file]);
      const question: QueueQuestion = { filter: {}, sort: 'due', descending: false, group: 'none', thenBy: [] };
      const moment: QueueMoment = { nowAt: NOON, endOfTodayAt: NOON + 600 * MINUTE };
      const record = {
        caseId: one.id,
        orderId: order.id,
        held: true,
        owner: null,
        dueAt: NOON + 60 * MINUTE,
        warnAt: NOON + 45 * MINUTE,
        clockName: 'first_contact',
        nextAction: null,
      };
      expect(stores.queue.page(question, moment, 0, 9)).toMatchObject([record]);
      const paused: OrderFile = {
        ...file,
        cases: [{ ...one, owner: 'amy', state: 'waiting', clocks: [aClock({ minutes: 60, pauses: [{ from: NOON, to: null, reason: 'x' }] })] }],
      };
      stores.unitOfWork.run(() => stores.orderFiles.save(file, paused));
      expect(stores.queue.counts('amy', moment)).toMatchObject({ open: 1, overdue: 0, within1h: 0, dueToday: 0, mine: 1, unowned: 0 });
      expect(stores.queue.groups({ ...question, group: 'clock' }, moment)).toEqual([{ key: 'paused', count: 1 }]);
      const lifted: OrderFile = {
        ...paused,
        holds: paused.holds.map((hold) => ({ ...hold, liftedAt: 1, liftedBy: 'x' })),
        cases: paused.cases.map((each) => ({ ...each, state: 'resolved', outcome: 'corrected', resolvedAt: 1 })),
      };
      stores.unitOfWork.run(() => stores.orderFiles.save(paused, lifted));
      expect([stores.queue.page(question, moment, 0, 9), stores.queue.counts('amy', moment).open]).toEqual([[], 0]);
      expect(stores.queue.page({ ...question, filter: { states: ['resolved'] } }, moment, 0, 9)).toMatchObject([
        { caseId: one.id, held: false, state: 'resolved' },
      ]);
      expect(stores.queue.position(question, moment, one.id satisfies CaseId)).toBeNull();
    });
  });
}
