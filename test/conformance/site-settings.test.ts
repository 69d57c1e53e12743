import { describe, expect, it } from 'vitest';
import type { SiteFacts } from '../../shared/core/ports/site-facts.ts';
import type { SiteSettings } from '../../shared/core/ports/site-settings.ts';
import { newSite } from '../../shared/core/site/site.ts';
import { siteFactsOf } from '../../shared/core/usecases/users/site-facts-of.ts';
import { createSiteStore } from '../../electron/host/adapters/sqlite/site/site-store.ts';
import { openMemoryStores, openSqliteStores, type OrderStores } from '../fixtures/order-stores.ts';

const rigs: readonly (readonly [string, () => OrderStores])[] = [
  ['in memory', openMemoryStores],
  ['SQLite', openSqliteStores],
];

describe.each(rigs)('site settings: %s', (_, open) => {
  const port = (): OrderStores & { readonly settings: SiteSettings } => open();
  it('begin where a new station begins, and are what was last saved', () => {
    const { unitOfWork, settings } = port();
    expect(settings.site()).toEqual(newSite('Asia/Shanghai'));
    const changed = {
      ...newSite('Europe/Berlin'),
      nameZh: '湾畔一号仓',
      merchants: [{ code: 'QH', nameZh: '青禾', nameEn: 'Qinghe', allocation: 'default' as const, successorAllowed: true }],
    };
    unitOfWork.run(() => settings.save(changed));
    expect(settings.site()).toEqual(changed);
  });
  it('are saved inside a unit of work only, and go back with it also where they were read in between', () => {
    const { unitOfWork, settings } = port();
    expect(() => settings.save(newSite('UTC'))).toThrow('unit of work');
    const work = (): void => {
      settings.save({ ...settings.site(), code: 'LOST' });
      expect(settings.site().code).toBe('LOST');
      throw new Error('no such luck');
    };
    expect(() => unitOfWork.run(work)).toThrow('no such luck');
    expect(settings.site()).toEqual(newSite('Asia/Shanghai'));
    expect(unitOfWork.run(() => settings.site().code)).toBe('SITE1');
  });
  it('are the facts that signing in asks for, read anew each time and kept in reason', () => {
    const { unitOfWork, settings } = port();
    const facts: SiteFacts = siteFactsOf(settings);
    expect([facts.siteName(), facts.isSample(), facts.idleLockMs()]).toEqual([{ zh: '新仓库', en: 'New warehouse' }, false, 300_000]);
    unitOfWork.run(() => settings.save({ ...settings.site(), sample: true, nameEn: 'Harbour One', idleLockMs: 5 }));
    expect([facts.siteName().en, facts.isSample(), facts.idleLockMs()]).toEqual(['Harbour One', true, 60_000]);
    unitOfWork.run(() => settings.save({ ...settings.site(), idleLockMs: Number.MAX_SAFE_INTEGER }));
    expect(facts.idleLockMs()).toBe(3_600_000);
  });
});

it('an older document gets the defaults of what it does not know, and another connection sees what was saved', () => {
  const { db, unitOfWork, settings } = openSqliteStores();
  db.exec(`INSERT INTO setting (key, value, version) VALUES ('site', '{"code":"OLD"}', 1)`);
  expect(createSiteStore(db, 'UTC').site()).toEqual({ ...newSite('UTC'), code: 'OLD' });
  unitOfWork.run(() => settings.save({ ...newSite('UTC'), code: 'NEW' }));
  expect(createSiteStore(db, 'UTC').site().code).toBe('NEW');
  expect(db.prepare(`SELECT version FROM setting WHERE key = 'site'`).pluck().get()).toBe(2);
});
