import type { PlacePage } from '../../lib/palette/place-page.ts';
import { type PlaceEntry, PLACES } from '../places.ts';

const pagesByFile = import.meta.glob<{ readonly PAGES: readonly PlacePage[] }>('../../features/*/pages.ts', { eager: true });

/** Places that have several pages, in the order of the rail. */
export const placePages: readonly { readonly place: PlaceEntry; readonly pages: readonly PlacePage[] }[] = PLACES.flatMap((place) => {
  const file = pagesByFile[`../../features${place.path}/pages.ts`];
  return file === undefined ? [] : [{ place, pages: file.PAGES }];
});
