import { upuS10 } from '../../../shared/core/tracking/check-digits.ts';

/** Numbers reserved at each carrier of the sample warehouse, in the carrier's own shape. */
export interface SampleBlock {
  readonly carrier: string;
  readonly name: string;
  readonly numbers: readonly string[];
}

const numbered = (from: number, count: number, toNumber: (serial: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => toNumber(from + index));
const padded = (serial: number, digits: number): string => String(serial).padStart(digits, '0');
/** Universal Postal Union S10: service, eight digits, check digit, country. */
const s10 = (service: string, serial: number): string => {
  const digits = padded(serial, 8);
  const check = [...'0123456789'].find((digit) => upuS10(digits, digit)) ?? '0';
  return `${service}${digits}${check}CN`;
};

/**
 * SF: SF and 13 digits. YTO: YT and 13 digits. EMS: S10 with its check digit. DHL: ten digits, the last one the rest by seven.
 * All begin with noughts, where no carrier has numbers of today. One pool is nearly used up, so that a low one can be seen.
 */
export const SAMPLE_BLOCKS: readonly SampleBlock[] = [
  { carrier: 'SF', name: 'SF 0000-A.csv', numbers: numbered(1, 300, (serial) => `SF${padded(serial, 13)}`) },
  { carrier: 'YTO', name: 'YTO 0000-A.csv', numbers: numbered(1, 400, (serial) => `YT${padded(serial, 13)}`) },
  { carrier: 'EMS', name: 'EMS 0000-A.csv', numbers: numbered(1, 40, (serial) => s10('EA', serial)) },
  { carrier: 'DHL', name: 'DHL 0000-A.csv', numbers: numbered(1, 120, (serial) => `${padded(serial, 9)}${serial % 7}`) },
];
