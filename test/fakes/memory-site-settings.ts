import type { SiteSettings } from '../../shared/core/ports/site-settings.ts';
import { newSite, type Site } from '../../shared/core/site/site.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

export function createMemorySiteSettings(unitOfWork: MemoryUnitOfWork, timeZone: string): SiteSettings {
  const kept = enlistedMap<'site', Site>(unitOfWork);
  return {
    site: () => kept.get('site') ?? newSite(timeZone),
    save: (site) => {
      unitOfWork.assertRunning('the site');
      kept.set('site', structuredClone(site));
    },
  };
}
