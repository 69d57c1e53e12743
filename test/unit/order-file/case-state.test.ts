/* oxlint-disable vitest/no-conditional-expect -- a table: each row says what is refused and what is taken */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIVE_CASE_STATES, CASE_STATES, WAITING_FOR, type ExceptionCase } from '../../../shared/core/exception-case/exception-case.ts';
import { EXCEPTION_KINDS, OUTCOMES, type Outcome } from '../../../shared/core/finding/exception-kinds.ts';
import { HOLD_KINDS } from '../../../shared/core/hold/hold.ts';
import { assign, reopen, resolve, resumeClock, setNextAction, voidCase } from '../../../shared/core/order-file/decide/case-state.ts';
import { addPhotos, contact, note } from '../../../shared/core/order-file/decide/contact.ts';
import { liftHold, placeHold } from '../../../shared/core/order-file/decide/holds.ts';
import type { Decision, Refusal } from '../../../shared/core/order-file/decision.ts';
import { evolve } from '../../../shared/core/order-file/evolve.ts';
import { activeHolds, caseOf, type OrderFile } from '../../../shared/core/order-file/order-file.ts';
import { ORDER_STATES } from '../../../shared/core/order/order.ts';
import { hasRight, ROLES } from '../../../shared/core/user/roles.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { aCase, aClock, aContext, aFileWith, aHold, anOrder, decider, MINUTE, NOON } from '../../fixtures/order-file.ts';

const taken = <D extends Decision>(decided: Result<D, Refusal>): D => {
  if (!decided.ok) throw new Error(`refused: ${decided.error.code}`);
  return decided.value;
};
const code = (decided: Result<Decision, Refusal>): string => (decided.ok ? 'taken' : decided.error.code);
const types = (decision: Decision): readonly string[] => decision.events.map(({ type }) => type);
const told = (decision: Decision): readonly string[] => decision.changes.map(({ kind }) => kind);
const after = (decision: Decision, one: ExceptionCase): ExceptionCase => {
  const found = caseOf(decision.after, one.id);
  if (found === undefined) throw new Error('the case is gone');
  return found;
};
const inactive = CASE_STATES.filter((state) => !(ACTIVE_CASE_STATES as readonly string[]).includes(state));
const supervisor = decider('supervisor');

describe('assigning', () => {
  test.each([
    ['an owner alone', 'ben', undefined, 'open'],
    ['an action alone', null, { text: 'call', dueAt: NOON }, 'open'],
    ['an owner and an action', 'ben', { text: 'call', dueAt: NOON }, 'working'],
  ] as const)('%s leaves the case %4$s', (_, owner, action, state) => {
    const file = aFileWith();
    const decision = taken(assign(file, file.case.id, owner, action, aContext()));
    expect(after(decision, file.case)).toMatchObject({ owner, state });
    expect(decision.changes).toEqual([]);
  });
  test('to the same person again writes no assignment', () => {
    const file = aFileWith({ owner: 'ben' });
    expect(taken(assign(file, file.case.id, 'ben', undefined, aContext())).events).toEqual([]);
  });
});

describe.each(inactive)('a case that is %s', (state) => {
  const file = aFileWith({ state, resolvedAt: NOON });
  const id = file.case.id;
  test.each([
    ['assign', () => assign(file, id, 'ben', undefined, aContext())],
    ['next action', () => setNextAction(file, id, { text: 'x', dueAt: 1, waitingFor: null, pauseClock: false }, aContext())],
    ['resume', () => resumeClock(file, id, aContext())],
    ['contact', () => contact(file, id, { channel: 'call', to: 'customer', result: 'reached', text: '' }, aContext())],
    ['resolve', () => resolve(file, id, 'corrected', '', supervisor, aContext())],
    ['void', () => voidCase(file, id, '', supervisor, aContext())],
  ] as const)('refuses %s', (_, decide) => expect(code(decide())).toBe('case_not_open'));
  test('may still be noted and photographed', () => {
    expect(code(note(file, id, 'seen', aContext()))).toBe('taken');
    expect(code(addPhotos(file, id, [], '', aContext()))).toBe('taken');
  });
});

