import type { Language } from '../lib/appearance/appearance.ts';

/** Each language in its own words, whatever the interface speaks. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };

/** What people type who look for a language while the interface speaks another. */
export const LANGUAGE_WORDS: Readonly<Record<Language, string>> = { 'zh-CN': 'zhongwen chinese 汉语', en: 'yingwen 英文 英语' };
