import { type ScaleReading, type ScaleUnit, toGrams } from './scale-reading.ts';

/**
 * The continuous output of Mettler Toledo and the many that imitate it, without its STX and CR: three status characters, six digits of weight, six of
 * tare. The decimal point, unit, sign and motion are bits of the status characters.
 */
const FRAME = /^([ -?@-\x7f]{3})([ \d]{6})([ \d]{6})$/u;
const UNIT_CODES: Readonly<Record<number, ScaleUnit>> = { 1: 'g', 2: 't', 3: 'oz' };

export function readToledoFrame(frame: string): ScaleReading | undefined {
  const [, status = '', digits = ''] = FRAME.exec(frame) ?? [];
  const [a, b, c] = [0, 1, 2].map((at) => status.charCodeAt(at));
  if (a === undefined || b === undefined || c === undefined || Number.isNaN(a) || digits.trim() === '') return undefined;
  // Bit 5 is always set in all three: what is a word of another format is told apart by it.
  if ((a & b & c & 0x20) === 0) return undefined;
  if ((b & 0x04) !== 0) return { kind: (b & 0x02) === 0 ? 'overload' : 'underload' };
  const unit = UNIT_CODES[c & 0x07] ?? ((b & 0x10) === 0 ? 'lb' : 'kg');
  const value = Number(digits) * 10 ** (2 - (a & 0x07));
  return { kind: 'weight', grams: ((b & 0x02) === 0 ? 1 : -1) * toGrams(value, unit), stable: (b & 0x08) === 0, net: (b & 0x01) !== 0 };
}
