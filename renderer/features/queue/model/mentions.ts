interface Named {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
}

/** What is typed behind the last @ of a text that nothing else follows; null when nobody is being named. */
export const mentionBegun = (text: string): string | null => /(?:^|\s)@([^\s@]{0,40})$/u.exec(text)?.[1] ?? null;

/** Puts a name where it was begun, and a space behind it. */
export const withMention = (text: string, name: string): string => `${text.replace(/@[^\s@]*$/u, '')}@${name} `;

/** Who is named in a text, by either name; a longer name is not the shorter one it begins with. */
export const mentionedIn = <P extends Named>(text: string, people: readonly P[]): readonly P[] => {
  let rest = text;
  const found: P[] = [];
  const names = people.flatMap((person) => [person.name, person.nameEn].map((name) => ({ name, person })));
  for (const { name, person } of names.toSorted((a, b) => b.name.length - a.name.length)) {
    if (name === '' || !rest.includes(`@${name}`)) continue;
    rest = rest.replaceAll(`@${name}`, ' ');
    if (!found.includes(person)) found.push(person);
  }
  return found;
};
