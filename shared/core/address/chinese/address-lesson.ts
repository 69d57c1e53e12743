import type { Recipient } from '../../order/recipient.ts';
import type { Divisions } from '../divisions/divisions.ts';
import { adcodeOf } from './parse-chinese.ts';
import { rankDivisions } from './rank-divisions.ts';
import { readRecipient } from './read-recipient.ts';
import { splitDetail } from '../detail/split-detail.ts';

/**
 * What an accepted correction teaches: for this merchant, these words of divisions before this road mean that district. House numbers, names
 * and telephone numbers are no part of it, so that what is learned tells nothing about anybody.
 */
export interface AddressLesson {
  readonly adcode: string;
  /** How often a person said so. */
  readonly accepted: number;
}

/** 鼓楼区|梧桐里: the divisions as written and the road; null where no road tells one place from another. */
export function lessonKey(recipient: Recipient, divisions: Divisions): string | null {
  const reading = readRecipient(recipient, divisions);
  const { road, village } = splitDetail(reading.detail);
  const place = road || village;
  if (place === '') return null;
  const levels = [reading.province, reading.city, reading.district, reading.town].map((claim) => claim?.text ?? '').join('');
  return divisions.characters.simplify(`${levels}|${place}`).replaceAll(/\s/gu, '').slice(0, 80);
}

/** All that is read of a place. */
const PLACE = ['province', 'city', 'district', 'town', 'detail'] as const;

/** What a correction of the address teaches; null when it mended something else, or is itself not sure. */
export function lessonOf(before: Recipient, after: Recipient, divisions: Divisions): { readonly key: string; readonly adcode: string } | null {
  // A telephone number or a name teaches nothing of places, and the commit need not wait while the same one is read twice.
  if (PLACE.every((field) => before[field] === after[field])) return null;
  const key = lessonKey(before, divisions);
  if (key === null) return null;
  const was = rankDivisions(readRecipient(before, divisions), divisions);
  const is = rankDivisions(readRecipient(after, divisions), divisions);
  if (is.status !== 'ok' || is.division === null) return null;
  // Read rightly without help: nothing to remember.
  if (was.status === 'ok' && was.division === is.division) return null;
  const adcode = adcodeOf(is.division);
  return adcode === '' ? null : { key, adcode };
}

/** Said by one person once it is two in three; it takes eighteen who agree to be as sure as a rule. */
export function lessonConfidence({ accepted }: AddressLesson, all: readonly AddressLesson[]): number {
  const said = all.reduce((sum, one) => sum + one.accepted, 0);
  return Math.floor((100 * (accepted + 1)) / (said + 2)) / 100;
}
