import { describe, expect, it } from 'vitest';
import type { Finding, RequestStrength } from '../../../shared/core/finding/finding.ts';
import { mayPass } from '../../../shared/core/gate/gate.ts';
import { evolveCase } from '../../../shared/core/order-file/evolve-case.ts';
import { answerQuote, quoteRequest, tickRequest, type QuoteOffer } from '../../../shared/core/order-file/decide/request.ts';
import { raise } from '../../../shared/core/order-file/decide/raise.ts';
import { resolve } from '../../../shared/core/order-file/decide/case-state.ts';
import type { OrderFile } from '../../../shared/core/order-file/order-file.ts';
import { feasibilityOf, type FeasibilityFacts } from '../../../shared/core/special-request/feasibility.ts';
import { addFees, STARTING_TERMS } from '../../../shared/core/special-request/request-terms.ts';
import { itemsOf, openItems, requestChecklist } from '../../../shared/core/special-request/request-work.ts';
import { aContext as context, anOrder, NOON } from '../../fixtures/order-file.ts';

const asks = (type: string, strength: RequestStrength, params: Finding['params'] = {}): Finding => ({
  kind: 'special_request',
  code: `request.${type}`,
  field: 'buyerNote',
  span: null,
  params,
  severity: strength === 'wish' ? 'hint' : 'stop',
  strength,
  suggestions: [],
});
const CLERK = { userId: 'clerk-1', roles: ['clerk'] } as const;
const SUPERVISOR = { userId: 'clerk-1', roles: ['supervisor'] } as const;
const OFFER: QuoteOffer = {
  fee: '5.50',
  currency: 'CNY',
  shipAt: NOON + 3_600_000,
  carrier: 'SF',
  owner: 'clerk-1',
  dueAt: NOON + 5,
  text: '礼盒 5.5 元，今天发',
};

/** A labelled order whose customer asks for these things. */
function asking(findings: readonly Finding[], strength: RequestStrength = 'demand'): OrderFile {
  const order = anOrder({ state: 'labelled' });
  const one = evolveCase(
    null,
    {
      type: 'case.opened',
      data: { caseId: 'c', kind: 'special_request', cause: findings[0]?.code ?? '', strength, incident: null, reporter: 'program', codes: [] },
      personal: { findings, text: '' },
    },
    { at: NOON, by: 'import' },
    order.id,
  );
  return { order, holds: [], cases: [one] };
}
const at = (file: OrderFile, action: 'pack' | 'dispatch') =>
  mayPass(action, { state: action === 'pack' ? 'labelled' : 'manifested', holds: [], cases: file.cases });

describe('the checklist of an order', () => {
  it('has what was demanded at the door where it is carried out, and no wishes', () => {
    const file = asking([asks('soft_wish', 'wish'), asks('gift_wrap', 'demand'), asks('designate_carrier', 'demand', { carrier: 'SF' })]);
    expect(requestChecklist(file.cases).map(({ no, code, gate, finding }) => [no, code, gate, finding?.params])).toEqual([
      [1, 'request.gift_wrap', 'pack', {}],
      [2, 'request.designate_carrier', 'dispatch', { carrier: 'SF' }],
    ]);
  });
  it('shuts pack and dispatch until it is ticked, and a tick is taken back', () => {
    let file = asking([asks('gift_wrap', 'demand'), asks('ship_by', 'demand')]);
    const tick = (no: number, ticked = true): void => {
      const decided = tickRequest(file, 'c', no, ticked, context());
      if (!decided.ok) throw new Error(decided.error.code);
      file = decided.value.after;
    };
    expect([at(file, 'pack'), at(file, 'dispatch')]).toEqual([
      { pass: false, because: 'request_open' },
      { pass: false, because: 'request_open' },
    ]);
    tick(0);
    expect([at(file, 'pack').pass, at(file, 'dispatch').pass]).toEqual([true, false]);
    tick(1);
    expect(at(file, 'dispatch').pass).toBe(true);
    tick(0, false);
    expect([at(file, 'pack').pass, at(file, 'dispatch').pass]).toEqual([false, false]);
    expect(tickRequest(file, 'c', 9, true, context())).toMatchObject({ error: { code: 'demand_not_found' } });
  });
  it('a demand that is told by hand joins it, a wish does not', () => {
    const file = asking([asks('gift_wrap', 'demand')]);
    const joined = raise(file, { kind: 'special_request', cause: '贺卡', note: '', reporter: 'customer', strength: null, photos: [] }, context());
    expect(joined.ok && requestChecklist(joined.value.after.cases).map(({ no, code }) => [no, code])).toEqual([
      [0, 'request.gift_wrap'],
      [1, 'raised.customer'],
    ]);
    expect(itemsOf([{ ...asks('x', 'demand'), strength: 'wish' }], 'demand')).toEqual([]);
  });
  it.each([
    ['declined', true],
    ['noted', true],
    ['accepted', false],
  ] as const)('%s asks nothing of anybody any more: %s', (outcome, waived) => {
    const settled = resolve(asking([asks('gift_wrap', 'demand')]), 'c', outcome, '', SUPERVISOR, context());
    expect(settled.ok && at(settled.value.after, 'pack').pass).toBe(waived);
  });
});

