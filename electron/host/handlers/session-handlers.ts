import type { CallContext, GroupHandlers, Reply } from '../../../shared/contract/define-contract.ts';
import type { SessionStatusDto, sessionContract } from '../../../shared/contract/session.contract.ts';
import { createFirstAdministrator } from '../../../shared/core/usecases/users/first-administrator.ts';
import { leaveWindow, lockWindow } from '../../../shared/core/usecases/users/leave-window.ts';
import { sessionStatus } from '../../../shared/core/usecases/users/session-status.ts';
import { setOwnSecret } from '../../../shared/core/usecases/users/set-secret.ts';
import { signIn } from '../../../shared/core/usecases/users/sign-in.ts';
import type { UserDeps } from '../../../shared/core/usecases/users/user-deps.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import type { UserRefusal } from '../../../shared/core/user/refusal.ts';
import type { SecretKind } from '../../../shared/core/user/sign-in-policy.ts';
import type { UserId } from '../../../shared/core/user/user.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';

type Context = CallContext<Acting>;

const windowOf = ({ caller }: Context): string | null => (caller.kind === 'window' ? caller.sessionId : null);
const windowOnly = err({ code: 'window_only' } as const);

export const createSessionHandlers = (deps: UserDeps): GroupHandlers<typeof sessionContract, Acting> => {
  const statusAt = (windowId: string | null): SessionStatusDto => sessionStatus(deps, windowId);

  /** Does something at the caller's window and answers with what the window shows next. */
  const atWindow = async (context: Context, act: (windowId: string) => Promise<Result<unknown, UserRefusal>> | void): Promise<Reply<SessionStatusDto>> => {
    const windowId = windowOf(context);
    if (windowId === null) return windowOnly;
    const done = await act(windowId);
    return done === undefined || done.ok ? ok(statusAt(windowId)) : done;
  };
  const signInAs = (context: Context, userId: string, kind: SecretKind, secret: string): Promise<Reply<SessionStatusDto>> =>
    atWindow(context, (windowId) => signIn(deps, { windowId, userId: userId as UserId, kind, secret }));
  const setOwn = async ({ actor }: Context, present: string, kind: SecretKind, secret: string): Promise<Reply<Record<string, never>>> => {
    if (actor?.kind !== 'person') return windowOnly;
    const done = await setOwnSecret(deps, actor.userId, present, kind, secret);
    return done.ok ? ok({}) : done;
  };

  return {
    status: (_, context) => ok(statusAt(windowOf(context))),
    signIn: ({ userId, password }, context) => signInAs(context, userId, 'password', password),
    signInPin: ({ userId, pin }, context) => signInAs(context, userId, 'pin', pin),
    switchUser: ({ userId, pin }, context) => signInAs(context, userId, 'pin', pin),
    signOut: (_, context) => atWindow(context, (windowId) => leaveWindow(deps, windowId, 'signed_out')),
    lock: (_, context) => atWindow(context, (windowId) => lockWindow(deps, windowId)),
    touch: (_, context) => {
      const windowId = windowOf(context);
      if (windowId !== null) deps.activity.touch(windowId, deps.clock.now());
      return ok({});
    },
    setOwnPin: ({ present, pin }, context) => setOwn(context, present, 'pin', pin),
    setOwnPassword: ({ present, password }, context) => setOwn(context, present, 'password', password),
    createFirstAdministrator: (input, context) => atWindow(context, (windowId) => createFirstAdministrator(deps, { ...input, windowId })),
  };
};
