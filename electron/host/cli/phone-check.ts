import { checkPhone } from '../../../shared/core/phone/check-phone.ts';
import { findPhoneFaults } from '../../../shared/core/phone/find-phone-faults.ts';
import { textOf, type Row } from './json-lines.ts';

/**
 * `{id, number, region?}` to what kind of number it is and how it is written abroad; of what is none, what stands there instead (masked, two
 * numbers, a platform's number with its extension …) and the numbers that can be read in it.
 */
export function checkPhoneRow(row: Row): object {
  const [region, number] = [textOf(row, 'region', ''), textOf(row, 'number')];
  const { valid, type, e164, reason } = checkPhone({ region, number });
  const [fault] = valid ? [] : findPhoneFaults(number, { region: region.trim().toUpperCase(), trainingNumbers: [] });
  return {
    valid,
    type,
    e164,
    ...(reason !== undefined && { reason }),
    ...(fault !== undefined && { fault: fault.code.replace(/^phone_/u, ''), readings: fault.readings }),
  };
}
