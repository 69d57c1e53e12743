import { describe, expect, it, onTestFinished } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { applyMigrations } from '../../electron/host/adapters/sqlite/database/migrate.ts';
import { openDatabase } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { createSavedViewStore } from '../../electron/host/adapters/sqlite/queue/saved-view-store.ts';
import { createUnitOfWork } from '../../electron/host/adapters/sqlite/database/unit-of-work.ts';
import type { UnitOfWork } from '../../shared/core/ports/journal.ts';
import type { SavedView, SavedViews } from '../../shared/core/ports/saved-views.ts';
import { createMemorySavedViews } from '../fakes/memory-saved-views.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';

interface Rig {
  readonly unitOfWork: UnitOfWork;
  readonly views: SavedViews;
}
const rigs: readonly (readonly [string, () => Rig])[] = [
  [
    'SQLite',
    () => {
      const db = openDatabase({ file: ':memory:' });
      onTestFinished(() => void db.close());
      applyMigrations(db, migrations);
      return { unitOfWork: createUnitOfWork(db), views: createSavedViewStore(db) };
    },
  ],
  [
    'in memory',
    () => {
      const unitOfWork = createMemoryUnitOfWork();
      return { unitOfWork, views: createMemorySavedViews(unitOfWork) };
    },
  ],
];
const view = (id: string, parts: Partial<SavedView> = {}): SavedView => ({
  id,
  name: id,
  owner: 'amy',
  shared: false,
  look: '{"group":"kind"}',
  changedAt: 1,
  ...parts,
});

describe.each(rigs)('saved views: %s', (_, open) => {
  it('are shown to who made them, and to all when shared, by name', () => {
    const { unitOfWork, views } = open();
    const [mine, ours, hers] = [view('z', { name: '一' }), view('b', { name: 'B', owner: 'ben', shared: true }), view('c', { owner: 'ben' })];
    unitOfWork.run(() => [mine, ours, hers].forEach(views.save));
    expect(views.of('amy')).toEqual([ours, mine]);
    expect(views.of('ben')).toEqual([ours, hers]);
    expect(views.of('eve')).toEqual([ours]);
    expect([views.find('c'), views.find('none')]).toEqual([hers, null]);
  });

  it('change, stay with who made them, and go', () => {
    const { unitOfWork, views } = open();
    unitOfWork.run(() => views.save(view('a')));
    const changed = view('a', { name: 'Later', shared: true, look: '{}', changedAt: 2 });
    unitOfWork.run(() => views.save(changed));
    expect(views.find('a')).toEqual(changed);
    expect(() => unitOfWork.run(() => views.save({ ...changed, owner: 'ben' }))).toThrow('who made a view stays');
    unitOfWork.run(() => views.remove('a'));
    expect(views.of('amy')).toEqual([]);
  });

  it('stand in each person’s own order', () => {
    const { unitOfWork, views } = open();
    expect(views.orderOf('amy')).toEqual([]);
    unitOfWork.run(() => views.arrange('amy', ['open', 'a', 'mine']));
    unitOfWork.run(() => views.arrange('ben', ['mine']));
    unitOfWork.run(() => views.arrange('amy', ['a', 'open']));
    expect([views.orderOf('amy'), views.orderOf('ben')]).toEqual([['a', 'open'], ['mine']]);
  });

  it('are written inside a unit of work only, and go back with it', () => {
    const { unitOfWork, views } = open();
    expect(() => views.save(view('a'))).toThrow('unit of work');
    expect(() => views.remove('a')).toThrow('unit of work');
    expect(() => views.arrange('amy', [])).toThrow('unit of work');
    const work = (): void => {
      views.save(view('a'));
      views.arrange('amy', ['a']);
      throw new Error('no such luck');
    };
    expect(() => unitOfWork.run(work)).toThrow('no such luck');
    expect([views.of('amy'), views.orderOf('amy')]).toEqual([[], []]);
  });
});
