import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Language = 'zh-CN' | 'en';
/** The console's own sentences, for what the host writes itself: files it exports and messages it sends. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** Where the sentences lie: beside the sources, or in what was built. */
export const catalogueFolders = (programFolder: string): readonly string[] =>
  ['renderer/i18n/locales', 'dist/locales'].map((one) => path.join(programFolder, one));

/** Flat keys with `{{name}}` placeholders; a missing key is said as the key, so that it is seen and nothing fails. */
export function createMessageCatalogue(folders: readonly string[]): (language: Language) => Say {
  const byLanguage = new Map<Language, Map<string, string>>();
  const load = (language: Language): Map<string, string> => {
    let texts = byLanguage.get(language);
    if (texts !== undefined) return texts;
    texts = new Map();
    const folder = folders.map((one) => path.join(one, language)).find((one) => existsSync(one));
    if (folder !== undefined)
      for (const file of readdirSync(folder))
        if (file.endsWith('.json'))
          for (const [key, text] of Object.entries(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, string>)) texts.set(key, text);
    byLanguage.set(language, texts);
    return texts;
  };
  return (language) =>
    (key, params = {}) =>
      (load(language).get(key) ?? key).replace(/\{\{\s*(\w+)(?:,[^}]*)?\s*\}\}/gu, (_, name: string) => String(params[name] ?? ''));
}
