/** Reads Chinese as pinyin, a syllable a character; other characters stand for themselves. */
export type Spell = (text: string) => readonly string[];

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** 0 is no match. A beginning beats the beginning of a word, that beats a middle, and that beats letters in order. */
const scoreIn = (words: string, text: string): number => {
  if (text.startsWith(words)) return 100;
  const at = text.indexOf(words);
  if (at > 0) return /[\s:·,/（(「]/u.test(text.charAt(at - 1)) ? 80 : 60;
  const initials = text.split(/[\s:·,/]+/u).map((word) => word.charAt(0));
  if (initials.join('').startsWith(words)) return 50;
  let from = 0;
  for (const character of words) {
    const next = text.indexOf(character, from);
    if (next < 0) return 0;
    // Letters far apart are chance.
    if (from > 0 && next - from > 6) return 0;
    from = next + 1;
  }
  return 20;
};

/** How well a text answers what was typed, by its letters or by its pinyin (whole or initials): 0 for not at all. */
export const matchScore = (typed: string, text: string, spell?: Spell): number => {
  const words = plain(typed);
  if (words === '') return 1;
  const direct = scoreIn(words, plain(text));
  if (spell === undefined || direct >= 60 || !/\p{Script=Han}/u.test(text)) return direct;
  const syllables = spell(text).map(plain);
  const squeezed = words.replace(/\s+/gu, '');
  const whole = syllables.join('');
  // A match must begin where a syllable does: "an" is not in "tian".
  const starts = syllables.map((_, index) => syllables.slice(0, index).join('').length);
  const bySound = starts.some((start) => whole.startsWith(squeezed, start)) ? (whole.startsWith(squeezed) ? 90 : 55) : 0;
  const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
  const byInitials = initials.startsWith(squeezed) ? 70 : initials.includes(squeezed) ? 45 : 0;
  return Math.max(direct, bySound, byInitials);
};
