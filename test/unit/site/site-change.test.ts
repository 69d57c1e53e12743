import { describe, expect, it } from 'vitest';
import { changeSite } from '../../../shared/core/usecases/site/change-site.ts';
import { applySiteChange, type SiteChange } from '../../../shared/core/site/site-change.ts';
import { newSite } from '../../../shared/core/site/site.ts';
import { openMemoryStores } from '../../fixtures/order-stores.ts';

const site = newSite('Asia/Shanghai');
const [first, ...others] = site.clocks;
if (first === undefined) throw new Error('a new site has clocks');
const day = (...spans: readonly (readonly [number, number])[]) => spans.map(([fromMinute, toMinute]) => ({ fromMinute, toMinute }));
const week = (monday: ReturnType<typeof day>): SiteChange => ({ hours: { days: [monday, [], [], [], [], [], []] } });

describe('a change of the site', () => {
  it.each<[string, SiteChange, string]>([
    ['hours that end before they begin', week(day([600, 480])), 'site_hours'],
    ['hours that overlap', week(day([480, 720], [700, 900])), 'site_hours'],
    ['hours past midnight', week(day([480, 1500])), 'site_hours'],
    ['a site that never opens', week([]), 'site_hours'],
    ['a deadline of no time', { clocks: [{ ...first, minutes: 0 }, ...others] }, 'site_clock'],
    ['a deadline that goes missing', { clocks: others }, 'site_clock'],
    ['a warning after the deadline', { clocks: [{ ...first, warnAt: 1.2 }, ...others] }, 'site_clock'],
    ['a carrier twice', { carriers: ['SF', 'SF'].map((code) => ({ code, nameZh: '顺丰', nameEn: 'SF' })) }, 'site_carrier'],
    ['a carrier without a name', { carriers: [{ code: 'SF', nameZh: ' ', nameEn: '' }] }, 'site_carrier'],
    ['a phrase of one letter', { ownPhrases: [{ words: '急 ', type: 'urgent', strength: 'demand' }] }, 'site_phrase'],
    ['a lock after a day', { idleLockMs: 86_400_000 }, 'site_figure'],
    ['labels of totes that begin like commands', { totePrefixes: ['sb*'] }, 'site_tote'],
    ['a beginning of labels twice', { totePrefixes: ['BX', 'BX'] }, 'site_tote'],
    ['a site without a name', { nameZh: '', nameEn: ' ' }, 'site_name'],
  ])('with %s is refused', (_, change, code) => expect(applySiteChange(site, change)).toMatchObject({ ok: false, error: { code } }));

  it('gives a changed clock its next version, and leaves the others theirs', () => {
    const done = applySiteChange(site, { clocks: [{ ...first, minutes: first.minutes + 15 }, ...others] });
    if (!done.ok) throw new Error(done.error.code);
    expect(done.value.clocks.map(({ version }) => version)).toEqual([first.version + 1, ...others.map(({ version }) => version)]);
    expect(done.value.clocks[0]?.pausable).toBe(first.pausable);
  });

  it('is written down with what it was and what it is, once, and nothing where nothing changed', () => {
    const { unitOfWork, journal, settings, orderFiles } = openMemoryStores();
    const deps = { unitOfWork, journal, settings, orderFiles, clock: { now: () => 7, mono: () => 7 } };
    const acting = { kind: 'cli' } as const;
    expect(changeSite(deps, acting, { checksOff: ['sku'], closeAfterDays: site.closeAfterDays }).ok).toBe(true);
    expect(changeSite(deps, acting, { checksOff: ['sku'] }).ok).toBe(true);
    expect(changeSite(deps, acting, { closeAfterDays: 0 }).ok).toBe(false);
    expect(settings.site().checksOff).toEqual(['sku']);
    const written = [...journal.walk()].map(({ type, at, data }) => ({ type, at, data }));
    expect(written).toEqual([{ type: 'site.changed', at: 7, data: { before: { checksOff: [] }, after: { checksOff: ['sku'] } } }]);
  });
});
