import { checkAddressRow } from './address-check.ts';
import { checkBarcode } from '../../../shared/core/barcode/check-barcode.ts';
import { checkPhone } from '../../../shared/core/phone/check-phone.ts';
import { checkPostcode } from '../../../shared/core/postcode/check-postcode.ts';
import { gs1Parse, samplingPlanFor, trackingIdentify } from './code-commands.ts';
import { runJsonLines, textOf } from './json-lines.ts';

/** The program's own rules over JSON Lines, by what is typed. They need no data folder. */
export const checkCommands: Readonly<Record<string, () => Promise<number>>> = {
  'address check': () => runJsonLines(checkAddressRow),
  'phone check': () =>
    runJsonLines((row) => {
      const { valid, type, e164, reason } = checkPhone({ region: textOf(row, 'region', ''), number: textOf(row, 'number') });
      return { valid, type, e164, ...(reason === undefined ? {} : { reason }) };
    }),
  'postcode check': () =>
    runJsonLines((row) => {
      const state = row['state'] === undefined || row['state'] === null ? {} : { state: textOf(row, 'state') };
      const { valid, reason } = checkPostcode({ country: textOf(row, 'country'), code: textOf(row, 'code', ''), ...state });
      return { valid, ...(reason === undefined ? {} : { reason }) };
    }),
  'barcode check': () =>
    runJsonLines((row) => {
      const { valid, kind, reason, candidates } = checkBarcode(textOf(row, 'code'));
      return { valid, kind, ...(reason === undefined ? {} : { reason }), ...(candidates === undefined ? {} : { candidates }) };
    }),
  'manual parse': async () => runJsonLines((await import('./manual-parse.ts')).manualParse()),
  'barcode read': async () => runJsonLines((await import('./barcode-read.ts')).barcodeRead()),
  'gs1 parse': () => runJsonLines(gs1Parse),
  'tracking identify': () => runJsonLines(trackingIdentify),
  'sampling plan': () => runJsonLines(samplingPlanFor),
};
