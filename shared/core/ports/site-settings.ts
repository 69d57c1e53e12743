import type { Site } from '../site/site.ts';

/** The site document. Reading is from memory; writing needs a unit of work. */
export interface SiteSettings {
  readonly site: () => Site;
  readonly save: (site: Site) => void;
}
