import type { Language } from '../lib/appearance/appearance.ts';

/** Every file under locales/<language>/ is merged: a desk brings its own file with flat keys ("finding.address.district_missing"). */
const files = import.meta.glob<Readonly<Record<string, string>>>('./locales/*/*.json', { eager: true, import: 'default' });

export type Catalogue = Readonly<Record<string, string>>;

const merge = (language: Language): Catalogue => {
  const all: Record<string, string> = {};
  for (const [path, texts] of Object.entries(files)) {
    if (!path.startsWith(`./locales/${language}/`)) continue;
    for (const [key, text] of Object.entries(texts)) {
      if (key in all) throw new Error(`text ${key} stands twice in ${language}, the second time in ${path}`);
      all[key] = text;
    }
  }
  return all;
};

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { 'zh-CN': merge('zh-CN'), en: merge('en') };
