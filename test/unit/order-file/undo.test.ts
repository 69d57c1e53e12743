/* oxlint-disable vitest/no-conditional-expect -- a table: each row says what can be taken back */
import { describe, expect, test } from 'vitest';
import { onLost, onSending } from '../../../shared/core/outbox/outbox-rules.ts';
import { assign, reopen, resolve, setNextAction, voidCase } from '../../../shared/core/order-file/decide/case-state.ts';
import { contact, note } from '../../../shared/core/order-file/decide/contact.ts';
import { correct } from '../../../shared/core/order-file/decide/correct.ts';
import { liftHold, placeHold } from '../../../shared/core/order-file/decide/holds.ts';
import { openOrJoin } from '../../../shared/core/order-file/decide/open-cases.ts';
import { raise } from '../../../shared/core/order-file/decide/raise.ts';
import { Draft } from '../../../shared/core/order-file/decision.ts';
import { foldEntries } from '../../../shared/core/order-file/entry-to-event.ts';
import { activeHolds, type OrderFile } from '../../../shared/core/order-file/order-file.ts';
import type { Order, OrderId } from '../../../shared/core/order/order.ts';
import { type UndoOffer } from '../../../shared/core/usecases/cases/undo-decision.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { anOrder, decider, NOON } from '../../fixtures/order-file.ts';
import { clerk, openDesk, plain, program, type Decide, type Desk } from '../../fixtures/decision-desk.ts';

const supervisor = decider('supervisor');

const correctCarrier: Decide = (file, context) => correct(file, [{ field: 'carrier', from: file.order.carrier, to: 'SF' }], null, () => [], context);
const holdIt: Decide = (file, context) => placeHold(file, { reason: 'wait', liftableBy: 'owner', ifNobody: 'stays', reviewAt: null }, context);
const firstHold = (file: OrderFile): string => activeHolds(file)[0]?.id ?? '';

interface Row {
  readonly name: string;
  readonly setUp?: (desk: Desk) => void;
  readonly take: (desk: Desk) => Decide;
  readonly possible: boolean;
  readonly because?: UndoOffer['because'];
  /** What the WMS was told, and the opposite it hears when that had left. */
  readonly told?: readonly string[];
  readonly opposite?: readonly string[];
  readonly order?: Partial<Order>;
}
const table: readonly Row[] = [
  { name: 'assign', take: (desk) => (file, context) => assign(file, desk.caseId(), 'ben', { text: 'call', dueAt: NOON }, context), possible: true, told: [] },
  {
    name: 'next action',
    take: (desk) => (file, context) => setNextAction(file, desk.caseId(), { text: 'w', dueAt: NOON, waitingFor: 'customer', pauseClock: false }, context),
    possible: true,
    told: [],
  },
  { name: 'correct', take: () => correctCarrier, possible: true, told: ['order.correct'], opposite: ['order.correct'] },
  {
    name: 'correct with a label',
    take: () => correctCarrier,
    possible: false,
    because: 'label_void',
    told: ['order.correct'],
    order: { waybill: 'YT1', state: 'labelled' },
  },
  { name: 'place a hold', take: () => holdIt, possible: true, told: ['hold.place'], opposite: ['hold.lift'] },
  {
    name: 'lift a hold',
    take: () => (file, context) => liftHold(file, firstHold(file), 'fine', supervisor, context),
    possible: true,
    told: ['hold.lift', 'order.release'],
    opposite: ['hold.place'],
  },
  {
    name: 'resolve',
    take: (desk) => (file, context) => resolve(file, desk.caseId(), 'corrected', 'done', supervisor, context),
    possible: true,
    told: ['hold.lift', 'order.release'],
    opposite: ['hold.place'],
  },
  {
    name: 'cancel the order',
    take: (desk) => (file, context) => resolve(file, desk.caseId(), 'order_cancelled', 'x', supervisor, context),
    possible: false,
    because: 'order_cancelled_there',
    told: ['order.cancel'],
  },
  {
    name: 'reopen',
    setUp: (desk) => desk.decide((file, context) => resolve(file, desk.caseId(), 'corrected', '', supervisor, context)),
    take: (desk) => (file, context) => reopen(file, desk.caseId(), 'again', context),
    possible: true,
    told: ['hold.place'],
    opposite: ['hold.lift', 'order.release'],
  },
  {
    name: 'void',
    take: (desk) => (file, context) => voidCase(file, desk.caseId(), 'wrong', supervisor, context),
    possible: false,
    because: 'told_to_people',
    told: ['hold.lift', 'order.release'],
  },
  {
    name: 'contact',
    take: (desk) => (file, context) => contact(file, desk.caseId(), { channel: 'call', to: 'customer', result: 'ok', text: '' }, context),
    possible: false,
    because: 'told_to_people',
    told: [],
  },
  {
    name: 'note',
    take: (desk) => (file, context) => note(file, desk.caseId(), 'seen', context),
    possible: false,
    because: 'told_to_people',
    told: ['note.add'],
  },
  {
    name: 'raise with words',
    take: () => (file, context) => raise(file, { kind: 'sku_mismatch', cause: 'x', note: 'look', reporter: 'merchant', strength: null, photos: [] }, context),
    possible: false,
    because: 'told_to_people',
    told: ['hold.place'],
  },
  {
    name: 'raise',
    take: () => (file, context) => raise(file, { kind: 'sku_mismatch', cause: 'x', note: '', reporter: 'merchant', strength: null, photos: [] }, context),
    possible: true,
    told: ['hold.place'],
    opposite: ['hold.lift'],
  },
];

