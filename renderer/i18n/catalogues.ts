import type { Language } from '../lib/appearance/appearance.ts';
import type { Catalogue } from './merge-texts.ts';

export type Catalogues = Partial<Readonly<Record<Language, Catalogue>>>;

/** A language is a file of its own: the first page waits for the one it is read in, the other comes when nothing else has to. */
export const loadCatalogue = async (language: Language): Promise<Catalogue> =>
  (language === 'en' ? await import('./texts-en.ts') : await import('./texts-zh-cn.ts')).texts;

/** For where nothing may be waited for: the gallery and tests. */
export const loadCatalogues = async (): Promise<Catalogues> => ({ 'zh-CN': await loadCatalogue('zh-CN'), en: await loadCatalogue('en') });
