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

/** Orders first, then actions, places and settings, each by how well it answers; with nothing typed, what was used last. */
export const paletteRows = ({ typed, found, fixed, recent, spell }: Asked): readonly PaletteRows[] => {
  const { words, onlyActions } = wordsOf(typed);
  const rankOf = (id: string): number => (recent.includes(id) ? recent.length - recent.indexOf(id) : 0);
  const scored = fixed
    .filter(({ group }) => !onlyActions || group === 'actions')
    .map((item) => ({ item, score: matchScore(words, item.text, spell) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || rankOf(b.item.id) - rankOf(a.item.id))
    .map(({ item }) => item);
  const lately = words === '' && !onlyActions ? recent.flatMap((id) => fixed.filter((item) => item.id === id)) : [];
  // Orders are what is looked for most; other offers of a desk stand behind what bears the name that was typed.
  const offers = onlyActions ? [] : found;
  const all = [
    ...offers.filter(({ group }) => group === 'orders'),
    ...scored.filter((item) => !lately.includes(item)),
    ...offers.filter(({ group }) => group !== 'orders'),
  ];
  const rows = PALETTE_GROUPS.map((group) => ({ group, items: all.filter((item) => item.group === group) }));
  return [{ group: 'recent' as const, items: lately }, ...rows].filter(({ items }) => items.length > 0);
};
