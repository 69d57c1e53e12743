import type { Language } from '../lib/appearance/appearance.ts';

/** Each language in its own words, whatever the interface speaks. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };
