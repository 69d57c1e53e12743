import { describe, expect, it } from 'vitest';
import type { Difference } from '../../../shared/core/difference/difference.ts';
import { createFullReading, type ReadingLine } from '../../../shared/core/usecases/sync/full-reading.ts';
import { createMemoryJournal } from '../../fakes/memory-journal.ts';
import { createMemoryUnitOfWork } from '../../fakes/memory-unit-of-work.ts';
import { createCountingIds } from '../../fakes/counting-ids.ts';

const operator = { kind: 'person', userId: 'gao' } as const;

function set() {
  const unitOfWork = createMemoryUnitOfWork();
  const journal = createMemoryJournal(unitOfWork, createCountingIds());
  const open: Pick<Difference, 'n'>[] = [{ n: 1 }];
  let changes = 0;
  const reading = createFullReading({
    unitOfWork,
    journal,
    clock: { now: () => 900, mono: () => 0 },
    differences: { open: () => open as unknown as readonly Difference[] },
    onChanged: () => void (changes += 1),
    onDefect: (defect) => {
      throw defect;
    },
  });
  const line: ReadingLine = {
    connection: 'up',
    sweep: () => {
      reading.follow({ kind: 'began', expected: 40 });
      return Promise.resolve();
    },
  };
  return { reading, line, journal, find: (n: number) => open.push({ n }), changes: () => changes };
}

describe('a reading of everything', () => {
  it('counts what it read and took in, and only the differences it found itself', () => {
    const { reading, line, find, changes } = set();
    reading.ask(line, operator);
    reading.follow({ kind: 'page', orders: 0, takenIn: 1 });
    reading.follow({ kind: 'page', orders: 30, takenIn: 2 });
    expect(reading.now()).toMatchObject({ state: 'running', asked: true, orders: 30, takenIn: 3, expected: 40, endedAt: null });
    find(2);
    reading.follow({ kind: 'ended', whole: true });
    expect(reading.now()).toMatchObject({ state: 'done', orders: 30, takenIn: 3, differences: 1, endedAt: 900 });
    expect(changes()).toBe(2);
  });

  it('of the day is followed and not journaled; one that was asked for is, also when it broke off', () => {
    const { reading, line, journal } = set();
    reading.follow({ kind: 'began', expected: 1 });
    reading.follow({ kind: 'ended', whole: true });
    expect([reading.now(), journal.entries]).toMatchObject([{ state: 'done', asked: false }, []]);
    reading.ask(line, operator);
    reading.follow({ kind: 'ended', whole: false });
    expect(reading.now()).toMatchObject({ state: 'broken_off', asked: true, orders: 0 });
    expect(journal.entries).toMatchObject([
      { type: 'sync.readAllAsked', actor: operator },
      { type: 'sync.readAllEnded', data: { whole: false } },
    ]);
  });

  it('that is asked for while one is under way is that one', () => {
    const { reading, journal } = set();
    let sweeps = 0;
    const line: ReadingLine = { connection: 'slow', sweep: () => Promise.resolve((sweeps += 1)) };
    reading.follow({ kind: 'began', expected: 1 });
    expect(reading.ask(line, operator)).toEqual({ ok: true, value: { joined: true } });
    reading.follow({ kind: 'ended', whole: true });
    expect(reading.now()).toMatchObject({ state: 'done', asked: true });
    expect([sweeps, journal.entries.map(({ data }) => data['joined'])]).toEqual([1, [true, undefined]]);
  });

  it.each([
    ['down', 'reading_wms_down'],
    ['paused', 'reading_paused'],
  ] as const)('is refused with its reason while the line is %s', (connection, code) => {
    const { reading, line, journal } = set();
    expect(reading.ask({ ...line, connection }, operator)).toEqual({ ok: false, error: { code } });
    expect(reading.ask(null, operator)).toEqual({ ok: false, error: { code: 'reading_not_connected' } });
    expect([reading.now().state, journal.entries]).toEqual(['none', []]);
  });
});
