import { describe, expect, test } from 'vitest';
import { createOutboxStore } from '../../../electron/host/adapters/sqlite/outbox/outbox-store.ts';
import type { JournalEntry } from '../../../shared/core/journal/journal-entry.ts';
import { correct } from '../../../shared/core/order-file/decide/correct.ts';
import { placeHold } from '../../../shared/core/order-file/decide/holds.ts';
import { createSettlementRecorder } from '../../../shared/core/usecases/sync/record-settlement.ts';
import { foldEntries } from '../../../shared/core/order-file/entry-to-event.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import type { OutboxEntry } from '../../../shared/core/outbox/outbox-entry.ts';
import { onDecision, onRestart } from '../../../shared/core/outbox/outbox-rules.ts';
import { settleBatch, settlementOf, type SendOutcome } from '../../../shared/core/outbox/settle-batch.ts';
import type { Accepted, WmsAnswer, WmsFailure } from '../../../shared/core/outbox/wms-answer.ts';
import type { WmsLevel } from '../../../shared/core/outbox/capability.ts';
import { fieldValue } from '../../../shared/core/order-file/evolve.ts';
import type { Decision } from '../../../shared/core/order-file/decision.ts';
import type { Choice } from '../../../shared/core/difference/plan-merge.ts';
import type { WmsOrder } from '../../../shared/core/inbox/wms-order.ts';
import { resolveDifference } from '../../../shared/core/usecases/sync/resolve-difference.ts';
import type { Decide } from '../../../shared/core/usecases/cases/record-decision.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';
import { clerk, draftOrder, MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

const L0: WmsLevel = { level: 'L0' };
const L3: WmsLevel = { level: 'L3', maxLatenessMs: 600_000 };
const accepted = (version: number, over: Partial<Accepted> = {}): Accepted => ({
  outcome: 'accepted',
  orderRef: 'W-1',
  previousVersion: version - 1,
  version,
  ...over,
});
const failure = (kind: WmsFailure['kind']): SendOutcome => ({ ok: false, error: { kind, detail: '', retryAfterMs: null } });

/** The house with the settlement the host composes, one order the WMS knows, and one hold on its way to it. */
async function openDesk(run: (desk: Desk) => void): Promise<void> {
  const house = await openWorkHouse();
  try {
    const { storage, work } = house;
    const outbox = createOutboxStore({
      db: storage.db,
      unitOfWork: storage.unitOfWork,
      onSettled: createSettlementRecorder(() => ({ ...work.settlementDeps, clock: { now: () => MORNING + 60_000, mono: () => 0 } })),
    });
    const [id = ''] = house.takeIn(draftOrder());
    storage.db.exec(`UPDATE orders SET wms_ref = 'W-1', wms_version = 1`);
    const decide = (how: Decide<Decision>): OutboxEntry => {
      house.work.recorder.onOrder(id, clerk, how);
      const last = outbox.lane(id).at(-1);
      if (last === undefined) throw new Error('nothing queued');
      return last;
    };
    const hold = (): OutboxEntry =>
      decide((file, context) => placeHold(file, { reason: 'wait', liftableBy: 'owner', ifNobody: 'stays', reviewAt: null }, context));
    const change = (field: 'carrier' | 'recipient.detail', to: string): OutboxEntry =>
      decide((file, context) => correct(file, [{ field, from: fieldValue(file.order, field) ?? '', to }], null, () => [], context));
    const settle = (entry: OutboxEntry, outcome: SendOutcome, level = L0): void => {
      const sent = outbox.markSending([entry.id], MORNING + 1);
      outbox.settle(settleBatch(sent, outcome, { level, now: MORNING + 2, rand: () => 0.5, lane: outbox.lane }));
    };
    const answer = (entry: OutboxEntry, given: WmsAnswer): void => settle(entry, { ok: true, value: new Map([[entry.id, given]]) });
    const sync = (): readonly JournalEntry[] =>
      storage.journal.ofOrder(id as OrderId).filter((entry) => entry.type.startsWith('sync.') || entry.type === 'order.wmsKnown');
    run({ house, id, outbox, hold, change, settle, answer, sync });
    expect(storage.journal.verify().whole).toBe(true);
  } finally {
    await house.close();
  }
}
interface Desk {
  readonly house: WorkHouse;
  readonly id: string;
  readonly outbox: ReturnType<typeof createOutboxStore>;
  readonly hold: () => OutboxEntry;
  readonly change: (field: 'carrier' | 'recipient.detail', to: string) => OutboxEntry;
  readonly settle: (entry: OutboxEntry, outcome: SendOutcome, level?: WmsLevel) => void;
  readonly answer: (entry: OutboxEntry, given: WmsAnswer) => void;
  readonly sync: () => readonly JournalEntry[];
}
const versionOf = ({ house, id }: Desk): unknown => house.work.orderFiles.load(id)?.order.wmsVersion;

describe('what the WMS said becomes part of the order’s story', () => {
  test('acknowledged: the journal says so, and the order is based on the version the WMS has now', () =>
    openDesk((desk) => {
      const entry = desk.hold();
      desk.answer(entry, accepted(2));
      expect(desk.outbox.find(entry.id)).toMatchObject({ state: 'acknowledged', attempts: 1 });
      expect(desk.sync()).toMatchObject([
        {
          type: 'sync.acknowledged',
          at: MORNING + 60_000,
          actor: { kind: 'program', rule: 'sync' },
          data: { entry: entry.id, kind: 'hold.place', attempts: 1 },
        },
        { type: 'order.wmsKnown', data: { wmsRef: 'W-1', wmsVersion: 2 } },
      ]);
      expect(versionOf(desk)).toBe(2);
      // The next change of the order is made on it.
      expect(desk.change('carrier', 'SF').baseVersion).toBe(2);
      // Stopping goods is right on any version.
      expect(desk.hold().baseVersion).toBeNull();
    }));

  test('acknowledged again as a duplicate counts once, with the first answer', () =>
    openDesk((desk) => {
      const entry = desk.hold();
      desk.settle(entry, failure('timeout'));
      desk.answer(entry, { outcome: 'duplicate', first: accepted(2) });
      expect(desk.sync().map(({ type }) => type)).toEqual(['sync.acknowledged', 'order.wmsKnown']);
      expect(versionOf(desk)).toBe(2);
    }));

  test('an answer that shows that somebody else changed the order in between leaves the version known that was read', () =>
    openDesk((desk) => {
      desk.answer(desk.hold(), accepted(7));
      expect([versionOf(desk), desk.sync().map(({ type }) => type)]).toEqual([1, ['sync.acknowledged']]);
    }));

  test('an older answer never takes the order back to an older version', () =>
    openDesk((desk) => {
      desk.house.storage.db.exec('UPDATE orders SET wms_version = 9');
      desk.answer(desk.hold(), accepted(7));
      expect([versionOf(desk), desk.sync().map(({ type }) => type)]).toEqual([9, ['sync.acknowledged']]);
    }));

  test('refused: seen in the order, with the reason; nothing about its version', () =>
    openDesk((desk) => {
      const entry = desk.hold();
      desk.answer(entry, { outcome: 'refused', reason: 'already_shipped', message: 'gone at 9', orderRef: null });
      expect(desk.sync()).toMatchObject([{ type: 'sync.refused', data: { code: 'refused', detail: 'already_shipped', kind: 'hold.place' } }]);
      expect(desk.outbox.list({ states: ['refused'] }).map(({ id }) => id)).toEqual([entry.id]);
      expect([versionOf(desk), desk.outbox.counts().refused]).toEqual([1, 1]);
    }));

  const theirs = (desk: Desk, over: Partial<WmsOrder>): WmsOrder => {
    const order = desk.house.work.orderFiles.load(desk.id)?.order;
    if (order === undefined) throw new Error('no order');
    return wmsOrder({ ...order, externalRef: null, holds: [], updatedAt: 9, ref: 'W-1', version: 12, carrier: 'YTO', ...over } as Partial<WmsOrder>);
  };
  const field = (desk: Desk, path: string): unknown => {
    const order = desk.house.work.orderFiles.load(desk.id)?.order;
    return order === undefined ? null : fieldValue(order, path);
  };

  test('a conflict on another field asks nobody: theirs is taken over, ours told again on their version, by a new key', () =>
    openDesk((desk) => {
      const entry = desk.change('carrier', 'SF');
      const note = desk.hold();
      desk.answer(entry, { outcome: 'conflict', current: theirs(desk, { buyerNote: '放前台' }) });
      expect(desk.outbox.find(entry.id)).toMatchObject({ state: 'cancelled', lastError: { code: 'superseded' } });
      const [again, hold] = desk.outbox.lane(desk.id);
      expect(again).toMatchObject({
        kind: 'order.correct',
        state: 'pending',
        baseVersion: 12,
        payload: { changes: [{ field: 'carrier', from: 'YTO', to: 'SF' }] },
      });
      expect(hold).toMatchObject({ kind: 'hold.place', payload: note.payload });
      expect([field(desk, 'buyerNote'), field(desk, 'carrier'), versionOf(desk)]).toEqual(['放前台', 'SF', 12]);
      expect(desk.house.work.differences.open()).toEqual([]);
    }));

  test('a conflict where both changed the same field waits for a person, who chooses; what follows in the lane waits with it', () =>
    openDesk((desk) => {
      const entry = desk.change('carrier', 'SF');
      desk.change('recipient.detail', '演练路9号');
      desk.answer(entry, { outcome: 'conflict', current: theirs(desk, { carrier: 'EMS', recipient: { ...wmsOrder().recipient, detail: '旧址' } }) });
      expect(desk.outbox.find(entry.id)?.state).toBe('conflict');
      expect(desk.sync().at(-1)).toMatchObject({ type: 'sync.conflict', data: { code: 'conflict', detail: '12' } });
      expect(versionOf(desk)).toBe(1);
      const [difference] = desk.house.work.differences.open();
      expect(difference).toMatchObject({ kind: 'conflict', entryId: entry.id, orderId: desk.id, theirs: { carrier: 'EMS' } });
      const deps = { ...desk.house.work.settlementDeps, unitOfWork: desk.house.storage.unitOfWork, onResolved: () => undefined, acknowledged: () => [] };
      const resolve = (choices: readonly (readonly [string, Choice])[]) => resolveDifference(difference?.n ?? 0, new Map(choices), clerk, deps);
      expect(resolve([['carrier', { take: 'theirs' }]])).toMatchObject({
        ok: false,
        error: { code: 'merge_incomplete', params: { field: 'recipient.detail' } },
      });
      expect(
        resolve([
          ['carrier', { take: 'theirs' }],
          ['recipient.detail', { take: 'own', value: '演练路10号' }],
        ]),
      ).toMatchObject({ ok: true });
      expect([field(desk, 'carrier'), field(desk, 'recipient.detail'), versionOf(desk)]).toEqual(['EMS', '演练路10号', 12]);
      // What the check finds in the merged address stops the goods first.
      expect(desk.outbox.lane(desk.id).map(({ kind, payload }) => [kind, kind === 'order.correct' ? payload : null])).toEqual([
        ['hold.place', null],
        ['order.correct', { changes: [{ field: 'recipient.detail', from: '旧址', to: '演练路10号' }] }],
      ]);
      expect(desk.house.work.differences.open()).toEqual([]);
      expect(resolve([['carrier', { take: 'ours' }]])).toMatchObject({ ok: false, error: { code: 'difference_gone' } });
    }));

  test('a WMS that shows an older version than it acknowledged is never followed by itself', () =>
    openDesk((desk) => {
      desk.answer(desk.change('carrier', 'SF'), accepted(2));
      const entry = desk.change('recipient.detail', '演练路9号');
      desk.answer(entry, { outcome: 'conflict', current: theirs(desk, { version: 1, carrier: 'YTO' }) });
      expect([field(desk, 'carrier'), versionOf(desk), desk.house.work.differences.open()[0]?.kind]).toEqual(['SF', 2, 'conflict']);
    }));

  test.each(['unreachable', 'timeout', 'lost', 'server_error', 'unauthorised', 'garbled'] as const)(
    '%s is tried again and writes nothing: it says nothing new about the order',
    (kind) =>
      openDesk((desk) => {
        const entry = desk.hold();
        const head = desk.house.storage.journal.head();
        desk.settle(entry, failure(kind));
        expect([desk.outbox.find(entry.id)?.state, desk.house.storage.journal.head()]).toEqual(['pending', head]);
        desk.answer(entry, { outcome: 'retryLater', afterMs: 5 });
        expect([desk.outbox.find(entry.id)?.state, desk.house.storage.journal.head()]).toEqual(['pending', head]);
      }),
  );

  test('where nobody can be asked, a lost answer is in doubt, and that is written', () =>
    openDesk((desk) => {
      const entry = desk.hold();
      desk.settle(entry, failure('timeout'), L3);
      expect(desk.sync()).toMatchObject([{ type: 'sync.in_doubt', data: { code: 'timeout' } }]);
      const found = onDecision(desk.outbox.find(entry.id) ?? entry, { kind: 'found' }, L3, MORNING + 9);
      if (found === null) throw new Error('not possible');
      desk.outbox.settle([{ entry: found, answer: null, followers: [] }]);
      expect(desk.sync().map(({ type }) => type)).toEqual(['sync.in_doubt', 'sync.acknowledged']);
      expect(versionOf(desk)).toBe(1);
    }));

  test('what a person found over there is not taken back by what the WMS showed before it', () =>
    openDesk((desk) => {
      const entry = desk.change('carrier', 'SF');
      desk.settle(entry, failure('timeout'), L3);
      const shown = (over: Partial<WmsOrder>) =>
        desk.house.work.differences.note({ kind: 'unfollowed', orderId: desk.id as OrderId, entryId: null, theirs: theirs(desk, over), foundAt: MORNING });
      desk.house.storage.unitOfWork.run(() => shown({ version: 1, carrier: 'YTO' }));
      const found = onDecision(desk.outbox.find(entry.id) ?? entry, { kind: 'found' }, L3, MORNING + 9);
      if (found === null) throw new Error('not possible');
      desk.outbox.settle([{ entry: found, answer: null, followers: [] }]);
      expect([field(desk, 'carrier'), desk.house.work.differences.ofOrder(desk.id as OrderId).map(({ kind }) => kind)]).toEqual(['SF', ['unfollowed']]);
    }));

  test('killed on the way, it goes on as pending and says nothing', () =>
    openDesk((desk) => {
      const [sent] = desk.outbox.markSending([desk.hold().id], MORNING);
      if (sent === undefined) throw new Error('not sent');
      desk.outbox.settle([settlementOf(onRestart(sent, L0, MORNING + 5), null, { lane: desk.outbox.lane })]);
      expect([desk.outbox.find(sent.id)?.state, desk.sync()]).toEqual(['pending', []]);
    }));

  test('what is final is settled once: a second answer changes and writes nothing', () =>
    openDesk((desk) => {
      const entry = desk.hold();
      desk.answer(entry, accepted(2));
      const head = desk.house.storage.journal.head();
      const stored = desk.outbox.find(entry.id);
      if (stored === null) throw new Error('gone');
      desk.outbox.settle([
        { entry: { ...stored, state: 'refused' }, answer: { outcome: 'refused', reason: 'not_allowed', message: '', orderRef: null }, followers: [] },
      ]);
      expect([desk.outbox.find(entry.id), desk.house.storage.journal.head()]).toEqual([stored, head]);
    }));

  test('entry, journal and order commit together or not at all', () =>
    openDesk((desk) => {
      const { storage, work } = desk.house;
      const entry = desk.hold();
      const head = storage.journal.head();
      const settled = createSettlementRecorder(() => work.settlementDeps);
      const failing = createOutboxStore({
        db: storage.db,
        unitOfWork: storage.unitOfWork,
        onSettled: (settlement, before) => {
          settled(settlement, before);
          throw new Error('disk full');
        },
      });
      const sent = failing.markSending([entry.id], MORNING);
      expect(() =>
        failing.settle(
          settleBatch(sent, { ok: true, value: new Map([[entry.id, accepted(5)]]) }, { level: L0, now: MORNING, rand: () => 0, lane: failing.lane }),
        ),
      ).toThrow('disk full');
      expect([failing.find(entry.id)?.state, storage.journal.head(), versionOf(desk)]).toEqual(['sending', head, 1]);
    }));

  test('the order is still the fold of its journal', () =>
    openDesk((desk) => {
      desk.house.storage.db.exec('UPDATE orders SET wms_version = NULL, wms_ref = NULL');
      desk.answer(desk.hold(), accepted(3));
      desk.answer(desk.hold(), accepted(4));
      const folded = foldEntries(desk.house.storage.journal.ofOrder(desk.id as OrderId));
      expect(folded?.order).toEqual(desk.house.work.orderFiles.load(desk.id)?.order);
    }));

  test('a change behind, made on the same version, follows the version its predecessor made', () =>
    openDesk((desk) => {
      const [first, second] = [desk.change('carrier', 'SF'), desk.change('carrier', 'EMS')];
      desk.answer(first, accepted(2));
      expect([first.baseVersion, second.baseVersion, desk.outbox.find(second.id)?.baseVersion]).toEqual([1, 1, 2]);
    }));
});
