import type { CallContext, GroupHandlers, Reply } from '../../../shared/contract/define-contract.ts';
import type { usersContract } from '../../../shared/contract/users.contract.ts';
import { createUser, setUserActive, updateUser } from '../../../shared/core/usecases/users/keep-users.ts';
import { checkNewSecrets, resetTries, setSecret } from '../../../shared/core/usecases/users/set-secret.ts';
import type { UserDeps } from '../../../shared/core/usecases/users/user-deps.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import type { UserRefusal } from '../../../shared/core/user/refusal.ts';
import type { SecretKind } from '../../../shared/core/user/sign-in-policy.ts';
import type { UserId } from '../../../shared/core/user/user.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';

type Context = CallContext<Acting>;
type Nothing = Record<string, never>;

/** Dispatch lets nobody through to these without an actor; that it did would be a defect. */
const actingOf = ({ actor }: Context): Acting => {
  if (actor === null) throw new Error('nobody is acting');
  return actor;
};
const toNothing = (done: Result<unknown, UserRefusal>): Reply<Nothing> => (done.ok ? ok({}) : done);

export const createUsersHandlers = (deps: UserDeps): GroupHandlers<typeof usersContract, Acting> => {
  const giveSecret = async (context: Context, userId: string, kind: SecretKind, secret: string): Promise<Reply<Nothing>> => {
    const acting = actingOf(context);
    // An administrator's window left alone must not be enough to take over the account.
    if (acting.kind === 'person' && acting.userId === userId) return err({ code: 'present_secret_needed' });
    return toNothing(await setSecret(deps, acting, userId as UserId, kind, secret));
  };

  return {
    list: () => {
      const wrongTries = (id: UserId): number => deps.users.tries(id, 'pin').failed + deps.users.tries(id, 'password').failed;
      return ok({ users: deps.users.list().map((user) => ({ ...user, wrongTries: wrongTries(user.id) })) });
    },
    create: async ({ password, pin, ...fields }, context) => {
      const acting = actingOf(context);
      const secrets = checkNewSecrets(fields, password, pin);
      if (!secrets.ok) return secrets;
      const created = createUser(deps, acting, fields);
      if (!created.ok) return created;
      for (const { kind, secret } of secrets.value) {
        const set = await setSecret(deps, acting, created.value, kind, secret);
        if (!set.ok) return set;
      }
      return ok({ userId: created.value });
    },
    update: ({ userId, ...fields }, context) => toNothing(updateUser(deps, actingOf(context), userId as UserId, fields)),
    setPassword: ({ userId, password }, context) => giveSecret(context, userId, 'password', password),
    setPin: ({ userId, pin }, context) => giveSecret(context, userId, 'pin', pin),
    deactivate: ({ userId }, context) => toNothing(setUserActive(deps, actingOf(context), userId as UserId, false)),
    reactivate: ({ userId }, context) => toNothing(setUserActive(deps, actingOf(context), userId as UserId, true)),
    resetTries: ({ userId }, context) => toNothing(resetTries(deps, actingOf(context), userId as UserId)),
  };
};
