import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs, BACKOFF_CAP_MS, retryAfterMs } from '../../../shared/core/outbox/backoff.ts';
import type { WmsLevel } from '../../../shared/core/outbox/capability.ts';
import { dueEntries } from '../../../shared/core/outbox/due-entries.ts';
import {
  NOT_UNDERSTOOD,
  ONCE_KNOWN_AT,
  CHANGE_KINDS,
  isFinal,
  OUTBOX_STATES,
  waitsForPerson,
  type OutboxEntry,
} from '../../../shared/core/outbox/outbox-entry.ts';
import {
  doubtUnsent,
  followers,
  mayStillArriveUntil,
  nextStep,
  onAnswer,
  onDecision,
  onLookUp,
  onLookUpFailed,
  onLost,
  onParked,
  onRestart,
  onSending,
  type PersonDecision,
} from '../../../shared/core/outbox/outbox-rules.ts';
import { settleBatch, toBatches } from '../../../shared/core/outbox/settle-batch.ts';
import { REFUSAL_REASONS, WMS_FAILURES, type FinalAnswer, type WmsAnswer, type WmsFailure } from '../../../shared/core/outbox/wms-answer.ts';
import { outboxEntry } from '../../fixtures/outbox-entry.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';

const HOUR = 3_600_000;
const L0: WmsLevel = { level: 'L0' };
const L1: WmsLevel = { level: 'L1', keyTtlMs: HOUR, maxLatenessMs: 600_000 };
const L2: WmsLevel = { level: 'L2', maxLatenessMs: 600_000 };
const L3: WmsLevel = { level: 'L3', maxLatenessMs: 600_000 };
const lost: WmsFailure = { kind: 'lost', detail: '', retryAfterMs: null };
const sending = (over: Partial<OutboxEntry> = {}): OutboxEntry => ({ ...onSending(outboxEntry(), 1_000), ...over });

const finalAnswer: fc.Arbitrary<FinalAnswer> = fc.oneof(
  fc.record({ outcome: fc.constant('accepted' as const), orderRef: fc.constant('W-1'), previousVersion: fc.nat(9), version: fc.nat(9) }),
  fc.constant({ outcome: 'conflict' as const, current: wmsOrder() }),
  fc.record({ outcome: fc.constant('refused' as const), reason: fc.constantFrom(...REFUSAL_REASONS), message: fc.string(), orderRef: fc.constant(null) }),
);
const anyAnswer: fc.Arbitrary<WmsAnswer> = fc.oneof(
  finalAnswer,
  fc.record({ outcome: fc.constant('duplicate' as const), first: finalAnswer }),
  fc.record({ outcome: fc.constant('retryLater' as const), afterMs: fc.integer({ min: -5, max: 10 * HOUR }) }),
  fc.record({ outcome: fc.constant('garbled' as const), detail: fc.string() }),
  fc.record({ outcome: fc.constant('unsendable' as const), detail: fc.string() }),
);
const anyFailure: fc.Arbitrary<WmsFailure> = fc.record({
  kind: fc.constantFrom(...WMS_FAILURES),
  detail: fc.string(),
  retryAfterMs: fc.option(fc.nat(HOUR), { nil: null }),
});
const anyLevel = fc.constantFrom(L0, L1, L2, L3);
const rand = fc.double({ min: 0, max: 0.999_999, noNaN: true });

type Event =
  | { readonly on: 'send' }
  | { readonly on: 'answer'; readonly answer: WmsAnswer }
  | { readonly on: 'lost'; readonly failure: WmsFailure }
  | { readonly on: 'restart' }
  | { readonly on: 'lookUp'; readonly found: FinalAnswer | null }
  | { readonly on: 'lookUpFailed'; readonly failure: WmsFailure }
  | { readonly on: 'person'; readonly decision: PersonDecision };
