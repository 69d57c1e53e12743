import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyIndex } from '../../../shared/core/manual-match/key-index.ts';
import {
  contentOf,
  createPairIndex,
  differencesOf,
  isContradiction,
  MATCH_REASONS,
  type MatchOrder,
  type Pair,
  type PairIndex,
} from '../../../shared/core/manual-match/pair-orders.ts';
import { pairKey, proposeMatches, type Proposal } from '../../../shared/core/manual-match/propose-matches.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';

const HOUR = 3_600_000;
const WINDOW = 72 * HOUR;
interface Parts extends Partial<Omit<MatchOrder, 'id' | 'recipient' | 'lines'>> {
  readonly name?: string;
  readonly phone?: string;
  readonly detail?: string;
  readonly goods?: Readonly<Record<string, number>>;
}
const order = (id: string, { name = '沈听澜', phone = '13800138000', detail = '听雨路12号', goods = { 'QH-TEE-L': 2 }, ...parts }: Parts = {}): MatchOrder => ({
  id: id as OrderId,
  kind: 'sale',
  merchant: 'QH',
  platform: 'TB',
  platformOrderNo: `W-${id}`,
  orderedAt: 100 * HOUR,
  paidAt: null,
  hasAddress: true,
  state: 'checked',
  recipient: { ...emptyRecipient, name, phone, detail, city: '杭州市' },
  lines: Object.entries(goods).map(([sku, quantity], n) => ({
    lineNo: n + 1,
    kind: 'goods' as const,
    sku,
    name: '',
    variant: '',
    quantity,
    unitPrice: '',
    reserved: 0,
  })),
  ...parts,
});
const byHand = (id: string, parts: Parts = {}): MatchOrder => order(id, { platform: 'MANUAL', platformOrderNo: `M-${id}`, ...parts });

function propose(
  manual: readonly MatchOrder[],
  there: readonly MatchOrder[],
  apart: ReadonlySet<string> = new Set(),
  index: PairIndex = createPairIndex(WINDOW),
): readonly Proposal[] {
  for (const other of there) index.put(other);
  const pairs = manual.flatMap((one) => index.meet(contentOf(one)).map(({ id, why }): Pair => ({ manualId: one.id, otherId: id, why })));
  return proposeMatches(
    manual.map(({ id }) => id),
    pairs,
    apart,
  );
}
const said = (proposals: readonly Proposal[]) =>
  proposals.map(({ kind, manualId, pairs }) => `${manualId} ${kind} ${pairs.map(({ otherId, why }) => `${otherId}:${why}`).join(' ')}`.trim());

describe('what a manual order turned out to be', () => {
  it.each<[string, readonly MatchOrder[], readonly MatchOrder[], readonly string[]]>([
    [
      'its number at its shop',
      [byHand('m', { platform: 'TB', platformOrderNo: 'P-1' })],
      [order('w', { platformOrderNo: 'P-1', name: 'x' })],
      ['m sure w:same_number'],
    ],
    [
      'that number at another shop is a question',
      [byHand('m', { platform: 'TB', platformOrderNo: 'P-1' })],
      [order('w', { platform: 'PDD', platformOrderNo: 'P-1', name: '', phone: '15900159000' })],
      ['m unsure w:number_elsewhere'],
    ],
    ['recipient, goods and time', [byHand('m')], [order('w'), order('v', { goods: { 'QH-SOCK': 1 } })], ['m sure w:same_content']],
    ['an address written otherwise is a question', [byHand('m')], [order('w', { detail: '听雨路十二号' })], ['m unsure w:address_differs']],
    ['a digit mistyped is a question', [byHand('m')], [order('w', { phone: '13800138001' })], ['m unsure w:phone_differs']],
    ['another quantity is a question', [byHand('m')], [order('w', { goods: { 'QH-TEE-L': 3 } })], ['m unsure w:quantity_differs']],
    ['two that fit are a question', [byHand('m')], [order('v'), order('w')], ['m unsure v:same_content w:same_content']],
    ['one that fits two is a question for both', [byHand('m'), byHand('n')], [order('w')], ['m unsure w:same_content', 'n unsure w:same_content']],
    [
      'a number is worth more than a likeness',
      [byHand('m', { platform: 'TB', platformOrderNo: 'P-1' }), byHand('n')],
      [order('w', { platformOrderNo: 'P-1' }), order('v')],
      ['m sure w:same_number', 'n sure v:same_content'],
    ],
    ['too long ago is another order', [byHand('m')], [order('w', { orderedAt: 10 * HOUR })], ['m none']],
    ['other goods are another order', [byHand('m')], [order('w', { goods: { 'QH-TEE-L': 2, 'QH-SOCK': 1 } })], ['m none']],
    ['another merchant’s is another order', [byHand('m')], [order('w', { merchant: 'TM' })], ['m none']],
    ['nothing to go by is no likeness', [byHand('m', { phone: '', name: '' })], [order('w', { phone: '', name: '' })], ['m none']],
  ])('%s', (_, manual, there, expected) => {
    expect(said(propose(manual, there))).toEqual(expected);
    // Also where every key falls on one place: what is found there by chance is no likeness.
    const crowded = createPairIndex(
      WINDOW,
      createKeyIndex(() => 7),
    );
    expect(said(propose(manual, there, new Set(), crowded))).toEqual(expected);
  });

  it('what a person took apart is not proposed again, and the next that fits is', () => {
    const [m, v, w] = [byHand('m'), order('v'), order('w')];
    expect(said(propose([m], [v, w], new Set([pairKey('m', 'v')])))).toEqual(['m sure w:same_content']);
    expect(said(propose([m], [v, w], new Set([pairKey('m', 'v'), pairKey('m', 'w')])))).toEqual(['m none']);
  });

  it('an index follows what changes and leaves', () => {
    const index = createPairIndex(WINDOW);
    const m = contentOf(byHand('m'));
    index.put(order('w', { phone: '1' }));
    index.put(order('v'));
    index.put(order('w'));
    const met = (id: string) => ({ id, why: 'same_content' });
    expect(index.meet(m)).toEqual([met('v'), met('w')]);
    expect([[...index.ids()], index.drop('w'), index.drop('w')]).toEqual([['w', 'v'], true, false]);
    expect([index.meet(m), index.find('w'), index.find('v')?.phone]).toEqual([[met('v')], undefined, '13800138000']);
    index.put(order('v', { phone: '1', name: '齐物' }));
    expect(index.meet(m)).toEqual([]);
  });

  it('names what differs, and knows a number that was mistyped from a customer who changed a thing', () => {
    const ours = order('m');
    expect(differencesOf(ours, order('w'))).toEqual([]);
    expect(differencesOf(ours, order('w', { goods: { 'qh tee l': 3 }, phone: '15900159000', state: 'cancelled' }))).toEqual(['quantity', 'phone', 'cancelled']);
    const stranger = differencesOf(ours, order('w', { goods: { 'QH-MUG': 1 }, name: '齐物', phone: '1', detail: '别处' }));
    expect([stranger, isContradiction(stranger), isContradiction(['goods', 'name', 'address'])]).toEqual([['goods', 'name', 'phone', 'address'], true, false]);
  });
});

