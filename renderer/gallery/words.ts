import { useTranslation } from 'react-i18next';

/*
 * The gallery's own words are samples and stand beside what they label, in both languages. `?texts=` says which are shown:
 *
 *   plain   as written
 *   long    every label as long as a German one, every name 200 characters
 *   given   every name from `galleryTexts`, a list that a test puts on the window before the page loads
 */
export const TEXTS = ['plain', 'long', 'given'] as const;
export type Texts = (typeof TEXTS)[number];

const wished = new URLSearchParams(location.search).get('texts');
export const texts: Texts = TEXTS.find((one) => one === wished) ?? 'plain';

const NAME_LENGTH = 200;
const LONG_NAMES = [
  'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafewarenwohlgepflegeund',
  'Inhaberin der Haushaltswarengroßhandelsgesellschaft Annegret Schmidt-Rottluff von und zu Hohenschönhausen',
  '阿卜杜热合曼·买买提艾力·吐尔逊江',
];
const repeated = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);
/** Compounds instead of words: a half longer and nowhere to break. */
const germanLong = (text: string): string => text.replaceAll(/\p{L}{4,}/gu, (word) => `${word}${word.length > 7 ? 'verzeichnis' : 'ungsliste'}`);

const given = (): readonly string[] => (globalThis as { readonly galleryTexts?: readonly string[] }).galleryTexts ?? [];
let taken = 0;
const nextOf = (list: readonly string[]): string => list[taken++ % list.length] ?? '';

export interface Words {
  /** A label or sentence of the interface. */
  readonly say: (zh: string, en: string) => string;
  /** Data: what a person or a platform wrote. */
  readonly name: (zh: string, en?: string) => string;
}

export const useWords = (): Words => {
  const { i18n } = useTranslation();
  const zh = i18n.language === 'zh-CN';
  const pick = (chinese: string, english: string): string => (zh ? chinese : english);
  switch (texts) {
    case 'plain':
      return { say: pick, name: (chinese, english = chinese) => pick(chinese, english) };
    case 'long':
      return { say: (_, english) => germanLong(english), name: () => repeated(nextOf(LONG_NAMES), NAME_LENGTH) };
    case 'given':
      return { say: pick, name: () => nextOf(given()) };
  }
};
