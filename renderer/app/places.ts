import { type ComponentType, lazy } from 'react';
import type { Place } from '../lib/keys/key-map.ts';
import type { IconName } from '../ui/icon/icon-paths.ts';

/** The places that are built, in the order of the rail. A desk joins by `features/<place>/place.tsx` (in kebab case), which exports `Place`. */
export interface PlaceEntry {
  readonly id: Place;
  readonly path: string;
  readonly icon: IconName;
  readonly Component: ComponentType;
  /** A scanner desk has the window to itself: what is read from a metre away needs the room. */
  readonly bench: boolean;
}

const features = import.meta.glob<{ readonly Place: ComponentType }>('../features/*/place.tsx');

const place = (id: Place, icon: IconName, bench = false): PlaceEntry => {
  const folder = id.replace(/[A-Z]/gu, (capital) => `-${capital.toLowerCase()}`);
  const load = features[`../features/${folder}/place.tsx`] ?? (() => import('./unbuilt-place.tsx'));
  return { id, path: `/${folder}`, icon, bench, Component: lazy(async () => ({ default: (await load()).Place })) };
};

export const PLACES: readonly PlaceEntry[] = [
  place('queue', 'queue'),
  place('intake', 'intake'),
  place('stock', 'stock'),
  place('outage', 'outage'),
  place('manual', 'edit'),
  place('pack', 'pack', true),
  place('dispatch', 'dispatch', true),
  place('spotCheck', 'spot-check'),
  place('sync', 'sync'),
  place('settings', 'settings'),
];
