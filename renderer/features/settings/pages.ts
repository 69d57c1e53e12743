import type { PlacePage } from '../../lib/palette/place-page.ts';
import { SECTIONS } from './sections.ts';

export const PAGES: readonly PlacePage[] = SECTIONS.map(({ id, icon, right }) => ({
  path: `/settings/${id}`,
  text: `settings.part.${id}`,
  icon,
  ...(right !== undefined && { right }),
}));
