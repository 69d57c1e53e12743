import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivedSince, groupNotices } from '../../../renderer/app/notices/group-notices.ts';

const notice = (id: string, at: number, code: string) => ({ id, at, code, params: {}, orderId: null });

describe('notices', () => {
  it('of one kind stand together, newest kind first, and no more than three of each', () => {
    const groups = groupNotices([notice('a', 1, 'x'), notice('b', 9, 'y'), notice('c', 3, 'x'), notice('d', 4, 'x'), notice('e', 5, 'x')], 3);
    expect(groups.map(({ code, shown, more, unseen }) => [code, shown.map(({ id }) => id).join(''), more, unseen])).toEqual([
      ['y', 'b', 0, 1],
      ['x', 'edc', 1, 2],
    ]);
  });

  it('of a kind that was asked for are all shown', () => {
    const [group] = groupNotices(
      ['a', 'b', 'c', 'd', 'e'].map((id, at) => notice(id, at, 'x')),
      0,
      new Set(['x']),
    );
    expect([group?.shown.length, group?.more]).toEqual([5, 0]);
  });

  it('have arrived since the newest that was known; nothing has at first, everything since there were none', () => {
    const all = ['c', 'b', 'a'].map((id) => notice(id, 1, 'x'));
    const since = (known: string | null | undefined) => arrivedSince(all, known).map(({ id }) => id);
    expect([since(undefined), since('c'), since('a'), since(null)]).toEqual([[], [], ['c', 'b'], ['c', 'b', 'a']]);
  });

  it('are all counted, whatever they are', () => {
    const some = fc.array(
      fc.record({ id: fc.uuid(), at: fc.nat(), code: fc.constantFrom('x', 'y', 'z'), params: fc.constant({}), orderId: fc.constant(null) }),
    );
    fc.assert(
      fc.property(some, fc.nat(), (notices, seenAt) => {
        const groups = groupNotices(notices, seenAt);
        expect(groups.reduce((sum, { shown, more }) => sum + shown.length + more, 0)).toBe(notices.length);
        expect(groups.reduce((sum, { unseen }) => sum + unseen, 0)).toBe(notices.filter(({ at }) => at > seenAt).length);
      }),
    );
  });
});
