import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { assign, reopen, resolve, setNextAction, voidCase } from '../../../shared/core/order-file/decide/case-state.ts';
import { contact, note } from '../../../shared/core/order-file/decide/contact.ts';
import { correct } from '../../../shared/core/order-file/decide/correct.ts';
import { liftHold, placeHold } from '../../../shared/core/order-file/decide/holds.ts';
import { raise } from '../../../shared/core/order-file/decide/raise.ts';
import { foldEntries } from '../../../shared/core/order-file/entry-to-event.ts';
import { createUndo } from '../../../shared/core/usecases/cases/undo-decision.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { expectFold } from '../../fixtures/expect-fold.ts';
import { clerk, draftBadAddress, draftOrder, MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

const supervisor = { userId: 'clerk-1', roles: ['supervisor'] } as const;

type Step = (house: WorkHouse, id: string) => void;
const firstCase = (house: WorkHouse, id: string): string => house.work.orderFiles.load(id)?.cases[0]?.id ?? 'none';
const steps: readonly Step[] = [
  (h, id) => void h.work.recorder.onCase(firstCase(h, id), clerk, (f, c) => assign(f, firstCase(h, id), 'clerk-1', { text: 'call', dueAt: MORNING + 1000 }, c)),
  (h, id) =>
    void h.work.recorder.onCase(firstCase(h, id), clerk, (f, c) =>
      setNextAction(f, firstCase(h, id), { text: 'wait', dueAt: MORNING + 9000, waitingFor: 'customer', pauseClock: false }, c),
    ),
  (h, id) =>
    void h.work.recorder.onCase(firstCase(h, id), clerk, (f, c) =>
      contact(f, firstCase(h, id), { channel: 'call', to: 'customer', result: 'no_answer', text: 'nobody' }, c),
    ),
  (h, id) => void h.work.recorder.onCase(firstCase(h, id), clerk, (f, c) => note(f, firstCase(h, id), 'a note', c)),
  (h, id) =>
    void h.work.recorder.onOrder(id, clerk, (f, c) =>
      correct(f, [{ field: 'recipient.phone', from: f.order.recipient.phone, to: `139${String(10_000_000 + f.order.version)}` }], null, h.work.check, c),
    ),
  (h, id) =>
    void h.work.recorder.onOrder(id, clerk, (f, c) =>
      correct(
        f,
        [{ field: 'lines.1.quantity', from: String(f.order.lines[0]?.quantity), to: String((f.order.lines[0]?.quantity ?? 1) + 1) }],
        null,
        h.work.check,
        c,
      ),
    ),
  (h, id) => void h.work.recorder.onOrder(id, clerk, (f, c) => placeHold(f, { reason: 'wait', liftableBy: 'owner', ifNobody: 'stays', reviewAt: MORNING }, c)),
  (h, id) => void h.work.recorder.onOrder(id, clerk, (f, c) => liftHold(f, f.holds.find((one) => one.liftedAt === null)?.id ?? 'none', 'fine', supervisor, c)),
  (h, id) =>
    void h.work.recorder.onOrder(id, clerk, (f, c) =>
      raise(f, { kind: 'special_request', cause: 'gift', note: 'please wrap', reporter: 'customer', strength: 'condition', photos: [] }, c),
    ),
  (h, id) => void h.work.recorder.onCase(firstCase(h, id), clerk, (f, c) => resolve(f, firstCase(h, id), 'corrected', 'done', supervisor, c)),
  (h, id) => void h.work.recorder.onCase(firstCase(h, id), clerk, (f, c) => reopen(f, firstCase(h, id), 'again', c)),
  (h, id) => void h.work.recorder.onCase(firstCase(h, id), clerk, (f, c) => voidCase(f, firstCase(h, id), 'in error', supervisor, c)),
  (h, id) => {
    const undo = createUndo({ journal: h.storage.journal, outboxQueue: h.work.outbox, recorder: h.work.recorder, now: () => MORNING });
    const offer = undo.offer(h.storage.journal.ofOrder(id as OrderId));
    if (offer.possible && offer.seq !== null) expect(undo.take(id as OrderId, offer.seq, clerk).ok).toBe(true);
  },
];

describe('state is the fold of the journal', () => {
  test('whatever people decide, in any order', async () => {
    const house = await openWorkHouse();
    const ids: string[] = [];
    fc.assert(
      fc.property(fc.array(fc.nat(steps.length - 1), { minLength: 1, maxLength: 14 }), fc.boolean(), (order, bad) => {
        const [id = ''] = house.takeIn(bad ? draftBadAddress() : draftOrder());
        ids.push(id);
        for (const [tick, step] of order.entries()) {
          house.at(MORNING + tick * 60_000);
          steps[step]?.(house, id);
        }
        expectFold(house, [id]);
      }),
      { numRuns: 150 },
    );
    expect(house.storage.journal.verify()).toMatchObject({ whole: true, brokenAt: null });
    expectFold(house, ids);
    await house.close();
  }, 60_000);

  test('erased personal data leaves the chain whole and the fold going', async () => {
    const house = await openWorkHouse();
    const [id = ''] = house.takeIn(draftBadAddress());
    house.storage.db.exec('UPDATE journal SET salt = NULL, personal = NULL');
    expect(house.storage.journal.verify().whole).toBe(true);
    const folded = foldEntries(house.storage.journal.ofOrder(id as OrderId));
    expect(folded?.order.recipient.name).toBe('');
    expect(folded?.cases).toHaveLength(1);
    await house.close();
  });

  test('an entry changed, removed, moved or added is seen', async () => {
    const house = await openWorkHouse();
    house.takeIn(draftBadAddress(), draftOrder(), draftOrder());
    const { db } = house.storage;
    expect(() => db.exec(`UPDATE journal SET at = at + 1 WHERE n = 2`)).toThrow(/never change/u);
    expect(() => db.exec(`DELETE FROM journal WHERE n = 2`)).toThrow(/never removed/u);
    expect(() => db.exec(`INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE n = 2`)).toThrow(/journal/u);
    expect(() => db.exec(`UPDATE journal SET personal = '{}'`)).toThrow(/never change/u);
    db.exec('DROP TRIGGER journal_never_changes');
    const total = house.storage.journal.head();
    for (const column of ['at', 'data', 'type', 'actor', 'id', 'order_id']) {
      db.exec('SAVEPOINT tampered');
      db.exec(column === 'at' ? `UPDATE journal SET at = at + 1 WHERE n = 2` : `UPDATE journal SET ${column} = ${column} || ' ' WHERE n = 2`);
      const verdict = house.storage.journal.verify();
      // A type or order id that was null stays null and changes nothing.
      if (db.prepare(`SELECT count(*) FROM journal WHERE n = 2 AND ${column} IS NULL`).pluck().get() === 0)
        expect(verdict).toMatchObject({ whole: false, brokenAt: 2 });
      db.exec('ROLLBACK TO tampered');
    }
    expect(house.storage.journal.verify()).toMatchObject({ whole: true, entries: total });
    await house.close();
  });
});
