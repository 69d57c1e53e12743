import type { PreferenceStore } from '../../shared/core/ports/preference-store.ts';
import { NEW_PREFERENCES, type Preferences } from '../../shared/core/user/preferences.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

export function createMemoryPreferences(unitOfWork: MemoryUnitOfWork): PreferenceStore {
  const kept = enlistedMap<string, Preferences>(unitOfWork);
  const of = (userId: string): Preferences => kept.get(userId) ?? NEW_PREFERENCES;
  return {
    of,
    change: (userId, part) => {
      unitOfWork.assertRunning('preferences');
      kept.set(userId, { ...of(userId), ...part });
    },
  };
}
