import { createContext, useContext, useMemo } from 'react';
import { useAppearance } from '../lib/appearance/use-appearance.ts';
import { createFormat, type Format } from './format.ts';

/** The site's zone. Times are the warehouse's, not this computer's. */
export const SiteTimeZone = createContext<string>('Asia/Shanghai');

export const useFormat = (): Format => {
  const timeZone = useContext(SiteTimeZone);
  const { language } = useAppearance();
  return useMemo(() => createFormat(language, timeZone), [language, timeZone]);
};
