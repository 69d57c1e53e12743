/** The words of one line of an address, as the American readers see them. */
export interface Word {
  readonly text: string;
  /** Lower case, no points or commas. */
  readonly key: string;
  /** A comma or a line break follows. */
  readonly stops: boolean;
}

export const words = (text: string): readonly Word[] =>
  text
    .normalize('NFKC')
    .replaceAll(/[\n;]+/gu, ', ')
    .replaceAll(/,(?=\S)/gu, ', ')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}#&]/u.test(word))
    .map((word, n, all) => ({ text: word, key: word.toLowerCase().replaceAll(/[.,()]/gu, ''), stops: word.endsWith(',') || all[n + 1] === ',' }));

export const say = (some: readonly Word[]): string =>
  some
    .map(({ text }) => text)
    .join(' ')
    .replace(/[\s,.]+$/u, '');

export interface Cut {
  readonly value: string;
  readonly rest: readonly Word[];
}

/** The end of a text from this word on, and what stands before it. */
export const cutAt = (all: readonly Word[], at: number): Cut => ({ value: say(all.slice(at)), rest: all.slice(0, at) });
