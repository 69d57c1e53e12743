import { describe, expect, it } from 'vitest';
import type { AddressLessons } from '../../shared/core/ports/address-lessons.ts';
import { openMemoryStores, openSqliteStores, type OrderStores } from '../fixtures/order-stores.ts';

const rigs: readonly (readonly [string, () => OrderStores])[] = [
  ['in memory', openMemoryStores],
  ['SQLite', openSqliteStores],
];

describe.each(rigs)('address lessons: %s', (_, open) => {
  const taught = (): { readonly lessons: AddressLessons; readonly run: OrderStores['unitOfWork']['run'] } => {
    const { unitOfWork, lessons } = open();
    unitOfWork.run(() => {
      for (const [merchant, adcode] of [
        ['QH', '320106'],
        ['QH', '350102'],
        ['QH', '350102'],
        ['TM', '320302'],
      ] as const)
        lessons.learn({ merchant, key: '鼓楼区|梧桐里', adcode, at: 1 });
    });
    return { lessons, run: (work) => unitOfWork.run(work) };
  };

  it('remembers for each merchant, the most accepted first', () => {
    const { lessons } = taught();
    expect(lessons.recall('QH', '鼓楼区|梧桐里')).toEqual([
      { adcode: '350102', accepted: 2 },
      { adcode: '320106', accepted: 1 },
    ]);
    expect(lessons.recall('TM', '鼓楼区|梧桐里')).toEqual([{ adcode: '320302', accepted: 1 }]);
    expect(lessons.recall('QH', '鼓楼区|中山路')).toEqual([]);
  });

  it('takes an acceptance back, the last one with its lesson, and nothing that is not there', () => {
    const { lessons, run } = taught();
    const lesson = { merchant: 'QH', key: '鼓楼区|梧桐里', adcode: '350102' };
    const left = (): readonly (readonly [string, number])[] => lessons.recall('QH', lesson.key).map(({ adcode, accepted }) => [adcode, accepted]);
    run(() => lessons.unlearn(lesson));
    expect(left()).toEqual([
      ['320106', 1],
      ['350102', 1],
    ]);
    run(() => lessons.unlearn(lesson));
    run(() => lessons.unlearn(lesson));
    expect(left()).toEqual([['320106', 1]]);
    expect(() => lessons.unlearn(lesson)).toThrow('unit of work');
  });

  it('forgets one merchant or all, and says how much', () => {
    const { lessons, run } = taught();
    expect(run(() => lessons.forget('QH'))).toBe(2);
    expect(lessons.recall('QH', '鼓楼区|梧桐里')).toEqual([]);
    expect(lessons.recall('TM', '鼓楼区|梧桐里')).toHaveLength(1);
    expect(run(() => lessons.forget(null))).toBe(1);
    expect(run(() => lessons.forget(null))).toBe(0);
  });

  it('shows what it knows, the latest first, and forgets one of it', () => {
    const { lessons, run } = taught();
    run(() => lessons.learn({ merchant: 'TM', key: '和平区|南京路', adcode: '120101', at: 2 }));
    expect(lessons.list(2)).toEqual([
      { merchant: 'TM', key: '和平区|南京路', adcode: '120101', accepted: 1, lastAt: 2 },
      { merchant: 'QH', key: '鼓楼区|梧桐里', adcode: '320106', accepted: 1, lastAt: 1 },
    ]);
    const one = { merchant: 'QH', key: '鼓楼区|梧桐里', adcode: '350102' };
    expect([run(() => lessons.forgetOne(one)), run(() => lessons.forgetOne(one))]).toEqual([true, false]);
    expect(lessons.recall('QH', one.key)).toEqual([{ adcode: '320106', accepted: 1 }]);
    expect(lessons.list(10)).toHaveLength(3);
  });

  it('learns only inside a unit of work, and not what is rolled back', () => {
    const { unitOfWork, lessons } = open();
    const lesson = { merchant: 'QH', key: 'k', adcode: '320106', at: 1 };
    expect(() => lessons.learn(lesson)).toThrow('an address lesson');
    expect(() => lessons.forget(null)).toThrow('an address lesson');
    expect(() =>
      unitOfWork.run(() => {
        lessons.learn(lesson);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(lessons.recall('QH', 'k')).toEqual([]);
  });
});