test('an unknown case is not found, whatever is asked', () => {
  const file = aFileWith();
  const asked = [
    assign(file, 'no', 'x', undefined, aContext()),
    resumeClock(file, 'no', aContext()),
    resolve(file, 'no', 'corrected', '', supervisor, aContext()),
  ];
  const more = [reopen(file, 'no', '', aContext()), voidCase(file, 'no', '', supervisor, aContext()), note(file, 'no', '', aContext())];
  for (const each of [...asked, ...more]) expect(code(each)).toBe('case_not_found');
});

describe('next action', () => {
  test('whoever sets it on a case without an owner owns it', () => {
    const file = aFileWith();
    const decision = taken(setNextAction(file, file.case.id, { text: 'ring', dueAt: NOON, waitingFor: null, pauseClock: false }, aContext()));
    expect(after(decision, file.case)).toMatchObject({ owner: 'clerk-1', state: 'working', nextAction: { text: 'ring', dueAt: NOON } });
  });
  test.each(WAITING_FOR)('waiting for %s waits', (waitingFor) => {
    const file = aFileWith({ owner: 'ben', state: 'working' });
    const decision = taken(setNextAction(file, file.case.id, { text: 'w', dueAt: NOON, waitingFor, pauseClock: false }, aContext()));
    expect(after(decision, file.case)).toMatchObject({ owner: 'ben', state: 'waiting', waitingFor });
  });
  test('a clock is paused only for others, and only where its rule allows', () => {
    const step = { text: 'w', dueAt: NOON, pauseClock: true } as const;
    const pausable = aFileWith({ kind: 'duplicate_order', clocks: [aClock({ name: 'decided' })] });
    const strict = aFileWith();
    expect(code(setNextAction(pausable, pausable.case.id, { ...step, waitingFor: null }, aContext()))).toBe('pause_needs_reason');
    expect(code(setNextAction(pausable, pausable.case.id, { ...step, waitingFor: 'approval' }, aContext()))).toBe('pause_needs_reason');
    expect(code(setNextAction(strict, strict.case.id, { ...step, waitingFor: 'customer' }, aContext()))).toBe('clock_not_pausable');
    const decision = taken(setNextAction(pausable, pausable.case.id, { ...step, waitingFor: 'merchant' }, aContext()));
    expect(after(decision, pausable.case).clocks[0]?.pauses).toEqual([{ from: NOON + MINUTE, to: null, reason: 'wait_merchant' }]);
    expect(types(taken(setNextAction({ ...pausable, ...decision.after }, pausable.case.id, { ...step, waitingFor: 'merchant' }, aContext())))).not.toContain(
      'clock.paused',
    );
  });
  test('of two running clocks only the one that may be paused stands still', () => {
    const file = aFileWith({ kind: 'delivery_lost', clocks: [aClock({ name: 'first_reply' }), aClock({ name: 'finding', minutes: 1440 })] });
    const decision = taken(setNextAction(file, file.case.id, { text: 'w', dueAt: NOON, waitingFor: 'carrier', pauseClock: true }, aContext()));
    const paused = after(decision, file.case).clocks.filter((clock) => clock.pauses.length > 0);
    expect(paused.map(({ name }) => name)).toEqual(['finding']);
  });
  test('going on resumes what was paused, by hand or by the next step', () => {
    const clocks = [aClock({ name: 'decided', pauses: [{ from: NOON, to: null, reason: 'wait_merchant' }] })];
    const file = aFileWith({ kind: 'duplicate_order', state: 'waiting', clocks });
    const byHand = taken(resumeClock(file, file.case.id, aContext()));
    expect(after(byHand, file.case)).toMatchObject({ state: 'working', clocks: [{ pauses: [{ from: NOON, to: NOON + MINUTE }] }] });
    const byStep = taken(setNextAction(file, file.case.id, { text: '', dueAt: NOON, waitingFor: null, pauseClock: false }, aContext()));
    expect(after(byStep, file.case)).toMatchObject({ state: 'working', clocks: [{ pauses: [{ to: NOON + MINUTE }] }] });
    expect(code(resumeClock({ ...file, ...byHand.after }, file.case.id, aContext()))).toBe('clock_not_paused');
  });
});

