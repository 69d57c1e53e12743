import { describe, expect, it } from 'vitest';
import { standsAt, settleAmong } from '../../../renderer/features/queue/list/stands-at.ts';
import type { Cursor } from '../../../renderer/features/queue/list/use-cursor.ts';
import type { QueueRow } from '../../../shared/contract/queue.contract.ts';

const rows =
  (...ids: readonly string[]) =>
  (offset: number): QueueRow | undefined =>
    ids[offset] === undefined ? undefined : ({ caseId: ids[offset] } as QueueRow);
const on = (caseId: string, offset: number, gone = false) => ({ caseId, offset, gone });

it.each([
  ['stays where it is', on('b', 1), rows('a', 'b', 'c'), { offset: 1, gone: false }],
  ['left, before the cursor heard of it', on('a', 0), rows('b', 'c'), { offset: 0, gone: true }],
  ['moved down under new rows', on('b', 1), rows('x', 'y', 'a', 'b'), { offset: 3, gone: false }],
  ['moved up', on('c', 2), rows('c', 'd'), { offset: 0, gone: false }],
  ['is known to be gone', on('a', 0, true), rows('b'), { offset: 0, gone: true }],
  ['stands where nothing is loaded', on('z', 400), rows('a'), { offset: 400, gone: false }],
])('a row that %s', (_, cursor, rowAt, expected) => expect(standsAt(cursor, rowAt)).toEqual(expected));

describe('whoever goes on while the rows are exchanged', () => {
  const cursorOn = (caseId: string, offset: number) => {
    let cursor: Cursor = { caseId, offset, gone: false, row: { caseId } as QueueRow };
    return { now: () => cursor, settle: (at: number | null) => void (cursor = { ...cursor, offset: at ?? cursor.offset, gone: at === null }) };
  };

  it('stands on its row among the new ones, so that the one below it is next also when it is resolved at once', () => {
    const cursor = cursorOn('b', 1);
    expect(settleAmong({ caseId: 'a', stoodOn: true, now: null }, cursor, rows('b', 'c', 'd'))).toBe(true);
    expect(cursor.now()).toMatchObject({ offset: 0, gone: false });
    cursor.settle(null);
    const { offset, gone } = standsAt(cursor.now(), rows('c', 'd'));
    expect([rows('c', 'd')(offset)?.caseId, gone]).toEqual(['c', true]);
  });

  it.each([
    ['nobody stood anywhere', null],
    ['it was the first row of the screen whose place was asked for', { caseId: 'a', stoodOn: false, now: 0 }],
  ])('is found among the new rows also when %s before', (_, anchor) => {
    const cursor = cursorOn('b', 1);
    expect(settleAmong(anchor, cursor, rows('b', 'c'))).toBe(false);
    expect(cursor.now()).toMatchObject({ offset: 0, gone: false });
  });

  it.each([
    ['the place was asked for before a row above left, and the rows after', 1, rows('b', 'c'), { offset: 0, gone: false }],
    ['the place was asked for after it left, and the rows before', null, rows('a', 'b', 'c'), { offset: 1, gone: false }],
    ['it left', null, rows('a', 'c'), { offset: 1, gone: true }],
    ['its place is in a window that is not loaded', 400, rows('a', 'c'), { offset: 400, gone: false }],
  ])('believes the rows that are shown when %s', (_, now, among, expected) => {
    const cursor = cursorOn('b', 1);
    expect(settleAmong({ caseId: 'b', stoodOn: true, now }, cursor, among)).toBe(false);
    expect(cursor.now()).toMatchObject(expected);
  });
});
