import type { PlacePage } from '../../lib/palette/place-page.ts';

const TABS = ['', 'results', 'plan'] as const;

export const PAGES = TABS.map((id) => ({
  path: id === '' ? '/spot-check' : `/spot-check/${id}`,
  text: `spot.tab.${id === '' ? 'today' : id}`,
})) satisfies readonly PlacePage[];
