import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../shared/core/journal/journal-entry.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { CERTIFICATE_FIGURES, differingFigures, totalsOf } from '../../../shared/core/outage/certificate.ts';
import { createOutageWork, type OutageWork } from '../../../shared/core/outage/outage-work.ts';
import { decidedLines, LINE_FINDINGS, reconcile, type StandingNow } from '../../../shared/core/outage/reconcile.ts';

let n = 0;
const entry = (orderId: string | null, type: string, parts: Partial<JournalEntry> = {}): JournalEntry => ({
  n: (n += 1),
  seq: n,
  id: `e${n}`,
  station: 's',
  incarnation: 'i',
  at: n,
  hash: '',
  personalErased: false,
  actor: { kind: 'person', userId: 'amy' },
  caseId: null,
  data: {},
  personal: null,
  ...parts,
  type,
  orderId: orderId as OrderId | null,
});
const BY_WMS = { actor: { kind: 'program', rule: 'wms' } } as const;
const settled = (orderId: string, change: string, how: string): JournalEntry =>
  entry(orderId, `sync.${how}`, { actor: { kind: 'program', rule: 'sync' }, data: { entry: change } });
const moved = (orderId: string, to: string, by: Partial<JournalEntry> = {}): JournalEntry => entry(orderId, 'order.stateChanged', { data: { to }, ...by });
const workOf = (...entries: readonly JournalEntry[]): OutageWork => {
  const work = createOutageWork();
  for (const one of entries) work.take(one);
  return work;
};
const still: StandingNow = { unsettled: new Map(), differences: new Map() };
const findings = (work: OutageWork, now: StandingNow = still) => Object.fromEntries(reconcile(work, now, {}).map((line) => [line.orderId, line.finding]));

describe('the lines of a reconciliation', () => {
  it('say of each order what the WMS has of it', () => {
    const work = workOf(
      entry('told', 'case.noted'),
      settled('told', 'c1', 'acknowledged'),
      entry('no', 'order.corrected'),
      settled('no', 'c2', 'acknowledged'),
      settled('no', 'c3', 'refused'),
      entry('new', 'order.imported', BY_WMS),
      entry('mine', 'case.assigned'),
      entry('back', 'case.noted'),
      settled('back', 'c4', 'cancelled'),
      moved('gone', 'packed'),
      moved('gone', 'cancelled', BY_WMS),
      entry('merged', 'order.corrected'),
      settled('merged', 'c5', 'conflict'),
      settled('merged', 'c6', 'acknowledged'),
      entry(null, 'site.changed'),
    );
    expect(findings(work)).toEqual({
      told: 'acknowledged',
      no: 'refused',
      new: 'arrived',
      mine: 'here_only',
      back: 'taken_back',
      gone: 'cancelled_there',
      merged: 'acknowledged',
    });
    const now: StandingNow = {
      unsettled: new Map([
        ['told', ['pending']],
        ['mine', ['in_doubt', 'pending']],
        ['before', ['pending']],
        ['new', ['parked']],
      ]),
      differences: new Map([['merged', ['conflict']]]),
    };
    expect(findings(work, now)).toMatchObject({ told: 'waiting', mine: 'in_doubt', before: 'waiting', new: 'parked', merged: 'difference' });
  });

  it('stand with the unexplained first; an explanation is for what was found and no longer', () => {
    const work = workOf(entry('a', 'case.noted'), settled('b', 'c', 'refused'), settled('c', 'd', 'refused'));
    const explanation = { at: 1, by: 'amy', reason: 'told the merchant' };
    const lines = reconcile(work, still, { 'b/refused': explanation, 'a/waiting': explanation });
    expect(lines.map(({ orderId, explained }) => [orderId, explained])).toEqual([
      ['c', false],
      ['b', true],
      ['a', true],
    ]);
    expect(lines.map((line) => line.explanation)).toEqual([null, explanation, null]);
    expect(decidedLines(lines, { 'a/waiting': explanation }).map(({ orderId, finding }) => [orderId, finding])).toEqual([['a', 'waiting']]);
  });

  it('explain themselves only where nothing is open, and the figures of the same entries in any pages are the same', () => {
    const anyEntry = fc.oneof(
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('case.noted', 'order.corrected')).map(([order, type]) => entry(order, type)),
      fc
        .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2'), fc.constantFrom('acknowledged', 'refused', 'in_doubt', 'conflict', 'cancelled'))
        .map(([order, change, how]) => settled(order, `${order}${change}`, how)),
      fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('packed', 'dispatched')).map(([order, to]) => moved(order, to)),
      fc.constantFrom('a', 'b').map((order) => moved(order, 'cancelled', BY_WMS)),
    );
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 40 }), (entries) => {
        const work = workOf(...entries);
        const totals = totalsOf(work, 0);
        expect(differingFigures(totals, totalsOf(workOf(...entries), 0))).toEqual([]);
        for (const line of reconcile(work, still, {})) {
          expect(LINE_FINDINGS).toContain(line.finding);
          if (line.explained) expect([...(work.orders.get(line.orderId)?.changes.values() ?? [])]).not.toContain('refused');
        }
        expect(totals.orders).toBe(new Set(entries.map(({ orderId }) => orderId)).size);
      }),
      { numRuns: 200 },
    );
  });

  it('figures that were altered are named', () => {
    const totals = totalsOf(workOf(entry('a', 'case.noted')), 1);
    for (const figure of CERTIFICATE_FIGURES) expect(differingFigures({ ...totals, [figure]: totals[figure] + 1 }, totals)).toEqual([figure]);
  });
});
