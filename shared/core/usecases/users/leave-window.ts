import type { SessionEnd } from '../../user/window-session.ts';
import { endSession } from './sign-in.ts';
import type { UserDeps } from './user-deps.ts';
import { writeUserEntry } from './write-user-entry.ts';

/** The screen is covered; PIN or password of the same person, or of another, opens it again. */
export const lockWindow = ({ clock, sessions, journal, unitOfWork }: UserDeps, windowId: string): void =>
  unitOfWork.run(() => {
    const session = sessions.current(windowId);
    if (session === null || session.lockedAt !== null) return;
    const at = clock.now();
    sessions.lock(session.id, at);
    writeUserEntry(journal, 'user.session_locked', at, { kind: 'person', userId: session.userId }, { sessionId: session.id });
  });

/** Going home: the shift ends too, so that next time the password is asked for. A window that merely closed ends its session only. */
export const leaveWindow = (deps: UserDeps, windowId: string, why: Extract<SessionEnd, 'signed_out' | 'window_closed' | 'expired'>): void =>
  deps.unitOfWork.run(() => {
    const session = deps.sessions.current(windowId);
    if (session === null) return;
    endSession(deps, session, deps.clock.now(), why);
    if (why === 'signed_out') deps.users.setShift(session.userId, null);
  });

/** Windows of days gone by never come back to be signed out; called when the program starts. */
export const endExpiredSessions = (deps: UserDeps): void =>
  deps.unitOfWork.run(() => {
    const at = deps.clock.now();
    for (const session of deps.sessions.expired(at)) endSession(deps, session, at, 'expired');
  });