describe('a logged contact', () => {
  test.each([
    ['customer', ['first_contact', 'first_reply', 'feasibility']],
    ['merchant', ['merchant_told']],
    ['carrier', []],
  ] as const)('with the %s stops %j and nothing else', (to, stops) => {
    const names = ['merchant_told', 'first_contact', 'feasibility', 'triage', 'decided', 'first_reply', 'finding'];
    const file = aFileWith({ clocks: names.map((name) => aClock({ name })) });
    const decision = taken(contact(file, file.case.id, { channel: 'call', to, result: 'no_answer', text: '' }, aContext()));
    const stopped = after(decision, file.case).clocks.filter((clock) => clock.stoppedAt !== null);
    expect(stopped.map(({ name }) => name).sort()).toEqual([...stops].sort());
    for (const clock of stopped) expect(clock).toMatchObject({ stoppedAt: NOON + MINUTE, stopReason: `contacted_${to}` });
    expect(after(decision, file.case).state).toBe('open');
    expect(decision.changes).toEqual([]);
  });
  test('puts the attempt that follows into the list of whoever recorded this one', () => {
    const file = aFileWith({});
    const next = { text: 'Text the customer', dueAt: NOON + 60 * MINUTE };
    const decision = taken(contact(file, file.case.id, { channel: 'call', to: 'customer', result: 'no_answer', text: '', next }, aContext()));
    expect(after(decision, file.case)).toMatchObject({ state: 'working', nextAction: next });
    expect(after(decision, file.case).owner).not.toBeNull();
  });
  test('leaves a clock that stopped before as it was', () => {
    const file = aFileWith({ clocks: [aClock({ stoppedAt: NOON, stopReason: 'earlier' })] });
    expect(types(taken(contact(file, file.case.id, { channel: 'call', to: 'customer', result: 'ok', text: '' }, aContext())))).toEqual(['case.contacted']);
  });
});

describe.each(EXCEPTION_KINDS)('resolving %s', (kind) => {
  const own: readonly string[] = OUTCOMES[kind];
  const all = [...new Set(Object.values(OUTCOMES).flat())] as readonly Outcome[];
  test.each(all)('as %s', (outcome) => {
    const file = aFileWith({ kind, strength: kind === 'special_request' ? 'condition' : null, owner: 'ben', state: 'working' });
    const decided = resolve(file, file.case.id, outcome, 'why', supervisor, aContext());
    if (!own.includes(outcome)) return expect(code(decided)).toBe('outcome_not_of_kind');
    const decision = taken(decided);
    expect(after(decision, file.case)).toMatchObject({ state: 'resolved', outcome, resolvedAt: NOON + MINUTE, waitingFor: null });
    expect(after(decision, file.case).clocks.every((clock) => clock.stoppedAt !== null)).toBe(true);
    const hadHold = file.holds.length > 0;
    if (outcome === 'order_cancelled') {
      // The hold stays: a cancelled order must not move even by a path that only looks at holds.
      expect(decision.after.order.state).toBe('cancelled');
      expect(told(decision)).toEqual(['order.cancel']);
    } else {
      expect(activeHolds(decision.after)).toEqual([]);
      expect(told(decision)).toEqual(hadHold ? ['hold.lift', 'order.release'] : []);
    }
  });
});

describe('resolving', () => {
  test('releases nothing while another hold stands', () => {
    const file = aFileWith({ owner: 'ben' });
    const decision = taken(resolve({ ...file, holds: [...file.holds, aHold()] }, file.case.id, 'corrected', '', supervisor, aContext()));
    expect(told(decision)).toEqual(['hold.lift']);
  });
  test('by cancelling is refused once the parcel is gone, and tells nothing twice', () => {
    const gone = aFileWith({}, { state: 'dispatched' });
    expect(code(resolve(gone, gone.case.id, 'order_cancelled', '', supervisor, aContext()))).toBe('order_gone');
    const cancelled = aFileWith({}, { state: 'cancelled' });
    expect(told(taken(resolve(cancelled, cancelled.case.id, 'order_cancelled', '', supervisor, aContext())))).toEqual([]);
  });
});

