import type { Preferences } from '../user/preferences.ts';

/** What each person likes. What was never said is as new. */
export interface PreferenceStore {
  readonly of: (userId: string) => Preferences;
  /** Only what is named changes. Writing needs a unit of work. */
  readonly change: (userId: string, part: Partial<Preferences>) => void;
}
