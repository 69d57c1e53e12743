import type { CallContext, GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { preferencesContract } from '../../../shared/contract/preferences.contract.ts';
import type { UnitOfWork } from '../../../shared/core/ports/journal.ts';
import type { PreferenceStore } from '../../../shared/core/ports/preference-store.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import type { Preferences } from '../../../shared/core/user/preferences.ts';
import { err, ok } from '../../../shared/kernel/result.ts';

export interface PreferencesHandlerDeps {
  readonly unitOfWork: UnitOfWork;
  readonly preferences: PreferenceStore;
  readonly changed: (topics: readonly string[]) => void;
}

const personOf = ({ actor }: CallContext<Acting>): string | null => (actor?.kind === 'person' ? actor.userId : null);
const windowOnly = err({ code: 'window_only' } as const);
const toDto = (kept: Preferences) => ({ ...kept, keys: { ...kept.keys } });

export const createPreferencesHandlers = ({ unitOfWork, preferences, changed }: PreferencesHandlerDeps): GroupHandlers<typeof preferencesContract, Acting> => ({
  own: (_, context) => {
    const userId = personOf(context);
    return userId === null ? windowOnly : ok(toDto(preferences.of(userId)));
  },
  setOwn: (part, context) => {
    const userId = personOf(context);
    if (userId === null) return windowOnly;
    const named = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Partial<Preferences>;
    unitOfWork.run(() => preferences.change(userId, named));
    changed(['preferences']);
    return ok(toDto(preferences.of(userId)));
  },
});
