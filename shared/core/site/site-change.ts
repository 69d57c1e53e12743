import { err, ok, type Result } from '../../kernel/result.ts';
import { layoutFault } from '../barcode/in-store-code.ts';
import { totePrefixFault } from '../order/tote-label.ts';
import type { ClockPolicy } from '../sla/clock-policy.ts';
import type { DayHours, WeeklyHours } from '../sla/working-hours.ts';
import type { Site } from './site.ts';
import { HOUR_MS, MINUTE_MS } from '../../kernel/durations.ts';

/** What an administrator may change here; what is not named stays. */
export type SiteChange = Partial<
  Pick<
    Site,
    | 'nameZh'
    | 'nameEn'
    | 'hours'
    | 'carriers'
    | 'clocks'
    | 'idleLockMs'
    | 'duplicateWindowMs'
    | 'closeAfterDays'
    | 'outageNoticeMs'
    | 'usualSilences'
    | 'dispatchFreshMs'
    | 'firstScanWithinMs'
    | 'picturesKeptDays'
    | 'inStoreLayouts'
    | 'totePrefixes'
    | 'checksOff'
    | 'ownPhrases'
    | 'phrasesOff'
  >
>;

/** Why a change is not taken; the code selects the text. */
export const SITE_REFUSALS = [
  'site_hours',
  'site_clock',
  'site_carrier',
  'site_phrase',
  'site_figure',
  'site_name',
  'site_in_store',
  'site_tote',
  'site_silence',
] as const;
export interface SiteRefusal {
  readonly code: (typeof SITE_REFUSALS)[number];
  readonly params?: Readonly<Record<string, string | number>>;
}

const DAY_MINUTES = 1440;
const isDay = (spans: DayHours): boolean =>
  spans.every(({ fromMinute, toMinute }, index) => fromMinute >= (spans[index - 1]?.toMinute ?? 0) && toMinute > fromMinute && toMinute <= DAY_MINUTES);
const isOpenSometimes = ({ days }: WeeklyHours): boolean => days.some((spans) => spans.length > 0);
const isWithin = (value: number, least: number, most: number): boolean => Number.isFinite(value) && value >= least && value <= most;
const firstDouble = (values: readonly string[]): string | undefined => values.find((value, index) => values.indexOf(value) !== index);

/** The longest deadline is a month of minutes; nobody waits longer on purpose. */
const MOST_MINUTES = 44_640;
/** Pictures of parcels show people's names: longer than two years nobody needs them. */
const MOST_KEPT_DAYS = 730;

const refusalOf = (site: Site, change: SiteChange): SiteRefusal | undefined => {
  const {
    hours,
    clocks,
    carriers,
    ownPhrases,
    idleLockMs,
    duplicateWindowMs,
    closeAfterDays,
    outageNoticeMs,
    dispatchFreshMs,
    firstScanWithinMs,
    picturesKeptDays,
    inStoreLayouts,
    totePrefixes,
  } = change;
  if ((change.nameZh ?? site.nameZh).trim() === '' && (change.nameEn ?? site.nameEn).trim() === '') return { code: 'site_name' };
  // A site that never opens would have deadlines that never come.
  if (hours !== undefined && !([...hours.days, ...Object.values(hours.exceptions ?? {})].every(isDay) && isOpenSometimes(hours))) return { code: 'site_hours' };
  const unknown = clocks?.find(({ kind, clock }) => !site.clocks.some((one) => one.kind === kind && one.clock === clock));
  const wrong =
    unknown ?? clocks?.find(({ minutes, warnAt }) => !(isWithin(minutes, 1, MOST_MINUTES) && Number.isInteger(minutes) && isWithin(warnAt, 0.1, 0.99)));
  if (wrong !== undefined || (clocks !== undefined && clocks.length !== site.clocks.length)) return { code: 'site_clock' };
  const carrier = carriers?.find(({ code, nameZh, nameEn }) => !/^[A-Z0-9_-]{1,16}$/.test(code) || (nameZh.trim() === '' && nameEn.trim() === ''));
  const twice = carriers === undefined ? undefined : firstDouble(carriers.map(({ code }) => code));
  if (carrier !== undefined || twice !== undefined) return { code: 'site_carrier', params: { code: carrier?.code ?? twice ?? '' } };
  const phrase = ownPhrases?.find(({ words }) => words.trim().length < 2);
  const doubled = ownPhrases === undefined ? undefined : firstDouble(ownPhrases.map(({ words }) => words.trim()));
  if (phrase !== undefined || doubled !== undefined) return { code: 'site_phrase', params: { words: phrase?.words ?? doubled ?? '' } };
  const layout = inStoreLayouts?.find((one) => layoutFault(one) !== undefined)?.picture ?? firstDouble(inStoreLayouts?.map(({ picture }) => picture) ?? []);
  if (layout !== undefined) return { code: 'site_in_store', params: { picture: layout } };
  const prefix = totePrefixes?.find((one) => totePrefixFault(one) !== undefined) ?? firstDouble(totePrefixes ?? []);
  if (prefix !== undefined) return { code: 'site_tote', params: { prefix } };
  const silence = change.usualSilences?.find(
    ({ platform, minutes }) => platform.trim() === '' || !Number.isInteger(minutes) || !isWithin(minutes, 1, MOST_MINUTES),
  );
  const silentTwice = firstDouble(change.usualSilences?.map(({ platform }) => platform) ?? []);
  if (silence !== undefined || silentTwice !== undefined) return { code: 'site_silence', params: { platform: silence?.platform ?? silentTwice ?? '' } };
  const figures =
    isWithin(idleLockMs ?? HOUR_MS, 60_000, HOUR_MS) &&
    isWithin(duplicateWindowMs ?? HOUR_MS, HOUR_MS, 720 * HOUR_MS) &&
    isWithin(closeAfterDays ?? 1, 1, 90) &&
    isWithin(outageNoticeMs ?? MINUTE_MS, 10_000, 100_000) &&
    isWithin(dispatchFreshMs ?? HOUR_MS, MINUTE_MS, 24 * HOUR_MS) &&
    isWithin(firstScanWithinMs ?? HOUR_MS, HOUR_MS, 240 * HOUR_MS) &&
    isWithin(picturesKeptDays ?? 1, 1, MOST_KEPT_DAYS);
  return figures ? undefined : { code: 'site_figure' };
};

/** A clock that was changed gets the next version; cases keep the one they were started with. */
const nextVersions = (before: readonly ClockPolicy[], after: readonly ClockPolicy[]): readonly ClockPolicy[] =>
  after.map((policy) => {
    const was = before.find(({ kind, clock }) => kind === policy.kind && clock === policy.clock);
    if (was === undefined) return policy;
    const isSame = was.minutes === policy.minutes && was.warnAt === policy.warnAt;
    return { ...was, minutes: policy.minutes, warnAt: policy.warnAt, version: isSame ? was.version : was.version + 1 };
  });

/** The site after a change, or why it is not taken. */
export const applySiteChange = (site: Site, change: SiteChange): Result<Site, SiteRefusal> => {
  const refusal = refusalOf(site, change);
  if (refusal !== undefined) return err(refusal);
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as SiteChange;
  return ok({
    ...site,
    ...named,
    ...(named.clocks !== undefined && { clocks: nextVersions(site.clocks, named.clocks) }),
    ...(named.ownPhrases !== undefined && { ownPhrases: named.ownPhrases.map((one) => ({ ...one, words: one.words.trim() })) }),
  });
};
