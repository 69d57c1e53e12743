import type { SiteSettings } from '../../../../../shared/core/ports/site-settings.ts';
import { newSite, type Site } from '../../../../../shared/core/site/site.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork, whenRolledBack } from '../database/transaction-rules.ts';

export function createSiteStore(db: Db, timeZone: string): SiteSettings {
  const select = db.prepare<[], string>(`SELECT value FROM setting WHERE key = 'site'`).pluck();
  const upsert = db.prepare(
    `INSERT INTO setting (key, value, version) VALUES ('site', ?, 1) ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = version + 1`,
  );
  let known: Site | null = null;
  // A field added by a newer program has its default in an older document.
  const read = (): Site => {
    const stored = select.get();
    return stored === undefined ? newSite(timeZone) : { ...newSite(timeZone), ...(JSON.parse(stored) as Partial<Site>) };
  };
  whenRolledBack(db, () => {
    known = null;
  });
  return {
    site: () => (known ??= read()),
    save: (site) => {
      assertInUnitOfWork(db, 'the site');
      upsert.run(JSON.stringify(site));
      known = null;
    },
  };
}
