import type { Right } from '../../../shared/core/user/roles.ts';
import type { IconName } from '../../ui/icon/icon-paths.ts';

/**
 * One page of a place, with an address of its own. A place that has several says so in `features/<place>/pages.ts`, which exports `PAGES`: its tabs are drawn
 * from that list and the palette offers the same, without loading the place.
 */
export interface PlacePage {
  readonly path: string;
  /** Message key of its name. */
  readonly text: string;
  /** Its own sign; the place's where it has none. */
  readonly icon?: IconName;
  /** Who may open it; nobody in particular where it is missing. */
  readonly right?: Right;
}
