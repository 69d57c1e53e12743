import type { Language } from '../appearance/appearance.ts';

/** A person's name as the reader's language writes it, if it is known that way. */
export const personName = (person: { readonly name: string; readonly nameEn: string }, language: Language): string =>
  language === 'en' && person.nameEn !== '' ? person.nameEn : person.name;