describe('who may lift which hold', () => {
  const lifters = ROLES.flatMap((role) => [true, false].flatMap((owns) => (['owner', 'supervisor'] as const).map((by) => [role, owns, by] as const)));
  test.each(lifters)('%s, owner: %s, hold for %s', (role, owns, liftableBy) => {
    const may = hasRight([role], 'lift_any_hold') || (owns && liftableBy === 'owner' && hasRight([role], 'lift_own_holds'));
    const expected = may ? 'taken' : 'not_your_hold';
    const by = decider(role);
    const manual = { order: anOrder(), cases: [], holds: [aHold({ placedBy: owns ? 'clerk-1' : 'ben', liftableBy })] };
    expect(code(liftHold(manual, manual.holds[0]?.id ?? '', 'fine', by, aContext()))).toBe(expected);
    for (const kind of HOLD_KINDS) {
      const order = anOrder();
      const one = aCase(order, { owner: owns ? 'clerk-1' : 'ben', state: 'working' });
      const file: OrderFile = { order, cases: [one], holds: [aHold({ kind, caseId: one.id, liftableBy, placedBy: 'import' })] };
      expect(code(liftHold(file, file.holds[0]?.id ?? '', 'fine', by, aContext()))).toBe(expected);
      expect(code(resolve(file, one.id, 'corrected', '', by, aContext()))).toBe(expected);
      const mayVoid = hasRight([role], owns ? 'lift_own_holds' : 'lift_any_hold');
      expect(code(voidCase(file, one.id, '', by, aContext()))).toBe(mayVoid ? expected : 'not_yours_to_void');
    }
  });
  test('a refusal names the right that is missing', () => {
    const file = aFileWith({ owner: 'ben' });
    const refusal = { code: 'not_your_hold', params: { right: 'lift_any_hold' } };
    expect(liftHold(file, file.holds[0]?.id ?? '', '', decider('clerk'), aContext())).toEqual({ ok: false, error: refusal });
    expect(resolve(file, file.case.id, 'corrected', '', decider('clerk'), aContext())).toEqual({ ok: false, error: refusal });
    expect(voidCase(file, file.case.id, '', decider('clerk'), aContext())).toEqual({ ok: false, error: { ...refusal, code: 'not_yours_to_void' } });
  });
  test('a hold is lifted once, and one that is not there not at all', () => {
    const lifted = { order: anOrder(), cases: [], holds: [aHold({ liftedAt: NOON, liftedBy: 'x' })] };
    expect(code(liftHold(lifted, lifted.holds[0]?.id ?? '', '', supervisor, aContext()))).toBe('hold_already_lifted');
    expect(code(liftHold(lifted, 'no', '', supervisor, aContext()))).toBe('hold_not_found');
  });
  test.each(ORDER_STATES)('the last hold of an order that is %s releases it only where the gate lets it on', (state) => {
    const file = { order: anOrder({ state }), cases: [], holds: [aHold()] };
    const goesOn = ['checked', 'allocated', 'labelled', 'packed', 'manifested'].includes(state);
    expect(told(taken(liftHold(file, file.holds[0]?.id ?? '', '', supervisor, aContext())))).toEqual(goesOn ? ['hold.lift', 'order.release'] : ['hold.lift']);
    const placed = placeHold(file, { reason: 'r', liftableBy: 'owner', ifNobody: 's', reviewAt: null }, aContext());
    expect(code(placed)).toBe(state === 'dispatched' || state === 'cancelled' ? 'order_gone' : 'taken');
  });
});

describe('reopening', () => {
  test.each(['resolved', 'closed'] as const)('what is %s works again, with new clocks and its hold back', (state) => {
    const file = aFileWith({ state, owner: 'ben', outcome: 'corrected', resolvedAt: NOON, clocks: [aClock({ stoppedAt: NOON })] });
    const lifted = { ...file, holds: file.holds.map((hold) => ({ ...hold, liftedAt: NOON, liftedBy: 'x' })) };
    const decision = taken(reopen(lifted, file.case.id, 'it came back', aContext()));
    expect(after(decision, file.case)).toMatchObject({ state: 'working', outcome: null, resolvedAt: null, reopened: 1, owner: 'ben' });
    expect(after(decision, file.case).clocks).toEqual([aClock({ startedAt: NOON + MINUTE })]);
    expect(activeHolds(decision.after)).toHaveLength(1);
    expect(told(decision)).toEqual(['hold.place']);
  });
  test('a dispatched order is not held again', () => {
    const file = aFileWith({ state: 'resolved' }, { state: 'dispatched' });
    const lifted = { ...file, holds: file.holds.map((hold) => ({ ...hold, liftedAt: NOON, liftedBy: 'x' })) };
    expect(told(taken(reopen(lifted, file.case.id, '', aContext())))).toEqual([]);
  });
  test('is refused for what is open and what was void', () => {
    const open = aFileWith();
    expect(code(reopen(open, open.case.id, '', aContext()))).toBe('case_already_open');
    const gone = aFileWith({ state: 'void' });
    expect(code(reopen(gone, gone.case.id, '', aContext()))).toBe('void_is_final');
  });
  test('is refused while another of the same kind is open: an order has one open exception of a kind', () => {
    const file = aFileWith({ state: 'resolved' });
    const again = { ...file, cases: [...file.cases, aCase(file.order)] };
    expect(code(reopen(again, file.case.id, '', aContext()))).toBe('case_already_open');
  });
});

