import type { SiteFacts } from '../../ports/site-facts.ts';
import type { SiteSettings } from '../../ports/site-settings.ts';

/** A lock after less than a minute would hinder work, one after more than an hour would be none. */
const SHORTEST_IDLE_LOCK_MS = 60_000;
const LONGEST_IDLE_LOCK_MS = 60 * 60_000;

export const siteFactsOf = ({ site }: Pick<SiteSettings, 'site'>): SiteFacts => ({
  siteName: () => ({ zh: site().nameZh, en: site().nameEn }),
  isSample: () => site().sample,
  idleLockMs: () => Math.min(Math.max(site().idleLockMs, SHORTEST_IDLE_LOCK_MS), LONGEST_IDLE_LOCK_MS),
});
