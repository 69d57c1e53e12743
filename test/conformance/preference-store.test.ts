import { describe, expect, it } from 'vitest';
import type { PreferenceStore } from '../../shared/core/ports/preference-store.ts';
import type { UnitOfWork } from '../../shared/core/ports/journal.ts';
import { NEW_PREFERENCES } from '../../shared/core/user/preferences.ts';
import { createPreferenceStore } from '../../electron/host/adapters/sqlite/site/preference-store.ts';
import { createMemoryPreferences } from '../fakes/memory-preferences.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { openSqliteStores } from '../fixtures/order-stores.ts';

interface Rig {
  readonly unitOfWork: UnitOfWork;
  readonly preferences: PreferenceStore;
}
const inMemory = (): Rig => {
  const unitOfWork = createMemoryUnitOfWork();
  return { unitOfWork, preferences: createMemoryPreferences(unitOfWork) };
};
const inSqlite = (): Rig => {
  const { db, unitOfWork } = openSqliteStores();
  return { unitOfWork, preferences: createPreferenceStore(db) };
};

describe.each([
  ['in memory', inMemory],
  ['SQLite', inSqlite],
] as const)('preferences: %s', (_, open) => {
  it('are as new until somebody says otherwise, and each person has their own', () => {
    const { unitOfWork, preferences } = open();
    expect(preferences.of('amy')).toEqual(NEW_PREFERENCES);
    unitOfWork.run(() => preferences.change('amy', { letters: false, keys: { 'row.assign': 'S', 'row.log': null } }));
    unitOfWork.run(() => preferences.change('amy', { tour: 'later', tourStep: 3 }));
    expect(preferences.of('amy')).toEqual({ ...NEW_PREFERENCES, letters: false, keys: { 'row.assign': 'S', 'row.log': null }, tour: 'later', tourStep: 3 });
    expect(preferences.of('bob')).toEqual(NEW_PREFERENCES);
  });

  it('are changed inside a unit of work only, and go back with it', () => {
    const { unitOfWork, preferences } = open();
    expect(() => preferences.change('amy', { letters: false })).toThrow('unit of work');
    const fail = (): void => {
      preferences.change('amy', { letters: false });
      throw new Error('no such luck');
    };
    expect(() => unitOfWork.run(fail)).toThrow('no such luck');
    expect(preferences.of('amy')).toEqual(NEW_PREFERENCES);
  });
});
