import { gtinCheckDigit } from '../barcode/gtin-check-digit.ts';
import { isWebAddress, readDigitalLink } from './digital-link.ts';
import { aiEntry } from './dictionary.ts';
import { FNC1, readElementString } from './element-string.ts';
import { type Gs1Fault, type Gs1Reading, unread } from './gs1-fault.ts';

export const SYMBOLOGIES = ['GS1-128', 'DataBar', 'QRCode', 'DataMatrix', 'DotCode', 'EAN13', 'EAN8', 'ITF14', 'none'] as const;
export type Symbology = (typeof SYMBOLOGIES)[number];

export interface ScanData extends Gs1Reading {
  readonly symbology: Symbology;
  /** The data without its symbology identifier; elements begin with `^` and are parted by it, and a text that begins with `^` gets a backslash before it. */
  readonly data: string;
}

/** Symbology identifiers (ISO/IEC 15424) with GS1 elements, and the same symbols with plain text or a web address in them. */
const GS1_IDENTIFIERS: Readonly<Record<string, Symbology>> = { ']C1': 'GS1-128', ']e0': 'DataBar', ']d2': 'DataMatrix', ']Q3': 'QRCode', ']J1': 'DotCode' };
const PLAIN_IDENTIFIERS: Readonly<Record<string, Symbology>> = { ']d1': 'DataMatrix', ']Q1': 'QRCode', ']J0': 'DotCode' };

const refused = (symbology: Symbology, code: string, ai?: string): ScanData => ({ symbology, data: '', ...unread(code, ai) });

const asMessage = (elementString: string): string => `^${elementString.replaceAll(FNC1, '^')}`;

function readGs1(symbology: Symbology, text: string): ScanData {
  return { symbology, data: asMessage(text), ...readElementString(text) };
}

function readPlain(symbology: Symbology, text: string): ScanData {
  // A web address in a GS1 reading is a Digital Link or a mistake; whose page it is otherwise is not asked here.
  if (isWebAddress(text)) return { symbology, data: text, ...readDigitalLink(text) };
  return { symbology, data: /^\\*\^/u.test(text) ? `\\${text}` : text, elements: [], faults: [] };
}

/** EAN and UPC carry a bare GTIN; behind `|]e0` there may be a composite component with elements of its own. */
function readRetail(symbology: Symbology, digits: number, text: string): ScanData {
  const [number = '', composite] = text.split('|]e0');
  if (!new RegExp(`^\\d{${digits}}$`, 'u').test(number)) return refused('none', 'PRIMARY_SCAN_DATA_MALFORMED');
  if (gtinCheckDigit(number.slice(0, -1)) !== Number(number.at(-1))) return refused('none', 'PRIMARY_MESSAGE_CHECK_DIGIT_IS_INCORRECT', '01');
  const gtin = { ai: '01', value: number.padStart(14, '0') };
  if (composite === undefined) return { symbology, data: number, elements: [gtin], faults: [] };
  const more = readElementString(composite);
  return { symbology, data: `${number}|${asMessage(composite)}`, elements: [gtin, ...more.elements], faults: more.faults };
}

/** What a scanner sends that puts the symbology identifier first. A symbol GS1 has no use for (Code 39, PDF417 …) is refused: its text is not GS1's. */
export function readScanData(scan: string): ScanData {
  const identifier = scan.slice(0, 3);
  const text = scan.slice(3);
  const gs1 = GS1_IDENTIFIERS[identifier];
  if (gs1 !== undefined) return readGs1(gs1, text);
  const plain = PLAIN_IDENTIFIERS[identifier];
  if (plain !== undefined) return readPlain(plain, text);
  if (identifier === ']E0') return readRetail('EAN13', 13, text);
  if (identifier === ']E4') return readRetail('EAN8', 8, text);
  if (identifier === ']I1') return readRetail('ITF14', 14, text);
  return refused('none', scan.startsWith(']') ? 'UNSUPPORTED_SYMBOLOGY' : 'MISSING_SYMBOLOGY_IDENTIFIER');
}

export interface Written {
  readonly scan?: string;
  readonly fault?: Gs1Fault;
}

