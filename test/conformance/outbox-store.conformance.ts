import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueEntries, nextOfLane } from '../../shared/core/outbox/due-entries.ts';
import { CHANGE_KINDS, isFinal, OUTBOX_STATES, type OutboxEntry } from '../../shared/core/outbox/outbox-entry.ts';
import { onAnswer, onLost } from '../../shared/core/outbox/outbox-rules.ts';
import type { InboundStore, OutboxStore } from '../../shared/core/ports/outbox-store.ts';
import type { InboundRaw } from '../../shared/core/ports/wms-connector.ts';
import { outboxEntry } from '../fixtures/outbox-entry.ts';

export interface OutboxStoreRig {
  readonly store: OutboxStore;
  readonly inbound: InboundStore;
  /** Puts entries there as a use case would, in whatever state they are. */
  readonly put: (entries: readonly OutboxEntry[]) => void;
  readonly close: () => void;
}

const anyEntry = fc.record({
  lane: fc.constantFrom('a', 'b', 'c', 'd'),
  kind: fc.constantFrom(...CHANGE_KINDS),
  state: fc.constantFrom(...OUTBOX_STATES),
  nextAttemptAt: fc.nat(20),
});
const settledAt = (state: OutboxEntry['state']): number | null => (isFinal(state) ? 1 : null);
const record = (key: string): InboundRaw => ({ key, kind: 'order', raw: { key, kind: 'order', order: { note: '楼下 "quoted" \u2028' } } });

