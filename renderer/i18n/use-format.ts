import { createContext, useContext } from 'react';
import type { Language } from '../lib/appearance/appearance.ts';
import { useAppearance } from '../lib/appearance/use-appearance.ts';
import { createFormat, type Format } from './format.ts';

/** The site's zone. Times are the warehouse's, not this computer's. */
export const SiteTimeZone = createContext<string>('Asia/Shanghai');

const made = new Map<string, Format>();
/** One for all that are on the screen: to make one costs more than a row of a table may take. */
const formatFor = (language: Language, timeZone: string): Format => {
  const key = `${language} ${timeZone}`;
  const known = made.get(key) ?? createFormat(language, timeZone);
  made.set(key, known);
  return known;
};

export const useFormat = (): Format => {
  const timeZone = useContext(SiteTimeZone);
  const { language } = useAppearance();
  return formatFor(language, timeZone);
};
