import type { SignInPerson } from '../session/session-people.ts';

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();

/** Whose name holds what was typed: as written, in Latin letters from the beginning of a word, or in pinyin. */
export const findPeople = (people: readonly SignInPerson[], typed: string): readonly SignInPerson[] => {
  const wanted = plain(typed);
  if (wanted === '') return people;
  return people.filter(({ name, nameEn, spelling }) => {
    const latin = `${plain(nameEn)} ${plain(spelling)}`;
    return plain(name).includes(wanted) || latin.startsWith(wanted) || latin.includes(` ${wanted}`);
  });
};
