import { runJsonLines, textOf } from './json-lines.ts';

/**
 * The program's own rules over JSON Lines, by what is typed. They need no data folder, and each loads only its own rule: a check of one phone
 * number reads no table of divisions.
 */
export const checkCommands: Readonly<Record<string, () => Promise<number>>> = {
  'address check': async () => runJsonLines((await import('./address-check.ts')).checkAddressRow),
  'phone check': async () => runJsonLines((await import('./phone-check.ts')).checkPhoneRow),
  'postcode check': async () => runJsonLines((await import('./postcode-check.ts')).checkPostcodeRow),
  'barcode check': async () => {
    const { checkBarcode } = await import('../../../shared/core/barcode/check-barcode.ts');
    return runJsonLines((row) => {
      const { valid, kind, reason, candidates } = checkBarcode(textOf(row, 'code'));
      return { valid, kind, ...(reason === undefined ? {} : { reason }), ...(candidates === undefined ? {} : { candidates }) };
    });
  },
  'manual parse': async () => runJsonLines((await import('./manual-parse.ts')).manualParse()),
  'barcode read': async () => runJsonLines((await import('./barcode-read.ts')).barcodeRead()),
  'gs1 parse': async () => runJsonLines((await import('./code-commands.ts')).gs1Parse),
  'tracking identify': async () => runJsonLines((await import('./code-commands.ts')).trackingIdentify),
  'sampling plan': async () => runJsonLines((await import('./code-commands.ts')).samplingPlanFor),
};
