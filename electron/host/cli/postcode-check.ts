import { checkPostcode } from '../../../shared/core/postcode/check-postcode.ts';
import { textOf, type Row } from './json-lines.ts';

/** `{id, country, code, state?}` to whether the code can be one of the country, and of the state where the table knows. */
export function checkPostcodeRow(row: Row): object {
  const state = textOf(row, 'state', '');
  const { valid, reason } = checkPostcode({ country: textOf(row, 'country'), code: textOf(row, 'code', ''), ...(state !== '' && { state }) });
  return { valid, ...(reason === undefined ? {} : { reason }) };
}
