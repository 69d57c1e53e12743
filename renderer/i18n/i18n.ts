import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { getAppearance, type Language, subscribeAppearance } from '../lib/appearance/appearance.ts';
import { CATALOGUES } from './catalogues.ts';

const instance: i18n = createInstance();

/**
 * Both languages are in memory, so a switch is at once and needs no network. A missing text or placeholder throws while we
 * build and test; in the shipped console the key is shown, which is ugly and harmless.
 */
export const startI18n = (language: Language = getAppearance().language): i18n => {
  const strict = import.meta.env.DEV;
  const missing = (what: string): never => {
    throw new Error(what);
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
    ...(strict && {
      saveMissing: true,
      missingKeyHandler: (languages: readonly string[], _namespace: string, key: string) => missing(`no text for ${key} in ${languages.join()}`),
      missingInterpolationHandler: (text: string, match: RegExpExecArray) => missing(`nothing fills ${match[0]} in “${text}”`),
    }),
  });
  subscribeAppearance(() => {
    const wanted = getAppearance().language;
    if (instance.language !== wanted) void instance.changeLanguage(wanted);
  });
  return instance;
};

/** Is there a text? For codes that come from outside (errors, findings) and may be newer than this console. */
export const hasText = (key: string): boolean => instance.exists(key) || instance.exists(key, { count: 1 });