describe('voiding', () => {
  test('stops the clocks, lifts the hold and is told as a lift', () => {
    const file = aFileWith({ owner: 'clerk-1' });
    const decision = taken(voidCase(file, file.case.id, 'raised in error', decider('clerk'), aContext()));
    expect(after(decision, file.case)).toMatchObject({ state: 'void', clocks: [{ stopReason: 'void' }] });
    expect(activeHolds(decision.after)).toEqual([]);
    expect(told(decision)).toEqual(['hold.lift', 'order.release']);
  });
  test.each(
    ROLES.flatMap((role) =>
      (
        [
          ['their own', 'clerk-1'],
          ['somebody else’s', 'ben'],
          ['nobody’s', null],
        ] as const
      ).map(([whose, owner]) => ({ role, whose, owner })),
    ),
  )('by $role, $whose exception, with a hold or without', ({ role, owner }) => {
    const may = hasRight([role], owner === 'clerk-1' ? 'lift_own_holds' : 'lift_any_hold');
    const file = aFileWith({ owner });
    for (const holds of [file.holds, []]) {
      const verdict = voidCase({ ...file, holds }, file.case.id, '', decider(role), aContext());
      expect(code(verdict)).toBe(may ? 'taken' : 'not_yours_to_void');
    }
  });
});

test('a decision’s file is the fold of its events, and never the file it was given', () => {
  const steps = [
    (file: OrderFile, id: string) => assign(file, id, 'ben', { text: 'x', dueAt: 1 }, aContext()),
    (file: OrderFile, id: string) => setNextAction(file, id, { text: 'y', dueAt: 2, waitingFor: 'customer', pauseClock: false }, aContext()),
    (file: OrderFile, id: string) => contact(file, id, { channel: 'chat', to: 'customer', result: 'ok', text: '' }, aContext()),
    (file: OrderFile, id: string) => resolve(file, id, 'corrected', '', supervisor, aContext()),
    (file: OrderFile, id: string) => reopen(file, id, '', aContext()),
    (file: OrderFile, id: string) => voidCase(file, id, '', supervisor, aContext()),
    (file: OrderFile, id: string) => note(file, id, 'n', aContext()),
    (file: OrderFile) => placeHold(file, { reason: 'r', liftableBy: 'owner', ifNobody: 's', reviewAt: null }, aContext()),
    (file: OrderFile) => liftHold(file, activeHolds(file)[0]?.id ?? '', '', supervisor, aContext()),
  ];
  fc.assert(
    fc.property(fc.array(fc.nat(steps.length - 1), { maxLength: 12 }), (order) => {
      const { case: one, ...start } = aFileWith();
      let file: OrderFile = start;
      for (const step of order) {
        const before = structuredClone(file);
        const decided = steps[step]?.(file, one.id);
        expect(file).toEqual(before);
        if (decided?.ok !== true) continue;
        const context = aContext();
        const folded = decided.value.events.reduce<OrderFile>((sum, event) => evolve(sum, event, { at: context.nowAt, by: context.by }), file);
        expect(folded).toEqual(decided.value.after);
        // One open exception of a kind, one running clock of a name, and nothing worked without an owner.
        expect(folded.cases.filter((each) => each.kind === one.kind && ['open', 'working', 'waiting'].includes(each.state)).length).toBeLessThanOrEqual(1);
        for (const each of folded.cases) {
          expect(new Set(each.clocks.map(({ name }) => name)).size).toBe(each.clocks.length);
          if (['resolved', 'closed', 'void'].includes(each.state)) expect(each.clocks.every((clock) => clock.stoppedAt !== null)).toBe(true);
        }
        file = folded;
      }
    }),
    { numRuns: 300 },
  );
});