test('a decision of several entries is called by its weightiest: a resolution that also took the case on is a resolution', () => {
  const desk = openDesk({});
  desk.decide((file, context) => resolve(file, desk.caseId(), 'corrected', 'done', supervisor, context));
  expect(desk.offer().type).toBe('case.resolved');
});

describe.each(table)('undoing: $name', ({ setUp, take, possible, because = '', told = [], opposite = [], order = {} }) => {
  const ready = (): Desk => {
    const desk = openDesk(order);
    setUp?.(desk);
    return desk;
  };
  const sinceOf = (desk: Desk, seq: number): readonly string[] =>
    desk.outbox
      .lane(desk.id)
      .filter((entry) => entry.seq > seq)
      .map((entry) => entry.kind);
  const lastSeq = (desk: Desk): number => desk.outbox.lane(desk.id).at(-1)?.seq ?? 0;

  test('what it tells, and whether it can be taken back', () => {
    const desk = ready();
    const before = lastSeq(desk);
    desk.decide(take(desk));
    expect(sinceOf(desk, before)).toEqual(told);
    expect(desk.offer()).toMatchObject({ possible, because, how: !possible ? 'none' : told.length === 0 ? 'local' : 'cancel' });
    if (!possible)
      expect(desk.undo.take(desk.id, desk.offer().seq ?? 0, clerk)).toEqual({ ok: false, error: { code: 'undo_not_possible', params: { because } } });
  });
  if (!possible) return;

  test('unsent, it leaves everything as it was and nothing to tell', () => {
    const desk = ready();
    const [before, queued] = [plain(desk.file()), desk.outbox.lane(desk.id).length];
    desk.decide(take(desk));
    expect(desk.takeBack()).toMatchObject({ ok: true });
    const kept = plain(desk.file()) as { cases: unknown[] };
    // A case it opened stays, void: the journal told of it.
    expect({ ...kept, cases: kept.cases.filter((one) => (one as { state: string }).state !== 'void') }).toEqual(before);
    expect(desk.outbox.lane(desk.id)).toHaveLength(queued);
    for (const one of desk.file().cases) if (one.state === 'void') expect(one.clocks.every((clock) => clock.stoppedAt !== null)).toBe(true);
    expect(foldEntries(desk.journal.ofOrder(desk.id as OrderId))).toEqual(desk.file());
  });

  test('sent, its opposite goes behind it in the same lane', () => {
    const desk = ready();
    const before = lastSeq(desk);
    desk.decide(take(desk));
    const after = lastSeq(desk);
    desk.send();
    expect(desk.offer().how).toBe(told.length === 0 ? 'local' : 'compensate');
    expect(desk.takeBack()).toMatchObject({ ok: true });
    expect(sinceOf(desk, after)).toEqual(opposite);
    const [mine, theirs] = [
      desk.outbox.lane(desk.id).filter((entry) => entry.seq > before && entry.seq <= after),
      desk.outbox.lane(desk.id).filter((entry) => entry.seq > after),
    ];
    // A release has no opposite to be compared with: it says that the last hold is gone.
    for (const entry of theirs.filter((one) => one.kind !== 'order.release')) {
      const payload = entry.payload as { changes?: { field: string; from: string; to: string }[]; holdId?: string };
      const first = mine.find((one) => entry.kind === 'hold.place' || (one.payload as typeof payload).holdId === payload.holdId)?.payload as typeof payload;
      // A hold put back is another one: the lift that is under way must not take it away when it comes late.
      if (entry.kind === 'hold.place') expect(payload.holdId).not.toBe(first.holdId);
      else if (payload.changes === undefined) expect(first.holdId).toBe(payload.holdId);
      else expect(payload.changes).toEqual(first.changes?.map(({ field, from, to }) => ({ field, from: to, to: from })));
    }
  });

  test('is offered once', () => {
    const desk = ready();
    desk.decide(take(desk));
    const { seq } = desk.offer();
    expect(desk.takeBack()).toMatchObject({ ok: true });
    expect(desk.undo.take(desk.id, seq ?? 0, clerk)).toMatchObject({ ok: false });
  });
});

