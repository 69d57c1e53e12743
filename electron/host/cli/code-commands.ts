import { readGs1Scan } from '../../../shared/core/gs1/read-scan.ts';
import { aqlOf, AQLS, INSPECTION_LEVELS, type InspectionLevel, samplingPlan, SEVERITIES, type Severity } from '../../../shared/core/sampling/iso-2859.ts';
import { identifyTracking } from '../../../shared/core/tracking/identify-tracking.ts';
import { BadRow, integerOf, numberOf, type Row, textOf } from './json-lines.ts';

/** Longer than any symbol holds: a Data Matrix ends at 3,116 digits, a QR code at 7,089. */
const LONGEST_SCAN = 8192;

const boundedText = (row: Row, field: string): string => {
  const text = textOf(row, field);
  if (text.length > LONGEST_SCAN) throw new BadRow(`field "${field}" is longer than any code`);
  return text;
};

/** `S2`, `s-2` and ` S-2 ` are one level. */
const plainWord = (text: string): string => text.trim().replace('-', '').toUpperCase();

const oneOf = <T extends string>(row: Row, field: string, allowed: readonly T[], fallback?: T): T => {
  const text = textOf(row, field, fallback);
  const found = allowed.find((candidate) => plainWord(candidate) === plainWord(text));
  if (found === undefined) throw new BadRow(`field "${field}" must be one of ${allowed.join(', ')}`);
  return found;
};

/** `errors` holds what makes the code wrong; a companion the code should have and has not counts as wrong too. */
export function gs1Parse(row: Row): object {
  const { elements, faults, missing } = readGs1Scan(boundedText(row, 'scan'));
  const errors = [...faults, ...missing];
  return { ok: errors.length === 0, elements, errors };
}

export const trackingIdentify = (row: Row): object => ({ candidates: identifyTracking(boundedText(row, 'number')) });

export function samplingPlanFor(row: Row): object {
  const lot = integerOf(row, 'lot');
  if (lot < 1) throw new BadRow('field "lot" must be 1 or more');
  const aql = aqlOf(numberOf(row, 'aql'));
  if (aql === undefined) throw new BadRow(`field "aql" must be one of ${AQLS.join(', ')}`);
  const level = oneOf<InspectionLevel>(row, 'level', INSPECTION_LEVELS);
  const severity = oneOf<Severity>(row, 'severity', SEVERITIES, 'normal');
  return samplingPlan(lot, level, aql, severity);
}
