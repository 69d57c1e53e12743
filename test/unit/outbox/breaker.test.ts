import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakerRoom, mayProbe, newBreaker, onAskedAgain, onContact, onFailedContact, onProbing } from '../../../shared/core/outbox/breaker.ts';

describe('the breaker', () => {
  it('opens after three failures in a row, asks once, and returns slowly', () => {
    let breaker = newBreaker();
    for (let i = 0; i < 3; i += 1) breaker = onFailedContact(breaker, 1_000, 0);
    expect(breaker.phase).toBe('open');
    expect(breakerRoom(breaker)).toBe(0);
    expect(mayProbe(breaker, 1_000)).toBe(false);
    expect(mayProbe(breaker, breaker.openUntil ?? 0)).toBe(true);
    breaker = onProbing(breaker);
    expect([breakerRoom(breaker), mayProbe(breaker, 9_000_000)]).toEqual([0, false]);
    const windows = [];
    for (let i = 0; i < 9; i += 1) {
      breaker = onContact(breaker);
      windows.push(breakerRoom(breaker));
    }
    expect(windows).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 200]);
  });
  it('waits at most fifteen seconds, never less than a tenth, and a person may shorten it', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, rand) => {
        let breaker = newBreaker();
        for (let i = 0; i < failures + 3; i += 1) breaker = onFailedContact(breaker, 0, rand);
        expect(breaker.openUntil).toBeGreaterThanOrEqual(100);
        expect(breaker.openUntil).toBeLessThanOrEqual(15_000);
        expect(mayProbe(onAskedAgain(breaker, 5), 5)).toBe(true);
      }),
    );
  });
});
