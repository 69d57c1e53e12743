import type { SecretKind } from './sign-in-policy.ts';
import type { UserId } from './user.ts';

/** Who is signed in at one window. A window has at most one open session; `expiresAt` is absolute and outlives a restart. */
export interface WindowSession {
  readonly id: string;
  readonly windowId: string;
  readonly userId: UserId;
  readonly how: SecretKind;
  readonly openedAt: number;
  readonly expiresAt: number;
  readonly lockedAt: number | null;
}

export const SESSION_ENDS = ['signed_out', 'switched', 'expired', 'window_closed', 'deactivated', 'password_changed'] as const;
export type SessionEnd = (typeof SESSION_ENDS)[number];

export type Standing = 'signed_out' | 'expired' | 'locked' | 'signed_in';

/** Idle is measured from the last thing a person did; a window nobody touched since the start counts from its sign-in. */
export const standingOf = (session: WindowSession | null, lastActiveAt: number | undefined, at: number, idleLockMs: number): Standing => {
  if (session === null) return 'signed_out';
  if (at >= session.expiresAt || at < session.openedAt - CLOCK_SLACK_MS) return 'expired';
  if (session.lockedAt !== null) return 'locked';
  return at - Math.max(lastActiveAt ?? 0, session.openedAt) >= idleLockMs ? 'locked' : 'signed_in';
};

/** A clock that is corrected by a minute is no reason to sign anybody out; one set back by hours would lengthen the shift. */
const CLOCK_SLACK_MS = 120_000;
