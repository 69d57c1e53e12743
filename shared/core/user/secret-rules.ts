import { err, ok, type Result } from '../../kernel/result.ts';
import { COMMON_WORDS } from './common-passwords.ts';
import type { UserRefusal } from './refusal.ts';

/** Short enough to type with gloves, long enough that five tries are nothing. */
export const PIN_DIGITS = 6;
export const PASSWORD_MIN = 8;
/** Shown as advice, never demanded. */
export const PASSWORD_ADVISED = 15;
/** A bound for the hasher's work, far above any passphrase. */
export const PASSWORD_MAX = 256;

/** Full-width digits of a Chinese input method are the digits they show. */
export const normaliseSecret = (secret: string): string => secret.normalize('NFKC');

const ROWS = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm', 'qazwsxedcrfvtgb'];
const RUNS = ROWS.flatMap((row) => [row, Array.from(row).reverse().join('')]);

const isRun = (text: string): boolean => RUNS.some((row) => row.includes(text));
/** `aaaaaaaa`, `abcabcabc`, `12121212`. */
const isRepetition = (text: string): boolean => /^(.{1,4})\1+$/u.test(text);

export const checkPin = (typed: string): Result<string, UserRefusal> => {
  const pin = normaliseSecret(typed);
  if (!/^\d{6}$/.test(pin)) return err({ code: 'pin_format', params: { digits: PIN_DIGITS } });
  return isRun(pin) || isRepetition(pin) ? err({ code: 'pin_too_easy' }) : ok(pin);
};

/** What is left of `P@ssw0rd2024!` once the usual decoration is taken off. */
const bareWord = (lower: string): string => lower.replace(/^[\d\W_]+|[\d\W_]+$/gu, '');

/** `admin20261123` is still `admin`; a common word in a long phrase is not. */
const MOST_DECORATION = 8;

const isCommon = (lower: string): boolean => {
  if (isRun(lower) || isRepetition(lower) || COMMON_WORDS.has(lower)) return true;
  const bare = bareWord(lower);
  if (bare === '' && new Set(lower).size <= 3) return true;
  return COMMON_WORDS.has(bare) && lower.length - bare.length <= MOST_DECORATION;
};

const holdsName = (lower: string, names: readonly string[]): boolean =>
  names
    .flatMap((name) => [name, name.replace(/\s+/gu, ''), ...name.split(/[\s·]+/u)])
    .map((part) => part.toLowerCase())
    .some((part) => part.length >= 4 && lower.includes(part) && lower.length - part.length < PASSWORD_MIN);

/** NIST SP 800-63B and ASVS 6.2: length and a list, no rules of composition, every character allowed. */
export const checkPassword = (typed: string, names: readonly string[]): Result<string, UserRefusal> => {
  const password = normaliseSecret(typed);
  const length = Array.from(password).length;
  if (length < PASSWORD_MIN) return err({ code: 'password_too_short', params: { min: PASSWORD_MIN, advised: PASSWORD_ADVISED } });
  if (length > PASSWORD_MAX) return err({ code: 'password_too_long', params: { max: PASSWORD_MAX } });
  const lower = password.toLowerCase();
  if (isCommon(lower)) return err({ code: 'password_too_common' });
  return holdsName(lower, names) ? err({ code: 'password_has_name' }) : ok(password);
};
