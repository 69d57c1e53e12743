/** What a place can be met in, each reached by `?show=place&state=…#/queue`. */
export const PLACE_STATES = ['full', 'empty', 'first-run', 'loading', 'error', 'offline', 'stale', 'denied', 'read-only', 'conflict', 'locked'] as const;
export type PlaceState = (typeof PLACE_STATES)[number];
