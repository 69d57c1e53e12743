import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contactLadder, nextRung, rungAfter, type Attempt } from '../../../shared/core/contact/contact-ladder.ts';

const NOON = Date.UTC(2026, 10, 23, 4);
const MINUTE = 60_000;
const tried = (channel: string, to: string, result: string, minutes: number): Attempt => ({ channel, to, result, at: NOON + minutes * MINUTE });
const told = (...attempts: readonly Attempt[]) => {
  const next = nextRung(contactLadder('bad_address', attempts, NOON));
  return next === null ? null : [next.channel, next.to, (next.at - NOON) / MINUTE];
};

describe('the contact ladder', () => {
  test('begins with a call, writes when nobody answers, calls at another hour, then asks the merchant', () => {
    const call = tried('call', 'customer', 'no_answer', 5);
    const text = tried('text', 'customer', 'sent', 6);
    const again = tried('call', 'customer', 'off', 70);
    expect(told()).toEqual(['call', 'customer', 0]);
    expect(told(call)).toEqual(['text', 'customer', 5]);
    expect(told(text, call)).toEqual(['call', 'customer', 66]);
    expect(told(call, text, again)).toEqual(['mail', 'merchant', 130]);
  });

  test('ends once somebody was reached, whoever it was', () => {
    expect(told(tried('call', 'customer', 'reached', 5))).toBeNull();
    expect(told(tried('call', 'customer', 'no_answer', 5), tried('text', 'customer', 'reached', 6))).toBeNull();
  });

  test('what is short is asked of the merchant first', () => {
    const [first] = contactLadder('stock_out', [], NOON);
    expect(first).toMatchObject({ channel: 'chat', to: 'merchant', state: 'now', at: NOON });
  });

  test('an attempt it does not foresee climbs no rung', () => {
    expect(told(tried('chat', 'carrier', 'sent', 3))).toEqual(['call', 'customer', 0]);
  });

  test('has at most one next rung, and times that never go back', () => {
    const attempt = fc.record({
      channel: fc.constantFrom('call', 'text', 'mail', 'chat', 'print'),
      to: fc.constantFrom('customer', 'merchant', 'carrier'),
      result: fc.constantFrom('reached', 'no_answer', 'sent', 'off'),
      at: fc.integer({ min: NOON, max: NOON + 1_000 * MINUTE }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom('bad_address' as const, 'stock_out' as const, 'delivery_lost' as const),
        fc.array(attempt, { maxLength: 9 }),
        (kind, attempts) => {
          const steps = contactLadder(kind, attempts, NOON);
          expect(steps.filter(({ state }) => state === 'now').length).toBeLessThanOrEqual(1);
          const ahead = steps.filter(({ state }) => state !== 'done').map(({ at }) => at);
          expect(ahead).toEqual(ahead.toSorted((a, b) => a - b));
          expect(steps.filter(({ state }) => state === 'done').length).toBeLessThanOrEqual(attempts.length);
        },
      ),
    );
  });

  test('says what follows on the attempt that is being recorded, and nothing once somebody was reached', () => {
    const call = { channel: 'call', to: 'customer', at: 1000 } as const;
    expect(rungAfter('bad_address', [], { ...call, result: 'no_answer' }, 0)).toMatchObject({ channel: 'text', to: 'customer', at: 1000 });
    const text = { channel: 'text', to: 'customer', result: 'sent', at: 2000 };
    expect(rungAfter('bad_address', [{ ...call, result: 'no_answer' }], text, 0)).toMatchObject({ channel: 'call', at: 2000 + 3_600_000 });
    expect(rungAfter('bad_address', [], { ...call, result: 'reached' }, 0)).toBeNull();
  });
});