describe('whatever is typed and whatever arrives', () => {
  const few = (...values: readonly string[]) => fc.constantFrom(...values);
  const content = fc.record({
    name: few('a', 'b', ''),
    phone: few('13800138000', '13900139000', ''),
    detail: few('x', 'y'),
    platformOrderNo: few('P-1', 'P-2', 'P-3'),
    platform: few('TB', 'PDD', 'MANUAL'),
    goods: fc.constantFrom({ A: 1 }, { A: 2 }, { B: 1 }),
    orderedAt: fc.integer({ min: 0, max: 200 * HOUR }),
  });
  const side = (prefix: string) => fc.array(content, { maxLength: 12 }).map((all) => all.map((parts, n) => order(`${prefix}${n}`, parts)));
  const scene = fc.record({ manual: side('m'), there: side('w'), apart: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 10 }) });

  it('no order of the WMS is surely two, sure pairs are of the sure kinds and nobody’s rival, and what is apart stays apart', () => {
    fc.assert(
      fc.property(scene, ({ manual, there, apart }) => {
        const keys = new Set(apart.map(([m, w]) => pairKey(`m${m}`, `w${w}`)));
        const proposals = propose(manual, there, keys);
        expect(proposals.map(({ manualId }) => manualId)).toEqual(manual.map(({ id }) => id));
        const sure = proposals.flatMap((one) => (one.kind === 'sure' ? one.pairs : []));
        expect(new Set(sure.map(({ otherId }) => otherId)).size).toBe(sure.length);
        for (const { why } of sure) expect(['same_number', 'same_content']).toContain(why);
        const taken = new Set(sure.map(({ otherId }) => otherId));
        for (const { kind, pairs } of proposals)
          for (const pair of pairs) {
            expect(keys.has(pairKey(pair.manualId, pair.otherId))).toBe(false);
            if (kind === 'unsure') expect(taken.has(pair.otherId)).toBe(false);
            expect(MATCH_REASONS).toContain(pair.why);
          }
      }),
      { numRuns: 3_000 },
    );
  });

  it('says the same whatever came first', () => {
    fc.assert(
      fc.property(scene, fc.infiniteStream(fc.nat()), ({ manual, there }, dice) => {
        const shuffled = <T>(list: readonly T[]): readonly T[] =>
          list
            .map((one) => [dice.next().value ?? 0, one] as const)
            .toSorted(([a], [b]) => a - b)
            .map(([, one]) => one);
        const plain = [...said(propose(manual, there))].toSorted();
        expect([...said(propose(shuffled(manual), shuffled(there)))].toSorted()).toEqual(plain);
      }),
      { numRuns: 1_000 },
    );
  });
});
