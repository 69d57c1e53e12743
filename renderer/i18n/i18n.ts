import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { getAppearance, type Language, LANGUAGES, subscribeAppearance } from '../lib/appearance/appearance.ts';
import { type Catalogues, loadCatalogue } from './catalogues.ts';

const instance: i18n = createInstance();

const NAMESPACE = 'translation';
const has = (language: Language): boolean => instance.hasResourceBundle(language, NAMESPACE);
const learn = async (language: Language): Promise<void> => {
  if (!has(language)) instance.addResourceBundle(language, NAMESPACE, await loadCatalogue(language));
};

/** The language that is not read now, so that a switch is at once and a message in the customer's language can be written. */
export const learnOtherLanguages = async (): Promise<void> => {
  for (const language of LANGUAGES) await learn(language);
};

/**
 * At least the language of the first page is given. A missing text or placeholder throws while we
 * build and test; the shipped console shows the key or a dash and complains in its own console, where the tests of the whole program look.
 */
export const startI18n = (texts: Catalogues, language: Language = getAppearance().language): i18n => {
  const strict = import.meta.env.DEV;
  const missing = (what: string): string => {
    if (strict) throw new Error(what);
    console.error(what);
    return '–';
  };
  void instance.use(initReactI18next).init({
    lng: language,
    resources: Object.fromEntries(Object.entries(texts).map(([of, catalogue]) => [of, { [NAMESPACE]: catalogue }])),
    fallbackLng: false,
    supportedLngs: ['zh-CN', 'en'],
    load: 'currentOnly',
    keySeparator: false,
    // None of our keys has it. Without one each text is first looked at with a pattern, whether it is a key at all.
    nsSeparator: '\u0000',
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
    if (instance.language === wanted) return;
    // Meanwhile somebody may have gone back.
    const change = (): void => {
      if (getAppearance().language === wanted) void instance.changeLanguage(wanted);
    };
    if (has(wanted)) change();
    else void learn(wanted).then(change);
  });
  return instance;
};

/** Is there a text? For codes that come from outside (errors, findings) and may be newer than this console. */
export const hasText = (key: string): boolean => instance.exists(key) || instance.exists(key, { count: 1 });