const LINEAR_DIGITS: Readonly<Record<string, readonly [identifier: string, digits: number, sent: number]>> = {
  EAN13: [']E0', 13, 13],
  UPCA: [']E0', 12, 13],
  UPCE: [']E0', 12, 13],
  EAN8: [']E4', 8, 8],
};
const GTIN_ONLY = ['DataBarOmni', 'DataBarTruncated', 'DataBarStacked', 'DataBarStackedOmni', 'DataBarLimited'];
const MATRIX: Readonly<Record<string, readonly [gs1: string, plain: string]>> = { QR: [']Q3', ']Q1'], DM: [']d2', ']d1'], DotCode: [']J1', ']J0'] };

/** The number alone, where it was written as an element: what is before the digits of this symbol are zeros. */
function bareGtin(linear: string, digits: number): string {
  const gtin = linear.startsWith('^01') ? linear.slice(3) : linear;
  return gtin.length === 14 && /^0+$/u.test(gtin.slice(0, -digits)) ? gtin.slice(-digits) : gtin;
}

function gtinIn(digits: number, text: string): Gs1Fault | undefined {
  if (!new RegExp(`^\\d{${digits}}$`, 'u').test(text)) return { code: 'PRIMARY_DATA_MUST_BE_DIGITS' };
  return gtinCheckDigit(text.slice(0, -1)) === Number(text.at(-1)) ? undefined : { code: 'PRIMARY_MESSAGE_CHECK_DIGIT_IS_INCORRECT' };
}

/** The elements of a message that begins with `^`, as they are sent; a fault when it does not hold elements. */
function transmitted(message: string): Written {
  const text = message.slice(1).replaceAll('^', FNC1);
  const [fault] = message.startsWith('^') ? readElementString(text).faults : [{ code: 'MISSING_FNC1_IN_FIRST_POSITION' }];
  return fault === undefined ? { scan: text } : { fault };
}

/** What a scanner would send for this message in this symbol: for printing checks and for tests that need scans. */
export function writeScanData(symbol: string, message: string): Written {
  const [linear = '', composite] = message.split('|');
  const matrix = MATRIX[symbol];
  if (matrix !== undefined) {
    if (!message.startsWith('^')) return { scan: `${matrix[1]}${/^\\+\^/u.test(message) ? message.slice(1) : message}` };
    const sent = transmitted(message);
    return sent.fault === undefined ? { scan: `${matrix[0]}${sent.scan}` } : sent;
  }
  const more = composite === undefined ? { scan: '' } : transmitted(composite);
  if (more.fault !== undefined) return more;
  const retail = LINEAR_DIGITS[symbol];
  if (retail !== undefined) {
    const [identifier, digits, sent] = retail;
    const gtin = bareGtin(linear, digits);
    const fault = gtinIn(digits, gtin);
    return fault === undefined ? { scan: `${identifier}${gtin.padStart(sent, '0')}${composite === undefined ? '' : `|]e0${more.scan}`}` } : { fault };
  }
  if (GTIN_ONLY.includes(symbol)) {
    const gtin = bareGtin(linear, 14);
    const fault = gtinIn(14, gtin) ?? (symbol === 'DataBarLimited' && !/^[01]/u.test(gtin) ? { code: 'DATABAR_LIMITED_STARTS_WITH_0_OR_1' } : undefined);
    return fault === undefined ? { scan: `]e001${gtin}${more.scan}` } : { fault };
  }
  if (symbol !== 'GS1_128_CCA' && symbol !== 'GS1_128_CCC' && symbol !== 'DataBarExpanded') return { fault: { code: 'UNSUPPORTED_SYMBOLOGY' } };
  const sent = transmitted(linear);
  if (sent.fault !== undefined) return sent;
  if (composite === undefined) return { scan: `${symbol === 'DataBarExpanded' ? ']e0' : ']C1'}${sent.scan}` };
  const last = readElementString(sent.scan ?? '').elements.at(-1)?.ai ?? '';
  return { scan: `]e0${sent.scan}${aiEntry(last)?.predefinedLength === true ? '' : FNC1}${more.scan}` };
}
