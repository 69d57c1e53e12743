import { type Catalogue, mergeTexts } from './merge-texts.ts';

export const texts: Catalogue = mergeTexts(import.meta.glob<Catalogue>('./locales/zh-CN/*.json', { eager: true, import: 'default' }));
