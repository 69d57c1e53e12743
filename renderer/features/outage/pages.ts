import type { PlacePage } from '../../lib/palette/place-page.ts';

const TABS = ['', 'match', 'lines', 'past', 'drill'] as const;
export type Tab = (typeof TABS)[number];

export const PAGES = TABS.map((id) => ({
  id,
  path: id === '' ? '/outage' : `/outage/${id}`,
  text: `outage.tab.${id === '' ? 'now' : id}`,
})) satisfies readonly PlacePage[];
