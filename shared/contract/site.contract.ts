import { z } from 'zod';
import { REQUEST_STRENGTHS } from '../core/finding/finding.ts';
import { EXCEPTION_KINDS } from '../core/finding/exception-kinds.ts';
import { IN_STORE_VALUES } from '../core/barcode/in-store-code.ts';
import { MOST_TOTE_PREFIXES } from '../core/order/tote-label.ts';
import { CHECK_PARTS } from '../core/site/site.ts';
import { CLOCK_NAMES } from '../core/sla/clock-policy.ts';
import { REQUEST_TYPES } from '../core/special-request/request-rules.ts';
import { command, query } from './define-contract.ts';

const minute = z.number().int().min(0).max(1440);
const spans = z.array(z.object({ fromMinute: minute, toMinute: minute })).max(6);
const name = z.string().max(80);

const places = z.array(z.string().max(40)).max(2000);
/** Where a carrier goes: countries, and codes of divisions with or without a town; see core/address/reach/carrier-reach.ts. */
const reach = z.object({ countries: places, unserved: places, remote: places, takesBoxes: z.boolean(), takesLockers: z.boolean() });

const parts = z.object({
  nameZh: name,
  nameEn: name,
  hours: z.object({
    /** Monday first. */
    days: z.tuple([spans, spans, spans, spans, spans, spans, spans]),
    /** Dates that differ, as "2026-10-01"; an empty list is closed. */
    exceptions: z.record(z.string().regex(/^\d{4}-\d{2}-\d{2}$/), spans).optional(),
  }),
  carriers: z.array(z.object({ code: z.string().max(16), nameZh: name, nameEn: name, reach: reach.optional() })).max(200),
  clocks: z.array(
    z.object({
      kind: z.enum(EXCEPTION_KINDS),
      clock: z.enum(CLOCK_NAMES),
      /** Working minutes of the site. */
      minutes: z.number(),
      /** Share of the minutes after which a warning is due. */
      warnAt: z.number(),
      version: z.number().int(),
      pausable: z.boolean(),
    }),
  ),
  idleLockMs: z.number(),
  duplicateWindowMs: z.number(),
  closeAfterDays: z.number(),
  outageNoticeMs: z.number(),
  /** Minutes of the site's hours that a platform may hand on no order; a platform that is not named is judged by its own past. */
  usualSilences: z.array(z.object({ platform: z.string().max(40), minutes: z.number() })).max(100),
  dispatchFreshMs: z.number(),
  firstScanWithinMs: z.number(),
  picturesKeptDays: z.number(),
  /** Pictures of the site's own EAN-13; see core/barcode/in-store-code.ts. */
  inStoreLayouts: z.array(z.object({ picture: z.string().max(13), value: z.enum(IN_STORE_VALUES) })).max(20),
  /** Beginnings of the labels of totes; see core/order/tote-label.ts. */
  totePrefixes: z.array(z.string().max(16)).max(MOST_TOTE_PREFIXES),
  checksOff: z.array(z.enum(CHECK_PARTS)),
  ownPhrases: z.array(z.object({ words: z.string().max(40), type: z.enum(REQUEST_TYPES), strength: z.enum(REQUEST_STRENGTHS) })).max(500),
  phrasesOff: z.array(z.string().max(80)).max(2000),
});
export type SiteDto = z.infer<typeof parts>;

export const siteContract = {
  get: query({
    access: 'administer',
    summary: 'Shows what an administrator can change about this site, and the phrases that come with the program.',
    input: z.object({}),
    output: parts.extend({
      phrases: z.array(z.object({ id: z.string(), words: z.string(), type: z.enum(REQUEST_TYPES), strength: z.enum(REQUEST_STRENGTHS) })),
    }),
  }),
  readPlaces: query({
    access: 'administer',
    summary: "Reads a carrier's table of places, in words or codes, and says which lines it could not place; nothing is changed.",
    input: z.object({ text: z.string().max(400_000), otherwise: z.enum(['unserved', 'remote']) }),
    output: z.object({
      places: z.array(z.object({ place: z.string(), name: z.string(), reach: z.enum(['unserved', 'remote']) })),
      unread: z.array(z.object({ row: z.number().int(), text: z.string() })),
    }),
  }),
  change: command({
    access: 'administer',
    summary: 'Changes hours, deadlines, carriers, checks or phrases of the site, and writes down who did. What is not named stays.',
    input: parts.partial(),
    output: z.object({}),
  }),
} as const;
