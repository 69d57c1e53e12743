import { describe, expect, it } from 'vitest';
import type { JournalEntry, JsonObject } from '../../../shared/core/journal/journal-entry.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { differingFigures, totalsOf } from '../../../shared/core/outage/certificate.ts';
import { createOutageWork, type OutageWork } from '../../../shared/core/outage/outage-work.ts';
import { reconcile, type StandingNow } from '../../../shared/core/outage/reconcile.ts';

let n = 0;
const entry = (orderId: string, type: string, data: JsonObject = {}, rule: string | null = null): JournalEntry => ({
  n: (n += 1),
  seq: n,
  id: `e${n}`,
  station: 's',
  incarnation: 'i',
  at: n,
  hash: '',
  personalErased: false,
  actor: rule === null ? { kind: 'person', userId: 'amy' } : { kind: 'program', rule },
  caseId: null,
  data,
  personal: null,
  type,
  orderId: orderId as OrderId,
});
const typed = (orderId: string): JournalEntry => entry(orderId, 'manual.entered', { documentNo: `M-${orderId}` });
const matched = (orderId: string, how: string, differs: readonly string[] = []): JournalEntry =>
  entry(orderId, 'manual.matched', { how, otherId: '', differs }, how === 'number' ? 'wms' : null);
const left = (orderId: string): readonly JournalEntry[] => [
  entry(orderId, 'order.handedOver', { load: 'L', waybill: 'W' }),
  entry(orderId, 'order.stateChanged', { from: 'manifested', to: 'dispatched' }),
];
const told = (orderId: string, kind: string): JournalEntry => entry(orderId, 'sync.acknowledged', { entry: `${orderId} ${kind}`, kind }, 'sync');
const workOf = (...entries: readonly JournalEntry[]): OutageWork => {
  const work = createOutageWork();
  for (const one of entries) work.take(one);
  return work;
};
const STILL: StandingNow = { unsettled: new Map(), differences: new Map() };
const findings = (work: OutageWork, now: Partial<StandingNow> = {}, explained: Parameters<typeof reconcile>[2] = {}) =>
  Object.fromEntries(reconcile(work, { ...STILL, ...now }, explained).map((line) => [line.orderId, `${line.finding}${line.explained ? '' : '!'}`]));

describe('orders typed by hand in a reconciliation', () => {
  it('are decided and not explained away, and what the WMS says of them otherwise asks for a word', () => {
    const work = workOf(
      typed('a'),
      typed('b'),
      matched('b', 'content', ['quantity']),
      told('b', 'order.ship'),
      typed('c'),
      matched('c', 'number'),
      told('c', 'order.ship'),
    );
    const word = { at: 1, by: 'amy', reason: 'the customer took two' };
    expect(findings(work, { undecided: new Set(['a']) })).toEqual({ a: 'undecided!', b: 'match_differs!', c: 'acknowledged' });
    expect(findings(work, { undecided: new Set(['a']) }, { 'a/undecided': word, 'b/match_differs': word })).toEqual({
      a: 'undecided!',
      b: 'match_differs',
      c: 'acknowledged',
    });
  });

  it('shipped and cancelled there asks what became of the parcel; a file that was only a showing asks nothing', () => {
    const work = workOf(
      typed('a'),
      ...left('a'),
      matched('a', 'person', ['cancelled']),
      entry('w', 'order.imported', {}, 'wms'),
      entry('w', 'order.mergedInto', { into: 'a' }),
    );
    expect(findings(work)).toEqual({ a: 'cancelled_there!', w: 'merged' });
    expect(findings(workOf(entry('w', 'order.mergedInto'), entry('w', 'order.unmerged')))).toEqual({ w: 'here_only' });
  });

  it('the carrier has a word too: asked and not known, or known and not handed over', () => {
    const silent = entry('a', 'case.opened', { cause: 'dispatch.no_first_scan' }, 'first_scan');
    const known = [...left('a'), told('a', 'order.ship')];
    expect(findings(workOf(...known))).toEqual({ a: 'acknowledged' });
    expect(findings(workOf(...known, silent))).toEqual({ a: 'carrier_silent!' });
    expect(findings(workOf(...known, silent, entry('a', 'order.carrierScanned', {}, 'carrier')))).toEqual({ a: 'acknowledged' });
    expect(findings(workOf(), { carrierOnly: new Set(['x']) })).toEqual({ x: 'carrier_only!' });
  });
});

describe('a certificate', () => {
  const work = workOf(
    ...left('known'),
    told('known', 'order.ship'),
    typed('a'),
    ...left('a'),
    matched('a', 'number'),
    told('a', 'order.ship'),
    entry('a', 'order.carrierScanned', {}, 'carrier'),
    typed('b'),
    ...left('b'),
    matched('b', 'content'),
    typed('c'),
    ...left('c'),
    entry('c', 'manual.enteredAnew'),
    told('c', 'order.create'),
    told('c', 'order.ship'),
    typed('d'),
    entry('d', 'order.waybillVoided'),
  );
  it('counts what was shipped as the WMS, the house and the carrier have it, by how the WMS came to know of it', () => {
    expect(totalsOf(work, 0)).toMatchObject({
      manual: 4,
      matchedByNumber: 1,
      matchedByContent: 1,
      enteredAnew: 1,
      knownShipped: 1,
      knownTold: 1,
      knownCarrier: 1,
      matchedShipped: 2,
      matchedTold: 1,
      matchedCarrier: 2,
      anewShipped: 1,
      anewTold: 1,
      anewCarrier: 1,
      voidWaybills: 1,
    });
  });
  it('of a time when less was counted is held to what it states and to nothing else', () => {
    const { orders, decisions } = totalsOf(work, 0);
    expect(differingFigures({ orders, decisions }, totalsOf(work, 0))).toEqual([]);
    expect(differingFigures({ orders: orders + 1, decisions }, totalsOf(work, 0))).toEqual(['orders']);
  });
});
