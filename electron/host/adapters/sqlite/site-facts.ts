import type { SiteFacts } from '../../../../shared/core/ports/site-facts.ts';
import { IDLE_LOCK_MS } from '../../../../shared/core/user/sign-in-policy.ts';
import type { Db } from './open-database.ts';

/** Keys of `meta`: `site_name` as `{"zh": …, "en": …}`, `sample` as `true`, `idle_lock_ms` as a number. */
export const SITE_KEYS = { siteName: 'site_name', sample: 'sample', idleLockMs: 'idle_lock_ms' } as const;

/** An idle lock shorter than this would hinder work, a longer one would be none. */
const IDLE_LOCK_BOUNDS_MS = [60_000, 60 * 60_000] as const;

const parseName = (text: string | undefined): { readonly zh: string; readonly en: string } => {
  const raw: unknown = text === undefined ? null : JSON.parse(text);
  const part = (key: 'zh' | 'en'): string => {
    const value: unknown = typeof raw === 'object' && raw !== null ? (raw as Readonly<Record<string, unknown>>)[key] : undefined;
    return typeof value === 'string' ? value : '';
  };
  return { zh: part('zh'), en: part('en') };
};

export const createSiteFacts = (db: Db): SiteFacts => {
  const select = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
  return {
    siteName: () => parseName(select.get(SITE_KEYS.siteName)),
    isSample: () => select.get(SITE_KEYS.sample) === 'true',
    idleLockMs: () => {
      const set = Number(select.get(SITE_KEYS.idleLockMs) ?? IDLE_LOCK_MS);
      const [least, most] = IDLE_LOCK_BOUNDS_MS;
      return Number.isFinite(set) ? Math.min(Math.max(set, least), most) : IDLE_LOCK_MS;
    },
  };
};
