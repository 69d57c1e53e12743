import { type ScaleReading, type ScaleUnit, toGrams } from './scale-reading.ts';

/* USB devices that say what they are: pages of "HID Point of Sale Usage Tables" (usb.org), scales 8Dh and bar code scanners 8Ch. */
export const HID_SCALE_PAGE = 0x8d;
export const HID_SCANNER_PAGE = 0x8c;

const UNITS: Readonly<Record<number, ScaleUnit>> = { 1: 'mg', 2: 'g', 3: 'kg', 8: 't', 11: 'oz', 12: 'lb' };
const SCALE_DATA_REPORT = 3;

/** A scale's data report: status, unit, power of ten, and two bytes of weight, the low one first. */
export function readHidScale(reportId: number, bytes: Uint8Array): ScaleReading | undefined {
  const [status = 0, unitCode = 0, power = 0, low = 0, high = 0] = bytes;
  const unit = UNITS[unitCode];
  if (reportId !== SCALE_DATA_REPORT || bytes.length < 5) return undefined;
  if (status === 6) return { kind: 'overload' };
  if (status === 5) return { kind: 'underload' };
  // Fault, or it wants to be calibrated or set to zero first.
  if (status === 1 || status > 6 || status === 0) return { kind: 'busy' };
  if (unit === undefined) return undefined;
  const exponent = power > 127 ? power - 256 : power;
  return { kind: 'weight', grams: toGrams((low + 256 * high) * 10 ** exponent, unit), stable: status !== 3, net: false };
}

/** What a scanner's report holds: a length, the symbology identifier, the code, and whether more of it follows. */
export function readHidScan(bytes: Uint8Array): { readonly text: string; readonly more: boolean } | undefined {
  const [length = 0] = bytes;
  if (length === 0 || bytes.length < 5) return undefined;
  const text = String.fromCharCode(...bytes.subarray(4, Math.min(bytes.length - 1, 4 + length)));
  return { text, more: ((bytes.at(-1) ?? 0) & 1) === 1 };
}