describe('undoing takes back that decision and nothing else', () => {
  const shortage: Decide = (file, context) => {
    const draft = new Draft(file, context);
    openOrJoin(draft, { kind: 'stock_out', cause: 'stock.short', reporter: 'program', findings: [], text: '', strength: null, incident: 'i' }, context);
    return ok(draft.done());
  };
  test('what the program found since stays, with its hold', () => {
    const desk = openDesk();
    desk.decide((file, context) => assign(file, desk.caseId(), 'ben', undefined, context));
    desk.decide(shortage, program);
    expect(desk.takeBack()).toMatchObject({ ok: true });
    expect(desk.file().cases).toMatchObject([
      { kind: 'bad_address', owner: null },
      { kind: 'stock_out', state: 'open' },
    ]);
    expect(activeHolds(desk.file()).map(({ kind }) => kind)).toEqual(['address', 'stock']);
  });
  test('an exception it did not touch has nothing about it in the journal', () => {
    const desk = openDesk();
    desk.decide(shortage, program);
    const other = desk.file().cases[1];
    const before = desk.journal.ofOrder(desk.id).filter((entry) => entry.caseId === other?.id).length;
    desk.decide(holdIt);
    desk.takeBack();
    expect(desk.journal.ofOrder(desk.id).filter((entry) => entry.caseId === other?.id)).toHaveLength(before);
  });
  test('an exception that moved on since is not turned back', () => {
    const desk = openDesk();
    desk.decide((file, context) => resolve(file, desk.caseId(), 'corrected', '', supervisor, context));
    desk.decide((file, context) => ok(new Draft(file, context).add({ type: 'case.closed', data: { caseId: desk.caseId() }, personal: null }).done()), program);
    expect(desk.offer()).toMatchObject({ possible: false, because: 'changed_since' });
  });
  test('nor where a new one of its kind was opened since', () => {
    const desk = openDesk();
    desk.decide((file, context) => resolve(file, desk.caseId(), 'corrected', '', supervisor, context));
    desk.decide((file, context) => {
      const draft = new Draft(file, context);
      openOrJoin(draft, { kind: 'bad_address', cause: 'x', reporter: 'program', findings: [], text: '', strength: null, incident: null }, context);
      return ok(draft.done());
    }, program);
    expect(desk.takeBack()).toEqual({ ok: false, error: { code: 'undo_not_possible', params: { because: 'changed_since' } } });
  });
  test('a field corrected since is not turned back', () => {
    const desk = openDesk();
    desk.decide(correctCarrier);
    desk.decide((file, context) => correct(file, [{ field: 'buyerNote', from: '', to: 'ring twice' }], 'rule', () => [], context), program);
    expect(desk.offer()).toMatchObject({ possible: false, because: 'changed_since' });
  });
  test('one after the other, backwards', () => {
    const desk = openDesk();
    const start = plain(desk.file());
    desk.decide((file, context) => assign(file, desk.caseId(), 'ben', undefined, context));
    desk.decide(correctCarrier);
    desk.decide(holdIt);
    for (let step = 0; step < 3; step += 1) expect(desk.takeBack()).toMatchObject({ ok: true });
    expect(plain(desk.file())).toEqual(start);
    expect(desk.offer()).toMatchObject({ possible: false, because: 'nothing' });
  });
  test('a lift is not taken back once the parcel is gone', () => {
    const desk = openDesk();
    desk.decide((file, context) => liftHold(file, firstHold(file), 'fine', supervisor, context));
    desk.decide(
      (file, context) =>
        ok(new Draft(file, context).add({ type: 'order.stateChanged', data: { from: file.order.state, to: 'dispatched' }, personal: null }).done()),
      program,
    );
    expect(desk.takeBack()).toMatchObject({ ok: false, error: { code: 'order_gone' } });
  });
});

