import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Acting } from '../../user/acting.ts';
import type { UserRefusal } from '../../user/refusal.ts';
import { hasRight, type Right } from '../../user/roles.ts';
import { standingOf, type Standing, type WindowSession } from '../../user/window-session.ts';
import type { UserDeps } from './user-deps.ts';

/** Written out again because core does not know the contract; the contract's own types are these, the dispatcher's compiler checks it. */
type Access = 'public' | 'signed-in' | 'cli' | Right;
type Caller = { readonly kind: 'window'; readonly sessionId: string } | { readonly kind: 'cli' };

export type AuthoriseDeps = Pick<UserDeps, 'clock' | 'users' | 'sessions' | 'activity' | 'site'>;

/**
 * The command line runs as the user of the operating system who owns the data folder: it may look, bring in, take out and keep
 * house. It may not decide: a decision about an order has a name behind it, and a shell has none.
 */
const CLI_MAY: ReadonlySet<Access> = new Set<Access>(['public', 'cli', 'view', 'import', 'export_masked', 'export_full', 'administer']);

/** Access that by itself shows a person at work; looking does not, a screen that refreshes itself would never lock. */
const isWork = (access: Access): boolean => access !== 'public' && access !== 'signed-in' && access !== 'view';

export interface WindowStanding {
  readonly standing: Standing;
  readonly session: WindowSession | null;
}

export const windowStanding = ({ clock, sessions, activity, site }: AuthoriseDeps, windowId: string): WindowStanding => {
  const session = sessions.current(windowId);
  return { session, standing: standingOf(session, activity.lastAt(windowId), clock.now(), site.idleLockMs()) };
};

/** Who sits at this window and may act, with the roles of this moment: a role taken away is gone at the next call. */
const personAt = (deps: AuthoriseDeps, windowId: string): Result<Extract<Acting, { kind: 'person' }>, UserRefusal> => {
  const { standing, session } = windowStanding(deps, windowId);
  if (standing === 'expired') return err({ code: 'session_expired' });
  if (standing === 'locked') return err({ code: 'session_locked' });
  const user = standing === 'signed_in' && session !== null ? deps.users.find(session.userId) : null;
  if (user === null || !user.active) return err({ code: 'not_signed_in' });
  return ok({ kind: 'person', userId: user.id, roles: user.roles });
};

/** The one gate in front of every call. Deny by default: what is not allowed here in so many words is not. */
export const createAuthorise =
  (deps: AuthoriseDeps) =>
  (access: Access, caller: Caller): Result<Acting | null, UserRefusal> => {
    if (caller.kind === 'cli') return CLI_MAY.has(access) ? ok({ kind: 'cli' }) : err({ code: 'not_allowed', params: { right: access } });
    if (access === 'cli') return err({ code: 'not_allowed', params: { right: access } });
    const person = personAt(deps, caller.sessionId);
    if (access === 'public') return ok(person.ok ? person.value : null);
    if (!person.ok) return person;
    if (access !== 'signed-in' && !hasRight(person.value.roles, access)) return err({ code: 'not_allowed', params: { right: access } });
    if (isWork(access)) deps.activity.touch(caller.sessionId, deps.clock.now());
    return person;
  };
