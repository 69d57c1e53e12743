import type { Carrier } from '../address/reach/carrier-reach.ts';
import type { InStoreLayout } from '../barcode/in-store-code.ts';
import { DEFAULT_NOTICE_AFTER_MS } from '../outage/channel-watch.ts';
import { DEFAULT_KEPT_DAYS } from '../parcel-picture/parcel-picture.ts';
import type { TrainingNumber } from '../phone/training-numbers.ts';
import { DEFAULT_CLOCK_POLICIES, type ClockPolicy } from '../sla/clock-policy.ts';
import type { DayHours, WeeklyHours } from '../sla/working-hours.ts';
import type { OwnPhrase } from '../special-request/site-phrases.ts';
import type { AllocationPolicyId } from '../stock/allocation-policy.ts';

export interface Merchant {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly allocation: AllocationPolicyId;
  readonly successorAllowed: boolean;
}

export interface UsualSilence {
  readonly platform: string;
  readonly minutes: number;
}

/** The checks that can be switched off one by one; each is a message key `check.<part>`. */
export const CHECK_PARTS = ['address', 'sku', 'notes', 'duplicates'] as const;
export type CheckPart = (typeof CHECK_PARTS)[number];

/** What an administrator says about this place. One document with a version; every edit is journaled whole. */
export interface Site {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly timeZone: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly hours: WeeklyHours;
  readonly merchants: readonly Merchant[];
  readonly carriers: readonly Carrier[];
  readonly clocks: readonly ClockPolicy[];
  readonly allocation: AllocationPolicyId;
  /** Accepted by the checks here and nowhere else; only on sample sites. */
  readonly trainingNumbers: readonly TrainingNumber[];
  readonly idleLockMs: number;
  /** Equal content under another number is asked about when the orders came this close together. */
  readonly duplicateWindowMs: number;
  /** Days after which a resolved exception is closed. */
  readonly closeAfterDays: number;
  /** How long the WMS may fail before it is said to. */
  readonly outageNoticeMs: number;
  /** How long a platform may hand on no order, in minutes of the site's hours, where people know better than its past; others are judged by their habit. */
  readonly usualSilences: readonly UsualSilence[];
  /** Up to this age, what the WMS last said is good enough to load a parcel. */
  readonly dispatchFreshMs: number;
  /** Handed over and not scanned by the carrier within this time is asked about. */
  readonly firstScanWithinMs: number;
  /** How long what was taken of open boxes is kept. */
  readonly picturesKeptDays: number;
  /** How this site's own EAN-13 numbers carry weight, pieces or price; the first that fits counts. */
  readonly inStoreLayouts: readonly InStoreLayout[];
  /** What the labels of the site's totes begin with. */
  readonly totePrefixes: readonly string[];
  readonly sample: boolean;
  readonly checksOff: readonly CheckPart[];
  readonly ownPhrases: readonly OwnPhrase[];
  /** Ids of the program's phrases that do not count here. */
  readonly phrasesOff: readonly string[];
}

const DAY: DayHours = [{ fromMinute: 8 * 60, toMinute: 21 * 60 }];
const SUNDAY: DayHours = [{ fromMinute: 9 * 60, toMinute: 18 * 60 }];

/** Where a new station begins until an administrator says otherwise. */
export const newSite = (timeZone: string): Site => ({
  code: 'SITE1',
  nameZh: '新仓库',
  nameEn: 'New warehouse',
  timeZone,
  country: 'CN',
  hours: { days: [DAY, DAY, DAY, DAY, DAY, DAY, SUNDAY] },
  merchants: [],
  carriers: [],
  clocks: DEFAULT_CLOCK_POLICIES,
  allocation: 'default',
  trainingNumbers: [],
  idleLockMs: 5 * 60_000,
  duplicateWindowMs: 72 * 3_600_000,
  closeAfterDays: 7,
  outageNoticeMs: DEFAULT_NOTICE_AFTER_MS,
  usualSilences: [],
  dispatchFreshMs: 30 * 60_000,
  firstScanWithinMs: 24 * 3_600_000,
  picturesKeptDays: DEFAULT_KEPT_DAYS,
  inStoreLayouts: [],
  totePrefixes: [],
  sample: false,
  checksOff: [],
  ownPhrases: [],
  phrasesOff: [],
});

/** A merchant as a file writes it: its code, or one of its names in any case. Unknown ones are taken by the name they have. */
export function merchantCodeOf(site: Site, written: string): string {
  const plain = written.normalize('NFKC').trim().toLowerCase();
  return site.merchants.find(({ code, nameZh, nameEn }) => [code, nameZh, nameEn].some((name) => name.toLowerCase() === plain))?.code ?? written;
}

/** Whose an order is where nobody said it: a file that names none, taken in without one. */
export const UNNAMED_MERCHANT = 'default';

export const merchantOf = (site: Site, code: string): Merchant | undefined => site.merchants.find((merchant) => merchant.code === code);
