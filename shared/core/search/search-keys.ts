/** Digits of a phone number as they are compared; what stands behind an extension mark is left out. */
export function phoneDigits(phone: string): string {
  const number = phone.normalize('NFKC').split(/(?:转|ext\.?|x|#|(?<=\d{11})-)/i)[0] as string;
  return number.replace(/\D/g, '');
}

/** The digits from the end: a search for the last four becomes a search for how this text begins. Masked digits end it. */
export function reversedPhoneTail(phone: string): string {
  const plain = phone.normalize('NFKC').replace(/[\s()+-]/g, '');
  const tail = /\d+$/.exec(plain)?.[0] ?? '';
  const digits = phoneDigits(phone);
  const end = digits.endsWith(tail) || tail === '' ? tail : digits;
  return Array.from(end.length > 11 ? end.slice(-11) : end)
    .reverse()
    .join('');
}

/** Every run of three characters; all must occur where the text occurs, though not the other way round: recheck with instr(). */
export function trigramTerms(text: string): readonly string[] {
  const chars = Array.from(text.toLowerCase());
  const terms = new Set<string>();
  for (let i = 0; i + 3 <= chars.length; i += 1) terms.add(chars.slice(i, i + 3).join(''));
  return [...terms];
}

/** A MATCH expression for FTS5 trigram with detail=none, which refuses longer phrases. Null when the text is too short for it. */
export function trigramMatch(text: string): string | null {
  const terms = trigramTerms(text);
  return terms.length === 0 ? null : terms.map((term) => `"${term.replaceAll('"', '""')}"`).join(' AND ');
}
