import { describe, expect, it } from 'vitest';
import type { LayoutList } from '../../shared/core/ports/layout-list.ts';
import type { UnitOfWork } from '../../shared/core/ports/journal.ts';
import { createLayoutList } from '../../electron/host/adapters/sqlite/site/layout-list-store.ts';
import { createMemoryLayoutList } from '../fakes/memory-layout-list.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { openSqliteStores } from '../fixtures/order-stores.ts';

interface Rig {
  readonly unitOfWork: UnitOfWork;
  readonly layouts: LayoutList;
  readonly remember: (headers: string, usedAt: number) => void;
}
const inMemory = (): Rig => {
  const unitOfWork = createMemoryUnitOfWork();
  const layouts = createMemoryLayoutList(unitOfWork);
  return {
    unitOfWork,
    layouts,
    remember: (headers, usedAt) => unitOfWork.run(() => layouts.add({ headers, name: '', preset: null, usedAt, mapped: 1 })),
  };
};
const inSqlite = (): Rig => {
  const { db, unitOfWork, intake } = openSqliteStores();
  return {
    unitOfWork,
    layouts: createLayoutList(db),
    remember: (headers, usedAt) => unitOfWork.run(() => intake.rememberLayout(headers, null, '{"单号":"orderNo"}', usedAt)),
  };
};

describe.each([
  ['in memory', inMemory],
  ['SQLite', inSqlite],
] as const)('remembered layouts: %s', (_, open) => {
  it('are listed last used first, named and forgotten', () => {
    const { unitOfWork, layouts, remember } = open();
    remember('a', 1);
    remember('b', 2);
    expect(layouts.list()).toEqual(['b', 'a'].map((headers) => ({ headers, name: '', preset: null, usedAt: headers === 'a' ? 1 : 2, mapped: 1 })));
    expect(unitOfWork.run(() => layouts.rename('a', 'Qihe 日报'))).toBe(true);
    expect(unitOfWork.run(() => layouts.forget('b'))).toBe(true);
    expect(unitOfWork.run(() => [layouts.rename('b', 'x'), layouts.forget('b')])).toEqual([false, false]);
    expect(layouts.list().map(({ headers, name }) => [headers, name])).toEqual([['a', 'Qihe 日报']]);
  });

  it('are changed inside a unit of work only', () => {
    const { layouts } = open();
    expect(() => layouts.rename('a', 'x')).toThrow('unit of work');
    expect(() => layouts.forget('a')).toThrow('unit of work');
  });
});
