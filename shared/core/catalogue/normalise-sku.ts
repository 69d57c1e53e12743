/** Soft hyphen, zero-width characters, direction marks and byte order mark: pasted along, never seen. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u034f/gu;
const SEPARATOR = /[\s\-\u2010-\u2015\u2043\u2212_./\\·、,;:|~+]+/g;
/** A quantity some shops hang behind the code: "QH-SOCK03-WHT*2", "QH-SOCK03-WHT x2"; X2 without a blank is a code's own. */
const MULTIPLE = /^(.*?[^\s*×✕])((?:\s*[*×✕]\s*\d{1,3}|\s+x\s?\d{1,3})+)$/;
/** What a spreadsheet or a program puts round a text so that it stays one: ="100234", '100234. */
const WRAPPED = /^[-='"“”‘’`]+|[-'"“”‘’`]+$/gu;

export interface NormalisedSku {
  /** Upper case, half width, words joined by single hyphens. */
  readonly sku: string;
  /** The quantity written behind the code, 1 when none is. */
  readonly multiple: number;
}

export function normaliseSku(text: string): NormalisedSku {
  const plain = text.normalize('NFKC').replace(INVISIBLE, '').trim().replace(WRAPPED, '').trim();
  const parts = MULTIPLE.exec(plain);
  const code = parts === null ? plain : (parts[1] as string);
  // Capitals of some letters come apart, so the form is settled once more.
  const sku = code.toUpperCase().normalize('NFKC').replace(SEPARATOR, '-').replace(WRAPPED, '');
  const multiple = (parts?.[2]?.match(/\d+/g) ?? []).reduce((product, figure) => product * Math.max(1, Number(figure)), 1);
  return { sku, multiple };
}

/** Equal for codes that differ only in case, width, separators and invisible characters. A lone accent joins the letter it now stands behind. */
export const looseSkuKey = (text: string): string => normaliseSku(text).sku.replaceAll('-', '').normalize('NFKC');

/** Folds the characters that look the same on a label. Works on a loose key. */
export const lookAlikeSkuKey = (loose: string): string => loose.replace(/[OQIL]/g, (letter) => LOOK_ALIKES[letter] as string);
const LOOK_ALIKES: Readonly<Record<string, string>> = { O: '0', Q: '0', I: '1', L: '1' };

/** An all-digit code without its leading zeros; null for any other code. */
export function withoutLeadingZeros(text: string): string | null {
  const digits = text.normalize('NFKC').trim();
  return /^\d+$/.test(digits) ? digits.replace(/^0+(?=\d)/, '') : null;
}
