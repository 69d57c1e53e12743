import type { PlacePage } from '../../lib/palette/place-page.ts';

const TABS = ['', 'papers', 'pools'] as const;

export const PAGES = TABS.map((id) => ({
  id,
  path: id === '' ? '/manual' : `/manual/${id}`,
  text: `manual.tab.${id === '' ? 'form' : id}`,
  right: 'manual_orders' as const,
})) satisfies readonly PlacePage[];
