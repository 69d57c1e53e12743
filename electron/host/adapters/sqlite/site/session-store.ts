import type { SessionStore } from '../../../../../shared/core/ports/user-store.ts';
import type { UserId } from '../../../../../shared/core/user/user.ts';
import type { WindowSession } from '../../../../../shared/core/user/window-session.ts';
import type { Db } from '../database/open-database.ts';

const SELECT_OPEN = `
  SELECT id, window_id AS windowId, user_id AS userId, how, opened_at AS openedAt, expires_at AS expiresAt, locked_at AS lockedAt
  FROM session WHERE ended_at IS NULL`;

/** In a file of an earlier time people are still signed in who have left since: nobody comes back by its word. */
export const endOldSessions = (db: Db, at: number): void =>
  void db.prepare(`UPDATE session SET ended_at = ?, ended_why = 'signed_out' WHERE ended_at IS NULL`).run(at);

export const createSessionStore = (db: Db): SessionStore => {
  const current = db.prepare<[string], WindowSession>(`${SELECT_OPEN} AND window_id = ?`);
  const openOf = db.prepare<[UserId], WindowSession>(`${SELECT_OPEN} AND user_id = ?`);
  const expired = db.prepare<[number], WindowSession>(`${SELECT_OPEN} AND expires_at <= ?`);
  const open = db.prepare(`
    INSERT INTO session (id, window_id, user_id, how, opened_at, expires_at, locked_at)
    VALUES (@id, @windowId, @userId, @how, @openedAt, @expiresAt, @lockedAt)`);
  const lock = db.prepare('UPDATE session SET locked_at = ? WHERE id = ? AND locked_at IS NULL AND ended_at IS NULL');
  const end = db.prepare('UPDATE session SET ended_at = ?, ended_why = ? WHERE id = ? AND ended_at IS NULL');
  return {
    current: (windowId) => current.get(windowId) ?? null,
    openOf: (userId) => openOf.all(userId),
    expired: (at) => expired.all(at),
    open: (session) => void open.run(session),
    lock: (id, at) => void lock.run(at, id),
    end: (id, at, why) => void end.run(at, why, id),
  };
};