const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.constant({ on: 'send' as const }),
  fc.record({ on: fc.constant('answer' as const), answer: anyAnswer }),
  fc.record({ on: fc.constant('lost' as const), failure: anyFailure }),
  fc.constant({ on: 'restart' as const }),
  fc.record({ on: fc.constant('lookUp' as const), found: fc.option(finalAnswer, { nil: null }) }),
  fc.record({ on: fc.constant('lookUpFailed' as const), failure: anyFailure }),
  fc.record({
    on: fc.constant('person' as const),
    decision: fc.constantFrom<PersonDecision>({ kind: 'again' }, { kind: 'found' }, { kind: 'give_up' }, { kind: 'superseded', by: 'x' }),
  }),
);

function step(entry: OutboxEntry, event: Event, level: WmsLevel, now: number, r: number): OutboxEntry {
  switch (event.on) {
    case 'send':
      return onSending(entry, now);
    case 'answer':
      return onAnswer(entry, event.answer, now, r);
    case 'lost':
      return onLost(entry, event.failure, level, now, r);
    case 'restart':
      return onRestart(entry, level, now);
    case 'lookUp':
      return onLookUp(entry, event.found ? { found: true, answer: event.found } : { found: false }, level, now);
    case 'lookUpFailed':
      return onLookUpFailed(entry, event.failure, now, r);
    case 'person':
      return onDecision(entry, event.decision, level, now) ?? entry;
  }
}

