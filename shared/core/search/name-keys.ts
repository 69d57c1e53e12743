import { pinyin } from 'pinyin-pro';

/** The pinyin library takes microseconds per call; readings of single characters are few and asked for again and again. */
export interface NamePinyin {
  /** "shentinglan" */
  readonly full: string;
  /** "stl" */
  readonly initials: string;
}

const HAN = /\p{Script=Han}/u;
const LATIN = /[\p{Script=Latin}\p{N}]/u;
const isHan = (char: string): boolean => (char >= '\u4e00' && char <= '\u9fff') || (char > '\u2e7f' && HAN.test(char));

const readingByChar = new Map<string, string>();
const surnameReadingByText = new Map<string, readonly string[] | null>();

function readingOf(char: string): string {
  let reading = readingByChar.get(char);
  if (reading === undefined) readingByChar.set(char, (reading = pinyin(char, { toneType: 'none', v: true }).toLowerCase()));
  return reading;
}

/** Readings of a family name where they differ from the everyday ones: 单 shan, 仇 qiu, 尉迟 yu chi. Null when the text is no such name. */
function surnameReading(text: string): readonly string[] | null {
  let known = surnameReadingByText.get(text);
  if (known === undefined) {
    const asName = pinyin(text, { toneType: 'none', v: true, surname: 'head', type: 'array' }).map((syllable) => syllable.toLowerCase());
    const asWord = Array.from(text, readingOf);
    known = asName.length === asWord.length && asName.some((syllable, i) => syllable !== asWord[i]) ? asName : null;
    surnameReadingByText.set(text, known);
  }
  return known;
}

/** Family names of two characters of which one is read otherwise; the others are right character by character. */
const DOUBLE_SURNAMES = new Set([
  '尉迟',
  '单于',
  '万俟',
  '长孙',
  '澹台',
  '宰父',
  '令狐',
  '呼延',
  '皇甫',
  '鲜于',
  '亓官',
  '乐正',
  '仉督',
  '子车',
  '颛孙',
  '漆雕',
  '壤驷',
  '公冶',
  '夹谷',
  '相里',
  '东野',
  '西门',
  '南宫',
]);

function hanSyllables(chars: readonly string[]): readonly string[] {
  const syllables = chars.map(readingOf);
  const [first, second] = chars;
  if (first === undefined) return syllables;
  const pair = second === undefined ? '' : first + second;
  if (chars.length > 2 && DOUBLE_SURNAMES.has(pair)) return [...(surnameReading(pair) ?? syllables.slice(0, 2)), ...syllables.slice(2)];
  const reading = chars.length > 1 ? surnameReading(first) : null;
  return reading === null ? syllables : [reading[0] as string, ...syllables.slice(1)];
}

/** How a name is typed without Chinese input. A Latin name gives its letters and the first letter of each word. */
export function namePinyin(name: string): NamePinyin {
  const chars: string[] = [];
  let latinFull = '';
  let latinInitials = '';
  let inWord = false;
  for (const char of name) {
    if (isHan(char)) {
      chars.push(char);
      inWord = false;
    } else if (LATIN.test(char)) {
      const plain = char.normalize('NFKD')[0]?.toLowerCase() ?? '';
      latinFull += plain;
      if (!inWord) latinInitials += plain;
      inWord = true;
    } else inWord = inWord && (char === "'" || char === '’');
  }
  let full = '';
  let initials = '';
  for (const syllable of hanSyllables(chars)) {
    full += syllable;
    initials += syllable[0] ?? '';
  }
  return { full: full + latinFull, initials: initials + latinInitials };
}

/** Pairs of neighbouring Chinese characters: most Chinese names are shorter than the three characters a trigram index needs. */
export function nameBigrams(name: string): readonly string[] {
  const bigrams = new Set<string>();
  let before = '';
  for (const char of name) {
    if (!isHan(char)) {
      before = '';
      continue;
    }
    if (before !== '') bigrams.add(before + char);
    before = char;
  }
  return [...bigrams];
}
