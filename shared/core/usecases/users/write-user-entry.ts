import type { Actor, JsonObject } from '../../journal/journal-entry.ts';
import type { JournalWriter } from '../../ports/journal.ts';

export type UserEntryType =
  | 'user.created'
  | 'user.updated'
  | 'user.deactivated'
  | 'user.reactivated'
  | 'user.password_set'
  | 'user.pin_set'
  | 'user.tries_reset'
  | 'user.signed_in'
  | 'user.sign_in_refused'
  | 'user.session_locked'
  | 'user.session_ended';

/** Names are personal and erasable; ids, roles and counts stay. No secret and no hash ever comes here. */
export const writeUserEntry = (
  journal: JournalWriter,
  type: UserEntryType,
  at: number,
  actor: Actor,
  data: JsonObject,
  personal: JsonObject | null = null,
): void => {
  journal.append({ type, at, actor, orderId: null, caseId: null, data, personal });
};
