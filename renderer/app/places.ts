import type { ComponentType } from 'react';
import type { Right } from '../../shared/core/user/roles.ts';
import type { Place } from '../lib/keys/key-map.ts';
import { type Late, late } from '../lib/late.tsx';
import type { IconName } from '../ui/icon/icon-paths.ts';

/** The places that are built, in the order of the rail. A desk joins by `features/<place>/place.tsx` (in kebab case), which exports `Place`. */
export interface PlaceEntry extends Late<object> {
  readonly id: Place;
  readonly path: string;
  readonly icon: IconName;
  /** A scanner desk has the window to itself: what is read from a metre away needs the room. */
  readonly bench: boolean;
  /** Whose work it is: others may look. Nobody's in particular where it is missing, or where the place itself says it. */
  readonly right?: Right;
}

const features = import.meta.glob<{ readonly Place: ComponentType }>('../features/*/place.tsx');

const place = (id: Place, icon: IconName, { bench = false, right }: { readonly bench?: boolean; readonly right?: Right } = {}): PlaceEntry => {
  const folder = id.replace(/[A-Z]/gu, (capital) => `-${capital.toLowerCase()}`);
  const load = features[`../features/${folder}/place.tsx`] ?? (() => import('./unbuilt-place.tsx'));
  return { id, path: `/${folder}`, icon, bench, ...(right !== undefined && { right }), ...late(async () => (await load()).Place) };
};

export const PLACES: readonly PlaceEntry[] = [
  place('queue', 'queue', { right: 'decide' }),
  place('intake', 'intake', { right: 'import' }),
  place('stock', 'stock', { right: 'decide' }),
  place('outage', 'outage', { right: 'manual_orders' }),
  place('manual', 'edit'),
  place('pack', 'pack', { bench: true }),
  place('dispatch', 'dispatch', { bench: true }),
  place('spotCheck', 'spot-check', { right: 'decide' }),
  place('sync', 'sync', { right: 'decide' }),
  place('settings', 'settings'),
];

const placeAt = (hash: string): PlaceEntry | undefined => PLACES.find(({ path }) => path === `/${hash.split(/[/?]/u)[1] ?? ''}`);

/** Whose work the place of an address is. */
export const rightAt = (hash: string): Right | undefined => placeAt(hash)?.right;

/** Sync shows by itself, in full, how far the WMS is away. */
export const tellsOfWms = (hash: string): boolean => placeAt(hash)?.id === 'sync';

/** The bench of an address, null where it names another place. */
export const benchAt = (hash: string): string | null => {
  const found = placeAt(hash);
  return found?.bench === true ? found.path : null;
};

/** The place of an address (`#/stock/…`), before it is drawn; where none is named, the one that opens by itself. */
export const loadPlaceAt = (hash: string): Promise<void> => (placeAt(hash) ?? PLACES[0])?.load() ?? Promise.resolve();
