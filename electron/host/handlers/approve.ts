import type { Refusal } from '../../../shared/core/order-file/decision.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import { hasRight, type Right } from '../../../shared/core/user/roles.ts';
import type { UserId } from '../../../shared/core/user/user.ts';
import { confirmIdentity } from '../../../shared/core/usecases/users/sign-in.ts';
import type { UserDeps } from '../../../shared/core/usecases/users/user-deps.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';

export interface Approval {
  readonly userId: string;
  readonly pin: string;
}

/** Whose word lets this pass: who sits here, if they have the right, or a colleague who has it and says so with their PIN. */
export async function approve(deps: UserDeps, acting: Acting, right: Right, approval: Approval | undefined): Promise<Result<string, Refusal>> {
  if (acting.kind === 'person' && hasRight(acting.roles, right) && approval === undefined) return ok(acting.userId);
  if (approval === undefined) return err({ code: 'approval_needed', params: { right } });
  const confirmed = await confirmIdentity(deps, approval.userId as UserId, 'pin', approval.pin);
  if (!confirmed.ok) return confirmed;
  return hasRight(confirmed.value.roles, right) ? ok(confirmed.value.id) : err({ code: 'not_allowed', params: { right } });
}
