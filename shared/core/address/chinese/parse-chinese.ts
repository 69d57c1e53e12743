import type { Recipient } from '../../order/recipient.ts';
import { emptyRecipient } from '../../order/recipient.ts';
import { findRemark, withoutRemark } from '../detail/detail-patterns.ts';
import { cityOf, isMunicipality, provinceOf, type Division } from '../divisions/division.ts';
import type { Divisions } from '../divisions/divisions.ts';
import { fillLevels } from './fill-levels.ts';
import { loosenText } from '../divisions/loosen-text.ts';
import { rankDivisions, RULE_CONFIDENCE, type DivisionVerdict } from './rank-divisions.ts';
import { readRecipient } from './read-recipient.ts';
import { readShifted, type ShiftedReading } from './read-shifted.ts';
import { splitDetail, type DetailParts } from '../detail/split-detail.ts';
import type { AddressStatus } from '../address-status.ts';
import { splitPasted } from './split-pasted.ts';

export interface DivisionSuggestion {
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly adcode: string;
  /** Null where a person has to choose. */
  readonly confidence: number | null;
  readonly rule: string;
}

export interface ChineseAddress {
  readonly status: AddressStatus;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly town: string;
  /** Six digits of the deepest division that is sure; empty when none is. */
  readonly adcode: string;
  readonly detail: string;
  readonly remark: string;
  readonly name: string;
  readonly phone: string;
  readonly postcode: string;
  readonly parts: DetailParts;
  readonly suggestions: readonly DivisionSuggestion[];
}

const BEYOND: Readonly<Record<string, string>> = { '81': '810000', '82': '820000', '71': '710000' };

export function adcodeOf(division: Division): string {
  if (division.code === '') return BEYOND[provinceOf(division).code] ?? '';
  return division.code.padEnd(6, '0');
}

/** Names of a division level by level; a municipality stands in the city's place as well. */
export function levelNames(division: Division): { readonly province: string; readonly city: string; readonly district: string } {
  const province = provinceOf(division);
  const city = cityOf(division);
  const named = city === null ? '' : city.unwritten ? (isMunicipality(province) ? province.name : '') : city.name;
  return {
    province: province.name,
    city: named === '' && isMunicipality(province) ? province.name : named,
    district: division.level === 'district' ? division.name : '',
  };
}

/** What settles a slipped column is that it slipped: without saying so nobody would see why the city changed. */
const shiftedVerdict = ({ verdict }: ShiftedReading): DivisionVerdict =>
  verdict.division === null
    ? verdict
    : { ...verdict, candidates: [{ division: verdict.division, rule: 'column_shifted', confidence: RULE_CONFIDENCE.column_shifted }] };

/** Reads one Chinese address: a text as somebody pasted it, or fields, or both. Nothing is guessed: what several places may be is asked. */
export function parseChinese(given: Partial<Recipient>, divisions: Divisions): ChineseAddress {
  const pasted = splitPasted(loosenText(given.detail ?? '', divisions), divisions);
  const recipient: Recipient = { ...emptyRecipient, ...given, detail: pasted.address };
  const written = readRecipient(recipient, divisions);
  const shifted = readShifted(recipient, written, divisions);
  const reading = shifted?.reading ?? written;
  const verdict = shifted === null ? rankDivisions(reading, divisions) : shiftedVerdict(shifted);
  const remark = findRemark(reading.detail);
  const detail = withoutRemark(reading.detail, remark);
  const sure = verdict.status === 'ok' || verdict.status === 'incomplete' ? verdict.division : null;
  const filled = fillLevels(reading);
  const names = sure === null ? { province: filled.province, city: filled.city, district: filled.district } : levelNames(sure);
  const zone = reading.district?.kind === 'zone' || reading.developmentZone ? reading.district?.text : undefined;
  return {
    status: statusOf(verdict, detail, reading.town?.text ?? ''),
    ...names,
    ...(zone !== undefined && sure !== null && { district: zone }),
    town: reading.town?.text ?? '',
    adcode: sure === null ? '' : adcodeOf(sure),
    detail,
    remark: [pasted.before.trim(), remark?.text ?? ''].filter((said) => said !== '').join(' '),
    name: given.name === undefined || given.name === '' ? pasted.name : given.name,
    phone: given.phone === undefined || given.phone === '' ? pasted.phone : given.phone,
    postcode: given.postcode === undefined || given.postcode === '' ? pasted.postcode : given.postcode,
    parts: splitDetail(detail),
    suggestions: verdict.candidates.map(({ division, confidence, rule }) => ({ ...levelNames(division), adcode: adcodeOf(division), confidence, rule })),
  };
}

function statusOf({ status }: DivisionVerdict, detail: string, town: string): AddressStatus {
  return status === 'ok' && detail === '' && town === '' ? 'incomplete' : status;
}
