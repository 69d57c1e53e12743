import fc from 'fast-check';
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

describe('the cursor, when all rows are exchanged', () => {
  const before = rows('a', 'b', 'c', 'd', 'e');
  const cursorOn = (caseId: string, offset: number, gone = false) => {
    let cursor: Cursor = { caseId, offset, gone, row: { caseId } as QueueRow };
    return {
      now: () => cursor,
      settle: (at: number, isGone: boolean) => void (cursor = { ...cursor, offset: at, gone: isGone }),
      go: (id: string, at: number) => void (cursor = { caseId: id, offset: at, gone: false, row: { caseId: id } as QueueRow }),
    };
  };
  const asked = (caseId: string, now: number | null, stoodOn = true) => ({ caseId, now, stoodOn });

  it.each([
    ['whose place was asked for before a row above left, and the rows after', 1, rows('b', 'c'), { offset: 0, gone: false }],
    ['whose place was asked for after it left, and the rows before', null, rows('a', 'b', 'c'), { offset: 1, gone: false }],
    ['that left', null, rows('a', 'c'), { offset: 1, gone: true }],
    ['that left together with the one above it', null, rows('c', 'd', 'e'), { offset: 0, gone: true }],
    ['that left with all below it', null, rows('a'), { offset: 1, gone: true }],
    ['that left with all others', null, rows(), { offset: 1, gone: true }],
    ['whose place is in a window that is not loaded, with all around it', 400, rows('x', 'y', 'z'), { offset: 400, gone: false }],
  ])('of a row %s', (_, now, among, expected) => {
    const cursor = cursorOn('b', 1);
    expect(settleAmong(asked('b', now), cursor, before, among)).toBe(expected.gone ? 'onPlace' : 'onRow');
    expect(cursor.now()).toMatchObject(expected);
  });

  it.each([
    ['another row', asked('a', null), 'wentOn'],
    ['the first row of the screen', asked('a', 0, false), 'onRow'],
    ['nobody', null, 'onRow'],
  ])('of who went on while the place of %s was asked for, stands on its row at once', (_, anchor, goesOn) => {
    const cursor = cursorOn('b', 1);
    expect(settleAmong(anchor, cursor, before, rows('b', 'c'))).toBe(goesOn);
    expect(cursor.now()).toMatchObject({ offset: 0, gone: false });
  });

  it('of a row that left earlier keeps its place among those that are left', () => {
    const cursor = cursorOn('x', 2, true);
    settleAmong(null, cursor, before, rows('b', 'c', 'd'));
    expect(cursor.now()).toMatchObject({ offset: 1, gone: true });
  });

  const far = Array.from({ length: 40 }, (_, index) => `far-${index}`);
  it.each([
    ['down', 'b', ['a', 'b', 'c', 'd', ...far], ['a', 'c', 'd', ...far, 'b']],
    ['up', 'c', [...far, 'a', 'b', 'c', 'd'], ['c', ...far, 'a', 'b', 'd']],
  ])('keeps the place of a row that alone was put far %s: its clock stopped, or it has another owner', (_, id, was, is) => {
    const stood = was.indexOf(id);
    const cursor = cursorOn(id, stood);
    expect(settleAmong(asked(id, is.indexOf(id)), cursor, rows(...was), rows(...is))).toBe('onPlace');
    const { offset, gone } = cursor.now();
    expect(gone).toBe(true);
    // What J opens is what was below it.
    expect(is[offset]).toBe(was[stood + 1]);
  });

  it('goes with its row under many new ones', () => {
    const cursor = cursorOn('b', 1);
    const is = [...Array.from({ length: 40 }, (_, at) => `new-${at}`), 'a', 'b', 'c'];
    expect(settleAmong(asked('b', 41), cursor, before, rows(...is))).toBe('onRow');
    expect(cursor.now()).toMatchObject({ offset: 41, gone: false });
  });

  it('is not called gone for having moved far: the host did not say so', () => {
    const cursor = cursorOn('b', 1);
    settleAmong(null, cursor, before, rows(...Array.from({ length: 40 }, (_, at) => `new-${at}`), 'b'));
    expect(cursor.now()).toMatchObject({ offset: 1, gone: false });
  });

  it('leaves nobody out, whatever leaves while each row is resolved and left by J', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 40 }), (lags) => {
        const all = Array.from({ length: 30 }, (_, at) => `row-${at}`);
        let shown = [...all];
        let open = [...all];
        const cursor = cursorOn('row-0', 0);
        const met = ['row-0'];
        for (const lag of lags) {
          open = open.filter((id) => id !== cursor.now().caseId);
          // The list is exchanged at some moments and not at others: before the step, after it, or only with the next one.
          const exchange = () => {
            const was = rows(...shown);
            shown = [...open];
            const at = open.indexOf(cursor.now().caseId);
            settleAmong(asked(cursor.now().caseId, at < 0 ? null : at), cursor, was, rows(...shown));
          };
          if (lag === 1 || lag === 3) exchange();
          const { offset, gone } = standsAt(cursor.now(), rows(...shown));
          const next = shown[offset + (gone ? 0 : 1)];
          if (next === undefined) break;
          cursor.go(next, shown.indexOf(next));
          met.push(next);
          if (lag >= 2) exchange();
        }
        expect(met).toEqual(all.slice(0, met.length));
      }),
    );
  });
});