describe('an offer to the customer', () => {
  it('names who follows it, waits for the answer and is accepted with its checklist', () => {
    const quoted = quoteRequest(asking([asks('gift_wrap', 'demand')]), 'c', OFFER, context());
    if (!quoted.ok) throw new Error(quoted.error.code);
    const [one] = quoted.value.after.cases;
    expect(one).toMatchObject({ owner: 'clerk-1', state: 'waiting', waitingFor: 'customer', request: { quote: { fee: '5.50', answer: null } } });
    const accepted = answerQuote(quoted.value.after, 'c', 'accepted', '好的', CLERK, context());
    if (!accepted.ok) throw new Error(accepted.error.code);
    expect(accepted.value.after.cases[0]).toMatchObject({
      state: 'resolved',
      outcome: 'accepted',
      request: { quote: { answer: 'accepted', answeredAt: NOON + 60_000 } },
    });
    expect(accepted.value.after.cases.flatMap((each) => openItems(each, 'pack'))).toHaveLength(1);
    const declined = answerQuote(quoted.value.after, 'c', 'declined', '', CLERK, context());
    expect(declined.ok && declined.value.after.cases.flatMap((each) => openItems(each, 'pack'))).toEqual([]);
  });
  it('is refused where it cannot be', () => {
    const file = asking([asks('gift_wrap', 'demand')]);
    for (const fee of ['', '-1', '1.234', '1,5', 'free'])
      expect(quoteRequest(file, 'c', { ...OFFER, fee }, context()), fee).toMatchObject({ error: { code: 'fee_not_fitting' } });
    expect(quoteRequest(file, 'c', { ...OFFER, shipAt: NOON }, context())).toMatchObject({ error: { code: 'ship_date_past' } });
    expect(answerQuote(file, 'c', 'accepted', '', CLERK, context())).toMatchObject({ error: { code: 'no_open_quote' } });
  });
});

describe('whether it can be done', () => {
  const facts = (parts: Partial<FeasibilityFacts> = {}): FeasibilityFacts => ({
    terms: STARTING_TERMS,
    carrier: 'YTO',
    reachOf: (code) => (code === 'SF' || code === 'YTO' ? 'served' : code === 'JD' ? 'unserved' : code === 'EMS' ? 'remote' : null),
    acceptedToday: () => 0,
    minuteOfDay: 600,
    todayEndsAt: 100,
    nextDayEndsAt: 200,
    ...parts,
  });
  const one = (type: string, params = {}, parts: Partial<FeasibilityFacts> = {}) => feasibilityOf([{ no: 0, code: `request.${type}`, params }], facts(parts));
  it.each([
    ['gift_wrap', {}, {}, 'possible', [], '5', 100],
    ['designate_carrier', { carrier: 'SF' }, {}, 'possible', [], '8', 100],
    ['designate_carrier', { carrier: 'JD' }, {}, 'not_possible', ['carrier_unserved'], '0', 100],
    ['designate_carrier', { carrier: 'EMS' }, {}, 'ask', ['carrier_remote'], '8', 100],
    ['designate_carrier', { carrier: 'XX' }, {}, 'ask', ['carrier_unknown'], '8', 100],
    ['urgent', {}, { minuteOfDay: 16 * 60 }, 'possible', ['after_cut_off'], '10', 200],
    ['urgent', {}, { minuteOfDay: 16 * 60 - 1 }, 'possible', [], '10', 100],
    ['gift_wrap', {}, { acceptedToday: () => 60 }, 'possible', ['full_today'], '5', 200],
    ['gift_wrap', {}, { todayEndsAt: null }, 'possible', [], '5', 200],
    ['cod', {}, {}, 'not_possible', ['not_offered'], '0', 100],
    ['ship_on', {}, {}, 'ask', ['date_asked'], '0', 100],
    ['customs', {}, {}, 'ask', ['no_terms'], '0', 100],
    ['unread_note', {}, {}, 'ask', ['unread'], '0', 100],
  ] as const)('%s %j %j: %s', (type, params, parts, verdict, reasons, fee, shipAt) => {
    const told = one(type, params, parts);
    expect([told.verdict, told.demands[0]?.reasons, told.fee, told.shipAt]).toEqual([verdict, reasons, fee, shipAt]);
  });
  it('a service only some carriers have', () => {
    const terms = { ...STARTING_TERMS, services: STARTING_TERMS.services.map((each) => (each.type === 'signature' ? { ...each, carriers: ['SF'] } : each)) };
    expect(one('signature', {}, { terms }).demands[0]).toMatchObject({ verdict: 'not_possible', reasons: ['carrier_cannot'] });
    expect(one('signature', {}, { terms, carrier: 'SF' }).verdict).toBe('possible');
  });
  it('several demands are one offer: fees add up, the latest day and the worst answer count', () => {
    const told = feasibilityOf(
      [
        { no: 0, code: 'request.gift_wrap', params: {} },
        { no: 1, code: 'request.urgent', params: {} },
        { no: 2, code: 'request.ship_on', params: {} },
      ],
      facts({ minuteOfDay: 1000 }),
    );
    expect([told.fee, told.shipAt, told.verdict]).toEqual(['15', 200, 'ask']);
    expect([addFees(['0.10', '0.2']), addFees([]), addFees(['5', '3.05'])]).toEqual(['0.30', '0', '8.05']);
  });
});
