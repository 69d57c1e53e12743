import { createHash, randomBytes, randomUUID } from 'node:crypto';

/*
 * One cookie, one window session. The code in an opened address is worth one exchange and then nothing; the cookie's secret is
 * never stored, only its digest, and the session id that the rest of the program sees does not tell it.
 */

export interface OpenedSession {
  readonly sessionId: string;
  readonly secret: string;
}

export interface SessionRegistry {
  /** A fresh code for `/enter?t=`, good once and not for long. */
  readonly issueCode: () => string;
  /** Exchanges a code. Undefined: unknown, used or too old. */
  readonly redeem: (code: string) => OpenedSession | undefined;
  /** Uses up a code without opening a session: this browser already has one. */
  readonly discard: (code: string) => boolean;
  readonly find: (secret: string) => string | undefined;
}

export interface SessionRegistryOptions {
  readonly now: () => number;
  readonly onEnded?: (sessionId: string) => void;
  /** Long enough to copy a printed address by hand. */
  readonly codeLifetimeMs?: number;
  readonly maxSessions?: number;
}

const TEN_MINUTES_MS = 10 * 60_000;
const digest = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
const newSecret = (): string => randomBytes(32).toString('base64url');

export const createSessionRegistry = ({ now, onEnded, codeLifetimeMs = TEN_MINUTES_MS, maxSessions = 64 }: SessionRegistryOptions): SessionRegistry => {
  const codeExpiryByDigest = new Map<string, number>();
  /** In order of last use: a Map remembers insertion, and each use reinserts. */
  const sessionIdByDigest = new Map<string, string>();

  const forgetOldCodes = () => {
    for (const [key, expiresAt] of codeExpiryByDigest) if (expiresAt <= now()) codeExpiryByDigest.delete(key);
  };
  const discard = (code: string): boolean => {
    forgetOldCodes();
    return codeExpiryByDigest.delete(digest(code));
  };
  const dropOldest = () => {
    const oldest = sessionIdByDigest.entries().next().value;
    if (!oldest) return;
    sessionIdByDigest.delete(oldest[0]);
    onEnded?.(oldest[1]);
  };

  return {
    issueCode: () => {
      forgetOldCodes();
      const code = newSecret();
      codeExpiryByDigest.set(digest(code), now() + codeLifetimeMs);
      return code;
    },
    discard,
    redeem: (code) => {
      if (!discard(code)) return undefined;
      if (sessionIdByDigest.size >= maxSessions) dropOldest();
      const session = { sessionId: randomUUID(), secret: newSecret() };
      sessionIdByDigest.set(digest(session.secret), session.sessionId);
      return session;
    },
    find: (secret) => {
      const key = digest(secret);
      const sessionId = sessionIdByDigest.get(key);
      if (sessionId === undefined) return undefined;
      sessionIdByDigest.delete(key);
      sessionIdByDigest.set(key, sessionId);
      return sessionId;
    },
  };
};
