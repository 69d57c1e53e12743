/**
 * Numbers that can belong to nobody, accepted on a training site only. A pattern is a region and a national number in which `n` is any
 * digit: { region: 'CN', pattern: '154 0000 nnnn' }. A trunk zero may stand or not, and a pattern shorter than the number matches its end
 * ('555-01nn' in every US area code).
 */
export interface TrainingNumber {
  readonly region: string;
  readonly pattern: string;
}

const CALLING_CODES: Readonly<Record<string, string>> = {
  CN: '86',
  HK: '852',
  MO: '853',
  TW: '886',
  GB: '44',
  US: '1',
  CA: '1',
  AU: '61',
  DE: '49',
  FR: '33',
  IE: '353',
  JP: '81',
};

const digitsOf = (text: string): string => text.replaceAll(/\D/gu, '');
const expressions = new WeakMap<TrainingNumber, RegExp>();

function expressionOf(training: TrainingNumber): RegExp {
  const known = expressions.get(training);
  if (known !== undefined) return known;
  const body = training.pattern
    .replaceAll(/[^\dn]/gu, '')
    .replace(/^0/u, '')
    .replaceAll('n', '\\d');
  const code = CALLING_CODES[training.region] ?? '';
  // North America writes the area code before a fictional 555 number; elsewhere the pattern is the whole number.
  const area = code === '1' && training.pattern.replaceAll(/[^\dn]/gu, '').length === 7 ? '(?:\\d{3})?' : '';
  const expression = new RegExp(`^(?:(?:00)?${code})?0?${area}${body}$`, 'u');
  expressions.set(training, expression);
  return expression;
}

export function isTrainingNumber(number: string, trainingNumbers: readonly TrainingNumber[]): boolean {
  if (trainingNumbers.length === 0) return false;
  const digits = digitsOf(number);
  return trainingNumbers.some((training) => expressionOf(training).test(digits));
}
