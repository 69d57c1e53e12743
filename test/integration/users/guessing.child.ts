import { signIn } from '../../../shared/core/usecases/users/sign-in.ts';
import type { UserId } from '../../../shared/core/user/user.ts';
import { openHouse } from './open-house.ts';

/** Tries one PIN and pulls the plug the moment the comparison would begin. Prints the refusal when it is not let that far. */
const [file = '', userId = '', at = '0'] = process.argv.slice(2);
const pullThePlug = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('still here');
};
const { deps } = openHouse(file, { hash: pullThePlug, compare: pullThePlug }, { now: () => Number(at), mono: () => 0 });
const answer = await signIn(deps, { windowId: 'w', userId: userId as UserId, kind: 'pin', secret: '000001' });
process.stdout.write(answer.ok ? 'in' : answer.error.code);
