import { describe, expect, it } from 'vitest';
import { systemClock, systemIds } from '../../electron/host/adapters/system/system-ports.ts';
import type { Clock } from '../../shared/core/ports/clock.ts';
import type { Ids } from '../../shared/core/ports/ids.ts';
import { createCountingIds } from '../fakes/counting-ids.ts';
import { createManualClock } from '../fakes/manual-clock.ts';

const clocks: readonly (readonly [string, () => { readonly clock: Clock; readonly wait: (ms: number) => Promise<void> }])[] = [
  [
    'by hand',
    () => {
      const clock = createManualClock();
      return { clock, wait: (ms) => Promise.resolve(clock.pass(ms)) };
    },
  ],
  ['the system’s', () => ({ clock: systemClock, wait: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)) })],
];
describe.each(clocks)('a clock: %s', (_, open) => {
  it('gives epoch milliseconds, whole and of this age', () => {
    const { clock } = open();
    expect(Number.isInteger(clock.now())).toBe(true);
    expect(clock.now()).toBeGreaterThan(Date.UTC(2024, 0));
    expect(clock.now()).toBeLessThan(Date.UTC(2100, 0));
  });
  it('never goes back where it is monotonic, and both pass alike', async () => {
    const { clock, wait } = open();
    const before = { now: clock.now(), mono: clock.mono() };
    expect(clock.mono()).toBeGreaterThanOrEqual(before.mono);
    await wait(30);
    const passed = { now: clock.now() - before.now, mono: clock.mono() - before.mono };
    expect(passed.mono).toBeGreaterThanOrEqual(29);
    expect(Math.abs(passed.now - passed.mono)).toBeLessThan(500);
  });
});

const makers: readonly (readonly [string, Ids])[] = [
  ['counting', createCountingIds()],
  ['the system’s', systemIds],
];
describe.each(makers)('ids: %s', (_, ids) => {
  it('are UUIDs of version 7, all different, sorted as they were made', () => {
    const made = Array.from({ length: 20_000 }, () => ids.next());
    for (const id of made.slice(0, 600)) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(new Set(made).size).toBe(made.length);
    expect(made.filter((id, place) => place > 0 && id <= (made[place - 1] ?? ''))).toHaveLength(0);
  });
});