/** What every outbox store keeps to. `open` gives an empty one. */
export function outboxStoreConformance(name: string, open: () => OutboxStoreRig): void {
  const using = <T>(run: (rig: OutboxStoreRig) => T): T => {
    const rig = open();
    try {
      return run(rig);
    } finally {
      rig.close();
    }
  };

  describe(`outbox store: ${name}`, () => {
    it('gives exactly the due entries of the rules, whatever lies in the lanes', () => {
      fc.assert(
        fc.property(fc.array(anyEntry, { maxLength: 20 }), fc.nat(12), fc.nat(20), (rows, limit, now) => {
          using(({ store, put }) => {
            const created = new Set<string>();
            const entries = rows.map(({ lane, kind: drawn, state, nextAttemptAt }) => {
              // The database lets an order be created once.
              const kind = drawn === 'order.create' && created.has(lane) ? 'note.add' : drawn;
              if (kind === 'order.create') created.add(lane);
              return outboxEntry({ lane, kind }, { state, nextAttemptAt, settledAt: settledAt(state) });
            });
            put(entries);
            expect(store.due(now, limit)).toEqual(dueEntries(entries, now, limit));
            const lanes = Map.groupBy(
              entries.filter((entry) => !isFinal(entry.state)),
              (entry) => entry.lane,
            );
            const next = [...lanes.values()].flatMap((lane) => nextOfLane(lane)?.nextAttemptAt ?? []);
            expect(store.nextDueAt()).toBe(next.length === 0 ? null : Math.min(...next));
          });
        }),
        { numRuns: 150 },
      );
    });

    it('gives back every field as it was put', () => {
      using(({ store, put }) => {
        const entry = outboxEntry(
          {
            kind: 'order.correct',
            payload: { changes: [{ field: 'recipient.name', from: '', to: '李雷 "引号" \u{1f4e6}' }], n: 0.1 },
            baseVersion: 0,
            orderRef: null,
          },
          { attempts: 3, lastError: { code: 'server_error', detail: '500', times: 3 }, firstSentAt: 5, sentAt: 9 },
        );
        put([entry]);
        expect(store.find(entry.id)).toEqual(entry);
        expect(store.find('nobody')).toBeNull();
      });
    });

    it('marks only pending entries as sending, and gives them back as stored', () => {
      using(({ store, put }) => {
        const [fresh, again, done] = [
          outboxEntry(),
          outboxEntry({ lane: 'b' }, { attempts: 1, firstSentAt: 2, sentAt: 2 }),
          outboxEntry({ lane: 'c' }, { state: 'refused', settledAt: 1 }),
        ];
        put([fresh, again, done]);
        const marked = store.markSending([fresh.id, again.id, done.id, 'nobody'], 7);
        expect(marked).toEqual([
          { ...fresh, state: 'sending', attempts: 1, firstSentAt: 7, sentAt: 7 },
          { ...again, state: 'sending', attempts: 2, firstSentAt: 2, sentAt: 7 },
        ]);
        expect(store.list({ states: ['sending'] })).toEqual([...marked].reverse());
        expect(store.find(done.id)).toEqual(done);
        expect(store.due(100, 10)).toEqual([]);
      });
    });

    it('settles entries and their followers, and leaves what is final as it is', () => {
      using(({ store, put }) => {
        const [head, behind] = [outboxEntry({ kind: 'order.correct', baseVersion: 1 }), outboxEntry({ kind: 'order.correct', baseVersion: 1 })];
        put([head, behind]);
        const [sent = head] = store.markSending([head.id], 5);
        const answer = { outcome: 'accepted', orderRef: 'W-1', previousVersion: 1, version: 2 } as const;
        const settled = onAnswer(sent, answer, 6, 0);
        store.settle([{ entry: settled, answer, followers: [{ ...behind, baseVersion: 2 }] }]);
        expect(store.find(head.id)).toEqual(settled);
        expect(store.lane('order-1')).toEqual([{ ...behind, baseVersion: 2 }]);
        const late = onLost(sent, { kind: 'timeout', detail: '', retryAfterMs: null }, { level: 'L0' }, 9, 0);
        store.settle([{ entry: late, answer: null, followers: [] }]);
        expect(store.find(head.id)).toEqual(settled);
      });
    });

    it('counts by state and knows since when something waits', () => {
      using(({ store, put }) => {
        expect(store.oldestWaitingAt()).toBeNull();
        put(OUTBOX_STATES.map((state, i) => outboxEntry({ lane: `lane-${i}`, occurredAt: 100 - i }, { state, settledAt: settledAt(state) })));
        expect(store.counts()).toMatchObject({ pending: 1, sending: 1, in_doubt: 1, conflict: 1, refused: 1, parked: 1 });
        // pending happened at 100, sending at 99; what waits for a person is another matter.
        expect(store.oldestWaitingAt()).toBe(99);
        expect(store.list({ lane: 'lane-2' })).toHaveLength(1);
        expect(store.list({ limit: 3 }).map((entry) => entry.lane)).toEqual(['lane-7', 'lane-6', 'lane-5']);
      });
    });

    it('says where the lanes stand that are not settled', () => {
      using(({ store, put }) => {
        expect(store.unsettledByLane()).toEqual(new Map());
        put([
          outboxEntry({ lane: 'one' }, { state: 'in_doubt' }),
          outboxEntry({ lane: 'one' }),
          outboxEntry({ lane: 'one' }, { state: 'acknowledged', settledAt: settledAt('acknowledged') }),
          outboxEntry({ lane: 'two' }),
          outboxEntry({ lane: 'three' }),
          outboxEntry({ lane: 'four' }, { state: 'cancelled', settledAt: settledAt('cancelled') }),
        ]);
        const stand = [...store.unsettledByLane()].map(([lane, states]) => [lane, states.toSorted()]);
        expect(Object.fromEntries(stand)).toEqual({ one: ['in_doubt', 'pending'], two: ['pending'], three: ['pending'] });
      });
    });

    it('keeps inbound records raw and once, with the cursor behind them', () => {
      using(({ inbound }) => {
        expect([inbound.cursor(), inbound.instance()]).toEqual(['', null]);
        inbound.beginInstance('one');
        expect(inbound.saveInbound([record('a'), record('b')], 'c2')).toBe(2);
        expect(inbound.saveInbound([record('b'), record('c'), record('c')], 'c3')).toBe(1);
        expect(inbound.cursor()).toBe('c3');
        expect(inbound.saveInbound([record('d')], null)).toBe(1);
        expect(inbound.cursor()).toBe('c3');
        inbound.beginInstance('two');
        expect([inbound.cursor(), inbound.instance()]).toEqual(['', 'two']);
      });
    });
  });
}