describe('an outbox entry, whatever happens to it', () => {
  it('stays in one known state, keeps its identity, and never leaves a final state', () => {
    fc.assert(
      fc.property(anyLevel, fc.array(fc.tuple(anyEvent, fc.nat(HOUR), rand), { maxLength: 40 }), (level, events) => {
        let entry = outboxEntry({ baseVersion: 3 });
        const { id, seq, lane, kind, payload, occurredAt, baseVersion } = entry;
        let now = 0;
        for (const [event, waited, r] of events) {
          now += waited;
          const before = entry;
          entry = step(entry, event, level, now, r);
          expect(OUTBOX_STATES).toContain(entry.state);
          expect({ id, seq, lane, kind, payload, occurredAt, baseVersion }).toEqual({
            id: entry.id,
            seq: entry.seq,
            lane: entry.lane,
            kind: entry.kind,
            payload: entry.payload,
            occurredAt: entry.occurredAt,
            baseVersion: entry.baseVersion,
          });
          expect(!isFinal(before.state) || entry === before).toBe(true);
          const maySettle = !waitsForPerson(before.state) || event.on === 'person' || event.on === 'lookUp';
          // A restart only moves the times to this life's clock.
          expect(maySettle || (event.on === 'restart' ? entry.state === before.state : entry === before)).toBe(true);
          expect(isFinal(entry.state)).toBe(entry.settledAt !== null);
          expect(entry.nextAttemptAt).toBeLessThanOrEqual(now + 1.1 * HOUR);
          expect((entry.firstSentAt === null) === (entry.sentAt === null)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('leads every answer and every failure from sending to a defined place', () => {
    fc.assert(
      fc.property(anyAnswer, anyFailure, anyLevel, rand, (answer, failure, level, r) => {
        expect(onAnswer(sending(), answer, 2_000, r).state).not.toBe('sending');
        expect(onLost(sending(), failure, level, 2_000, r).state).not.toBe('sending');
        expect(onRestart(sending(), level, 2_000).state).not.toBe('sending');
      }),
    );
  });

  it('takes only a yes for a yes', () => {
    fc.assert(
      fc.property(anyAnswer, rand, (answer, r) => {
        const final = answer.outcome === 'duplicate' ? answer.first.outcome : answer.outcome;
        expect(onAnswer(sending(), answer, 2_000, r).state === 'acknowledged').toBe(final === 'accepted');
      }),
    );
  });
});

describe('after a lost answer', () => {
  it('L0 sends again', () => {
    const entry = onLost(sending(), lost, L0, 2_000, 0.5);
    expect(entry.state).toBe('pending');
    expect(nextStep(entry, L0, 2_000 + 1_000 * HOUR)).toBe('send');
  });
  it('L0 sends again at once after a look that finds nothing, whatever clock it was sent by, and does not forget that it may have arrived', () => {
    const sentInAnotherLife = onRestart(sending({ firstSentAt: 9 * HOUR, sentAt: 9 * HOUR }), L0, 2_000);
    const looked = onLookUp(sentInAnotherLife, { found: false }, L0, 5_000);
    expect(looked).toMatchObject({ state: 'pending', nextAttemptAt: 5_000, firstSentAt: 9 * HOUR });
    expect(nextStep(looked, L0, 5_000)).toBe('send');
    expect(onDecision(looked, { kind: 'give_up' }, L0, 5_000)).toBeNull();
  });
  it('L1 sends again until the key expires less the longest delay, then looks up first', () => {
    const entry = onLost(sending(), lost, L1, 2_000, 0.5);
    expect(nextStep(entry, L1, 1_000 + HOUR - 600_000 - 1)).toBe('send');
    expect(nextStep(entry, L1, 1_000 + HOUR - 600_000)).toBe('look_up');
    expect(nextStep(onLookUp(entry, { found: false }, L1, 3 * HOUR), L1, 3 * HOUR)).toBe('send');
  });
  it('L2 looks up first and believes an absence only when nothing can still land', () => {
    const entry = onLost(sending(), lost, L2, 2_000, 0.5);
    expect(nextStep(entry, L2, 2_000)).toBe('look_up');
    const early = onLookUp(entry, { found: false }, L2, 5_000);
    expect(early).toMatchObject({ state: 'pending', nextAttemptAt: 601_000, lastError: { code: 'may_still_arrive' } });
    expect(nextStep(early, L2, 601_000)).toBe('look_up');
    expect(nextStep(onLookUp(early, { found: false }, L2, 601_000), L2, 601_000)).toBe('send');
  });
  it('L3 is in doubt after one attempt, and a person ends it', () => {
    const entry = onLost(sending(), lost, L3, 2_000, 0.5);
    expect(entry.state).toBe('in_doubt');
    expect(onDecision(entry, { kind: 'found' }, L3, 3_000)?.state).toBe('acknowledged');
    expect(nextStep(onDecision(entry, { kind: 'again' }, L3, 3_000) ?? entry, L3, 3_000)).toBe('send');
  });
  it("at L3 a person's look proves nothing while a copy may still be under way", () => {
    const entry = onLost(sending(), lost, L3, 2_000, 0.5);
    const until = (entry.sentAt ?? 0) + 600_000;
    expect(mayStillArriveUntil(entry, L3, until - 1)).toBe(until);
    expect(mayStillArriveUntil(entry, L3, until)).toBeNull();
    for (const level of [L0, L1, L2]) expect(mayStillArriveUntil(entry, level, 2_000)).toBeNull();
    expect(mayStillArriveUntil(sending({ sentAt: null }), L3, 0)).toBeNull();
  });
  it.each([L0, L1, L2, L3])('a refused connection changed nothing and is tried again at $level', (level) => {
    const entry = onLost(sending(), { kind: 'unreachable', detail: 'ECONNREFUSED', retryAfterMs: null }, level, 2_000, 0.5);
    expect(entry).toMatchObject({ state: 'pending', firstSentAt: null });
    expect(nextStep(entry, level, 2_000)).toBe('send');
  });
  it('a refused connection does not clear an earlier attempt that may have arrived', () => {
    const first = onLost(sending(), lost, L2, 2_000, 0.5);
    const second = onLost(onSending(first, 9_000), { kind: 'unreachable', detail: '', retryAfterMs: null }, L2, 9_500, 0.5);
    expect(nextStep(second, L2, 9_500)).toBe('look_up');
  });
  it('an unreadable answer is tried three times and then set aside', () => {
    let entry = outboxEntry();
    for (let i = 0; i < 3; i += 1) entry = onAnswer(onSending(entry, i), { outcome: 'garbled', detail: 'outcome' }, i, 0);
    expect(entry).toMatchObject({ state: 'parked', lastError: { code: 'garbled', times: 3 } });
  });
  it('a change that may have been sent can no longer be given up while pending', () => {
    expect(onDecision(outboxEntry(), { kind: 'give_up' }, L0, 1)?.state).toBe('cancelled');
    expect(onDecision(onLost(sending(), lost, L0, 2_000, 0), { kind: 'give_up' }, L0, 3_000)).toBeNull();
  });
});

const laneEntry = fc.record({
  lane: fc.constantFrom('a', 'b', 'c'),
  kind: fc.constantFrom(...CHANGE_KINDS),
  state: fc.constantFrom(...OUTBOX_STATES),
  nextAttemptAt: fc.nat(20),
});

describe('what is due', () => {
  it('keeps the order of every lane, one under way each, and lets only a new hold pass what waits for a person', () => {
    fc.assert(
      fc.property(fc.array(laneEntry, { maxLength: 25 }), fc.nat(10), (rows, limit) => {
        const entries = rows.map(({ lane, kind, ...over }) => outboxEntry({ lane, kind }, over));
        const due = dueEntries(entries, 10, limit);
        expect(due.length).toBeLessThanOrEqual(limit);
        expect(new Set(due.map((entry) => entry.lane)).size).toBe(due.length);
        expect([...due].sort((x, y) => x.seq - y.seq)).toEqual(due);
        for (const entry of due) {
          expect(entry.state).toBe('pending');
          expect(entry.nextAttemptAt).toBeLessThanOrEqual(10);
          const isInTheWay = (other: OutboxEntry): boolean => !isFinal(other.state) && !(other.state === 'parked' && other.kind === 'note.add');
          const lane = entries.filter((other) => other.lane === entry.lane && !isFinal(other.state));
          // Nothing is told of an order before the WMS has it, whatever was queued first.
          if (lane.some((other) => other.kind === 'order.create')) {
            expect(entry).toBe(lane.find((other) => other.kind === 'order.create'));
            continue;
          }
          const ahead = entries.filter((other) => other.lane === entry.lane && other.seq < entry.seq && isInTheWay(other));
          expect(entries.some((other) => other.lane === entry.lane && other.state === 'sending')).toBe(false);
          const passes = entry.kind === 'hold.place' && waitsForPerson(ahead[0]?.state ?? 'pending');
          expect(ahead.length === 0 || passes).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
  it('lets one stuck lane block nobody else', () => {
    const stuck = outboxEntry({ lane: 'stuck', kind: 'order.correct' }, { state: 'parked' });
    const behind = outboxEntry({ lane: 'stuck' });
    const others = Array.from({ length: 999 }, (_, i) => outboxEntry({ lane: `o${i}` }));
    const due = dueEntries([stuck, behind, ...others], 1, 2_000);
    expect(due).toHaveLength(999);
    expect(due).not.toContain(behind);
  });
  it('lets nothing wait for a note that was set aside, and everything for what nobody can read', () => {
    const behind = outboxEntry({ kind: 'order.release' });
    expect(dueEntries([outboxEntry({}, { state: 'parked', seq: 0 }), behind], 1, 9)).toEqual([behind]);
    const unread = outboxEntry({}, { state: 'parked', seq: 0, kind: NOT_UNDERSTOOD });
    const hold = outboxEntry({ kind: 'hold.place' });
    expect(dueEntries([unread, behind, hold], 1, 9)).toEqual([hold]);
    expect(dueEntries([{ ...unread, orderRef: null }, behind, hold], 1, 9)).toEqual([]);
  });
  it('shares the places between what is new and what failed before, whichever is more', () => {
    const again = Array.from({ length: 10 }, (_, i) => outboxEntry({ lane: `again${i}` }, { attempts: 3 }));
    const fresh = Array.from({ length: 10 }, (_, i) => outboxEntry({ lane: `fresh${i}` }));
    const attempts = (limit: number): readonly number[] => dueEntries([...again, ...fresh], 1, limit).map((entry) => entry.attempts);
    expect([attempts(1), attempts(4), attempts(16).filter((n) => n > 0).length]).toEqual([[0], [3, 3, 0, 0], 8]);
    expect(dueEntries(again, 1, 4)).toHaveLength(4);
    expect(dueEntries([...again.slice(0, 3), ...fresh], 1, 12)).toHaveLength(12);
  });
});

describe('a new life of the program', () => {
  it('trusts no time of the one before: an entry that may have left is asked about, and an absence counts from now', () => {
    const sent = sending();
    const l1: WmsLevel = { level: 'L1', keyTtlMs: HOUR, maxLatenessMs: 600_000 };
    const restarted = onRestart(sent, l1, 5_000);
    expect(nextStep(restarted, l1, 5_000)).toBe('look_up');
    const l2: WmsLevel = { level: 'L2', maxLatenessMs: 600_000 };
    expect(onLookUp(onRestart(sent, l2, 5_000), { found: false }, l2, 5_001)).toMatchObject({
      lastError: { code: 'may_still_arrive' },
      nextAttemptAt: 605_000,
    });
  });
  it('waits for no time of the old clock, but goes on waiting for an order to become known', () => {
    const late = outboxEntry({}, { attempts: 1, nextAttemptAt: 9e12 });
    expect(onRestart(late, L0, 5).nextAttemptAt).toBe(0);
    const unknown = outboxEntry({ orderRef: null }, { nextAttemptAt: ONCE_KNOWN_AT });
    expect(onRestart(unknown, L0, 5)).toBe(unknown);
  });
  it('tries what an older version could not read once more, when this one can', () => {
    const aside = { ...onParked(outboxEntry({}, { kind: NOT_UNDERSTOOD })) };
    expect(aside).toMatchObject({ state: 'parked', lastError: { code: 'not_understood' } });
    expect(onRestart(aside, L0, 5)).toEqual(aside);
    expect(onRestart({ ...aside, kind: 'note.add' }, L0, 5)).toMatchObject({ state: 'pending', lastError: null, nextAttemptAt: 0 });
    // Sent by another program, or by another life of this database: no time of that life is trusted, and where nobody can be asked a person looks.
    const sent = { ...aside, kind: 'note.add', firstSentAt: 3, sentAt: 3 } as const;
    expect(nextStep(onRestart(sent, L1, 5), L1, 5)).toBe('look_up');
    expect(onRestart(sent, L3, 5)).toMatchObject({ state: 'in_doubt', sentAt: 5 });
  });
  it('says at once what a connector has no words for', () => {
    expect(nextStep(outboxEntry({ kind: 'hold.place' }), L0, 5, ['note.add'])).toBe('park');
    expect(onParked(outboxEntry({ kind: 'hold.place' }))).toMatchObject({ state: 'parked', lastError: { code: 'unsendable', detail: 'hold.place' } });
  });
});

describe('those behind a settled entry', () => {
  const head = outboxEntry({ kind: 'order.correct', baseVersion: 4 }, { state: 'acknowledged' });
  it('follow the version it made when they started from the same one', () => {
    const next = outboxEntry({ kind: 'order.release', baseVersion: 4 });
    const note = outboxEntry({ kind: 'note.add' });
    const older = outboxEntry({ kind: 'order.correct', baseVersion: 3 });
    expect(followers([next, note, older], head, { outcome: 'accepted', orderRef: 'W-1', previousVersion: 4, version: 5 })).toEqual([
      { ...next, baseVersion: 5 },
    ]);
  });
  it('do not open a door behind a refusal; holds, notes and cancellations go on', () => {
    const refused: FinalAnswer = { outcome: 'refused', reason: 'unknown_sku', message: '', orderRef: null };
    const lane = CHANGE_KINDS.map((kind) => outboxEntry({ kind }));
    expect(followers(lane, head, refused).map((entry) => [entry.kind, entry.state])).toEqual([
      ['hold.lift', 'parked'],
      ['order.release', 'parked'],
      ['order.pack', 'parked'],
      ['order.ship', 'parked'],
    ]);
  });
});

describe('the answers of a batch', () => {
  const context = { level: L0, now: 2_000, rand: () => 0.5, lane: () => [] };
  it('are found by key whatever their order, and a missing one is lost, not refused', () => {
    const [a, b, c] = [sending(), sending(), sending()];
    const yes: WmsAnswer = { outcome: 'accepted', orderRef: 'W-1', previousVersion: 1, version: 2 };
    const no: WmsAnswer = { outcome: 'refused', reason: 'on_hold', message: '', orderRef: null };
    const settled = settleBatch(
      [a, b, c],
      {
        ok: true,
        value: new Map<string, WmsAnswer>([
          [c.id, no],
          [a.id, yes],
        ]),
      },
      context,
    );
    expect(settled.map(({ entry }) => [entry.id, entry.state])).toEqual([
      [a.id, 'acknowledged'],
      [b.id, 'pending'],
      [c.id, 'refused'],
    ]);
  });
  it('an entry the server broke on travels alone afterwards', () => {
    const poison = onLost(sending(), { kind: 'server_error', detail: '500', retryAfterMs: null }, L0, 2_000, 0);
    expect(toBatches([outboxEntry(), poison, outboxEntry()], 50).map((batch) => batch.length)).toEqual([1, 2]);
  });
});

describe('waiting', () => {
  it('stays between a floor and a doubling ceiling, and never undercuts what the other side asked', () => {
    fc.assert(
      fc.property(fc.nat(2_000), rand, fc.nat(2 * HOUR), (attempts, r, asked) => {
        expect(backoffMs(attempts, r)).toBeGreaterThanOrEqual(100);
        expect(backoffMs(attempts, r)).toBeLessThanOrEqual(BACKOFF_CAP_MS);
        expect(retryAfterMs(asked, r)).toBeGreaterThanOrEqual(Math.min(asked, HOUR));
      }),
    );
  });
});

describe('a database that was put back to an earlier state', () => {
  const doubted = doubtUnsent(outboxEntry());

  it('takes what it never sent for perhaps sent, and asks, repeats or waits as the level allows', () => {
    const step = (level: WmsLevel) => nextStep(onRestart(doubted, level, 9_000), level, 9_000);
    expect([step(L0), step(L1), step(L2)]).toEqual(['send', 'look_up', 'look_up']);
    expect(onRestart(doubted, L3, 9_000)).toMatchObject({ state: 'in_doubt', sentAt: 9_000, lastError: { code: 'another_life' } });
    expect(mayStillArriveUntil(onRestart(doubted, L3, 9_000), L3, 9_000)).toBe(609_000);
  });

  it('cannot call it back, and lets it follow a new version until it sends it itself', () => {
    expect(onDecision(doubted, { kind: 'give_up' }, L0, 1)).toBeNull();
    const [before, behind] = [outboxEntry({ seq: 1 }), { ...doubted, seq: 2, baseVersion: 4 }];
    const yes: FinalAnswer = { outcome: 'accepted', orderRef: 'W-1', previousVersion: 4, version: 5 };
    expect(followers([before, behind], before, yes).map(({ baseVersion }) => baseVersion)).toEqual([5]);
    const lostOnce = onLost(onSending(behind, 1), lost, L0, 2, 0);
    expect(followers([before, lostOnce], before, yes)).toEqual([]);
  });

  it('changes nothing about what was sent, is settled or waits for a person', () => {
    for (const state of OUTBOX_STATES.filter((each) => each !== 'pending' && each !== 'parked')) {
      const entry: OutboxEntry = { ...outboxEntry(), state };
      expect(doubtUnsent(entry), state).toBe(entry);
    }
    const sent = onLost(sending(), lost, L1, 2_000, 0);
    expect(doubtUnsent(sent)).toBe(sent);
    expect(doubtUnsent({ ...onParked(outboxEntry({ kind: NOT_UNDERSTOOD })) })).toMatchObject({
      state: 'parked',
      lastError: { code: 'not_understood' },
      attempts: 1,
    });
  });
});
