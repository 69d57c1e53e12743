import { err, ok, type Result } from '../../kernel/result.ts';
import type { UserRefusal } from './refusal.ts';
import type { User } from './user.ts';
import { MINUTE_MS } from '../../kernel/durations.ts';

/*
 * A password opens a shift, a PIN only re-opens it: six digits are quick at a shared desk and too few to stand alone.
 *
 *   password ──▶ shift of 12 h ──▶ PIN opens any window until it ends ──▶ password again
 *                                   └─ 5 wrong PINs ──▶ password (or, for who has none, a wait that doubles)
 *
 * A database of invented people has PINs only, so that a newcomer can look around; `sample` lifts "password first".
 */
export type SecretKind = 'password' | 'pin';

export interface Tries {
  /** Wrong tries since the last right one; counted, durably, before the comparison. */
  readonly failed: number;
  readonly lastAt: number;
}
export const NO_TRIES: Tries = { failed: 0, lastAt: 0 };

export const SHIFT_MS = 12 * 60 * MINUTE_MS;
export const IDLE_LOCK_MS = 5 * MINUTE_MS;
export const TRIES = 5;
const FIRST_WAIT_MS = 10 * MINUTE_MS;
const LONGEST_WAIT_MS = 120 * MINUTE_MS;

export interface SignInFacts {
  readonly user: User;
  readonly tries: Tries;
  /** When this person last gave the password here; null once signed out. */
  readonly shiftStartedAt: number | null;
  readonly sample: boolean;
  readonly at: number;
}

/** Until when nobody may try, after five wrong tries: 10 minutes, doubling with each further one, at most two hours. Never for ever: a stranger could shut out everybody. */
export const waitUntil = ({ failed, lastAt }: Tries): number =>
  failed < TRIES ? 0 : lastAt + Math.min(FIRST_WAIT_MS * 2 ** Math.min(failed - TRIES, 16), LONGEST_WAIT_MS);

export const isShiftOpen = (shiftStartedAt: number | null, at: number): boolean =>
  // A clock set back before the password was given proves nothing: ask again.
  shiftStartedAt !== null && at >= shiftStartedAt && at < shiftStartedAt + SHIFT_MS;

const waitRefusal = (tries: Tries, at: number): UserRefusal | undefined => {
  const until = waitUntil(tries);
  return at < until ? { code: 'sign_in_wait', params: { minutes: Math.ceil((until - at) / MINUTE_MS), untilAt: until } } : undefined;
};

const mayTryPin = ({ user, tries, shiftStartedAt, sample, at }: SignInFacts): Result<null, UserRefusal> => {
  if (!sample && !user.hasPassword) return err({ code: 'no_password' });
  if (!sample && !isShiftOpen(shiftStartedAt, at)) return err({ code: 'password_needed' });
  if (!user.hasPin) return err({ code: 'no_pin' });
  if (user.hasPassword && tries.failed >= TRIES) return err({ code: 'pin_blocked', params: { tries: TRIES } });
  const wait = waitRefusal(tries, at);
  return wait === undefined ? ok(null) : err(wait);
};

const mayTryPassword = ({ user, tries, at }: SignInFacts): Result<null, UserRefusal> => {
  if (!user.hasPassword) return err({ code: 'no_password' });
  const wait = waitRefusal(tries, at);
  return wait === undefined ? ok(null) : err(wait);
};

/** Asked before a secret is even looked at. */
export const mayTry = (kind: SecretKind, facts: SignInFacts): Result<null, UserRefusal> => {
  if (!facts.user.active) return err({ code: 'user_inactive' });
  return kind === 'pin' ? mayTryPin(facts) : mayTryPassword(facts);
};

export const wrongSecret = (kind: SecretKind, failed: number): UserRefusal => ({
  code: kind === 'pin' ? 'wrong_pin' : 'wrong_password',
  params: { triesLeft: Math.max(0, TRIES - failed) },
});

/** When the session ends whatever is done: a PIN never reaches beyond the shift its password opened. */
export const sessionEnd = (kind: SecretKind, facts: SignInFacts): number =>
  kind === 'pin' && isShiftOpen(facts.shiftStartedAt, facts.at) && facts.shiftStartedAt !== null ? facts.shiftStartedAt + SHIFT_MS : facts.at + SHIFT_MS;
