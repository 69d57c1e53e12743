import { matchScore, type Spell } from '../../lib/palette/match.ts';
import { PALETTE_GROUPS, type PaletteGroup, type PaletteItem } from '../../lib/palette/palette-item.ts';

export interface PaletteRows {
  readonly group: PaletteGroup | 'recent';
  readonly items: readonly PaletteItem[];
}

interface Asked {
  /** As typed; `>` at the beginning asks for actions only. */
  readonly typed: string;
  readonly found: readonly PaletteItem[];
  readonly fixed: readonly PaletteItem[];
  readonly recent: readonly string[];
  readonly spell: Spell | undefined;
}

export const wordsOf = (typed: string): { readonly words: string; readonly onlyActions: boolean } => {
  const onlyActions = /^\s*[>＞]/u.test(typed);
  return { words: typed.replace(/^\s*[>＞]/u, '').trim(), onlyActions };
};

/** From here on something bears what was typed as its name, or a word of it. */
const NAMED = 80;

/** Orders first, then actions, places and settings, each by how well it answers; with nothing typed, what was used last. */
export const paletteRows = ({ typed, found, fixed, recent, spell }: Asked): readonly PaletteRows[] => {
  const { words, onlyActions } = wordsOf(typed);
  const rankOf = (id: string): number => (recent.includes(id) ? recent.length - recent.indexOf(id) : 0);
  const scored = fixed
    .filter(({ group }) => !onlyActions || group === 'actions')
    .map((item) => ({ item, score: Math.max(matchScore(words, item.text, spell), item.also === undefined ? 0 : matchScore(words, item.also)) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || rankOf(b.item.id) - rankOf(a.item.id));
  const lately = words === '' && !onlyActions ? recent.flatMap((id) => fixed.filter((item) => item.id === id)) : [];
  // Orders are what is looked for most; other offers of a desk stand behind what bears the name that was typed.
  const offers = onlyActions ? [] : found;
  const all = [
    ...offers.filter(({ group }) => group === 'orders'),
    ...scored.map(({ item }) => item).filter((item) => !lately.includes(item)),
    ...offers.filter(({ group }) => group !== 'orders'),
  ];
  // A word that a place or a setting begins with means it, before what a desk offers to do with any word.
  const named = new Set<PaletteGroup>(words === '' ? [] : ['orders', ...scored.filter(({ score }) => score >= NAMED).map(({ item }) => item.group)]);
  const order = PALETTE_GROUPS.toSorted((a, b) => Number(named.has(b)) - Number(named.has(a)));
  const rows = order.map((group) => ({ group, items: all.filter((item) => item.group === group) }));
  return [{ group: 'recent' as const, items: lately }, ...rows].filter(({ items }) => items.length > 0);
};
