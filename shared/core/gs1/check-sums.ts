import { gtinCheckDigit } from '../barcode/gtin-check-digit.ts';
import { countryLetters } from './code-lists.ts';
import { type ComponentFault, fault, onlyDigits, whole } from './component-fault.ts';

/** In the order of their values in GS1's check character pair. */
const CSET_82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const CSET_32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

const PRIMES: readonly number[] = Array.from({ length: 508 }, (_, step) => step + 2).filter((n) => {
  for (let divisor = 2; divisor * divisor <= n; divisor += 1) if (n % divisor === 0) return false;
  return true;
});

export function checkDigit(text: string): ComponentFault | undefined {
  if (text === '') return fault('TOO_SHORT_FOR_CHECK_DIGIT', 0, 0);
  const stray = onlyDigits(text);
  if (stray !== undefined) return stray;
  return gtinCheckDigit(text.slice(0, -1)) === Number(text.at(-1)) ? undefined : fault('INCORRECT_CHECK_DIGIT', text.length - 1, 1);
}

/** Two check characters over all 82: values weighted with primes from the right, modulo 1021, written as two of 32 characters. */
export function checkPair(text: string): ComponentFault | undefined {
  if (text.length > PRIMES.length + 2) return whole('TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION', text);
  if (text.length < 2) return whole('TOO_SHORT_FOR_CHECK_PAIR', text);
  let sum = 0;
  for (let at = 0; at < text.length - 2; at += 1) {
    const value = CSET_82.indexOf(text.charAt(at));
    if (value < 0) return fault('INVALID_CSET82_CHARACTER', at, 1);
    sum += value * (PRIMES[text.length - 3 - at] ?? 0);
  }
  sum %= 1021;
  const pair = CSET_32.charAt(sum >> 5) + CSET_32.charAt(sum & 31);
  return text.endsWith(pair) ? undefined : fault('INCORRECT_CHECK_PAIR', text.length - 2, 2);
}

/** ISO 13616: country letters, two check digits, mod 97 over the text with its first four characters moved behind. */
export function checkIban(text: string): ComponentFault | undefined {
  if (text.length < 4) return whole('IBAN_TOO_SHORT', text);
  if (!countryLetters.has(text.slice(0, 2))) return fault('ILLEGAL_IBAN_COUNTRY_CODE', 0, 2);
  if (text.length > 34) return whole('IBAN_TOO_LONG', text);
  if (text.length <= 10) return whole('IBAN_TOO_SHORT', text);
  let rest = 0;
  for (let step = 0; step < text.length; step += 1) {
    const at = (step + 4) % text.length;
    const character = text.charAt(at);
    if (!/^[0-9A-Z]$/u.test(character)) return fault('INVALID_IBAN_CHARACTER', at, 1);
    const value = Number.parseInt(character, 36);
    rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
  }
  return rest === 1 ? undefined : fault('INCORRECT_IBAN_CHECKSUM', 2, 2);
}