describe('undo and the way out', () => {
  test('a change in doubt gets its opposite, never a cancellation', () => {
    const desk = openDesk();
    desk.decide(correctCarrier);
    const [entry] = desk.outbox.lane(desk.id).slice(-1);
    if (entry === undefined) throw new Error('nothing queued');
    desk.outbox.markSending([entry.id], desk.clock.now());
    const lost = onLost(onSending(entry, 1), { kind: 'timeout', detail: '', retryAfterMs: null }, { level: 'L3', maxLatenessMs: 600_000 }, 2, 0);
    desk.outbox.settle([{ entry: lost, answer: null, followers: [] }]);
    expect(desk.offer().how).toBe('compensate');
  });
  test('what the WMS refused was never there to be taken back', () => {
    const desk = openDesk();
    desk.decide(correctCarrier);
    const [entry] = desk.outbox.lane(desk.id).slice(-1);
    if (entry === undefined) throw new Error('nothing queued');
    desk.outbox.settle([{ entry: { ...entry, state: 'refused', settledAt: 1 }, answer: null, followers: [] }]);
    expect(desk.offer()).toMatchObject({ possible: false, because: 'refused_there' });
  });
  test('sent between the drawing of the screen and the click: decided anew', () => {
    const desk = openDesk();
    desk.decide(holdIt);
    expect(desk.offer().how).toBe('cancel');
    desk.send();
    expect(desk.takeBack()).toMatchObject({ ok: true });
    expect(desk.outbox.lane(desk.id).map(({ kind }) => kind)).toEqual(['hold.place', 'hold.lift']);
  });
  test('only the last decision is offered, and nothing where nobody decided', () => {
    const desk = openDesk();
    expect(desk.offer()).toMatchObject({ seq: null, possible: false, because: 'nothing' });
    desk.decide(holdIt);
    const first = desk.offer().seq ?? 0;
    desk.decide(correctCarrier);
    expect(desk.undo.take(desk.id, first, clerk)).toEqual({ ok: false, error: { code: 'undo_not_last' } });
  });
  test('the answer to a difference with the WMS cannot be taken back: nobody would be asked about it any more', () => {
    const desk = openDesk();
    desk.decide((file, context) =>
      ok(
        new Draft(file, context)
          .add({ type: 'order.wmsKnown', data: { wmsRef: 'W-1', wmsVersion: 2 }, personal: null })
          .tell('order.correct', {})
          .done(),
      ),
    );
    expect(desk.offer()).toMatchObject({ possible: false, because: 'merged' });
  });
  test('personal data erased, the correction is nobody’s to take back', () => {
    const desk = openDesk();
    desk.decide(correctCarrier);
    const at = desk.journal.entries.findIndex((entry) => entry.type === 'order.corrected');
    const entry = desk.journal.entries[at];
    if (entry !== undefined) desk.journal.entries[at] = { ...entry, personal: null, personalErased: true };
    expect(desk.offer()).toMatchObject({ possible: false, because: 'erased' });
  });
});

test('a decision on several orders is taken back on one of them: what the others have to tell still waits', () => {
  const desk = openDesk();
  const other = desk.takeIn(anOrder({ wmsRef: 'W-2' }));
  const caseIds = [desk.id, other].flatMap((id) => desk.orderFiles.load(id)?.cases.map((one) => one.id) ?? []);
  expect(desk.recorder.onCases(caseIds, clerk, () => holdIt)).toMatchObject({ ok: true });
  expect(desk.takeBack()).toMatchObject({ ok: true });
  const told = (id: string) => desk.outbox.list({ lane: id }).map(({ kind, state }) => `${kind} ${state}`);
  expect([told(desk.id), told(other)]).toEqual([['hold.place cancelled'], ['hold.place pending']]);
});
