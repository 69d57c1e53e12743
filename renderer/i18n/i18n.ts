import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { getAppearance, type Language, subscribeAppearance } from '../lib/appearance/appearance.ts';
import { CATALOGUES } from './catalogues.ts';

const instance: i18n = createInstance();

/**
 * Both languages are in memory, so a switch is at once and needs no network. A missing text or placeholder throws while we
 * build and test; the shipped console shows the key or a dash and complains in its own console, where the tests of the whole program look.
 */
export const startI18n = (language: Language = getAppearance().language): i18n => {
  const strict = import.meta.env.DEV;
  const missing = (what: string): string => {
    if (strict) throw new Error(what);
    console.error(what);
    return '–';
  };
  void instance.use(initReactI18next).init({
    lng: language,
    resources: { 'zh-CN': { translation: CATALOGUES['zh-CN'] }, en: { translation: CATALOGUES.en } },
    fallbackLng: false,
    supportedLngs: ['zh-CN', 'en'],
    load: 'currentOnly',
    keySeparator: false,
    nsSeparator: false,
    returnNull: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    saveMissing: true,
    missingKeyHandler: (languages: readonly string[], _namespace: string, key: string) => void missing(`no text for ${key} in ${languages.join()}`),
    missingInterpolationHandler: (text: string, match: RegExpExecArray) => missing(`nothing fills ${match[0]} in “${text}”`),
  });
  subscribeAppearance(() => {
    const wanted = getAppearance().language;
    if (instance.language !== wanted) void instance.changeLanguage(wanted);
  });
  return instance;
};

/** Is there a text? For codes that come from outside (errors, findings) and may be newer than this console. */
export const hasText = (key: string): boolean => instance.exists(key) || instance.exists(key, { count: 1 });
