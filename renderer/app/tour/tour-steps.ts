/** The places and keys of the tour; `keys` are printed as caps and taken from the key map where they have a name there. */
export interface TourStep {
  /** Message keys `tour.<id>` and `tour.<id>.how`. */
  readonly id: string;
  readonly path: string;
  readonly chords: readonly string[];
}

export const TOUR_STEPS: readonly TourStep[] = [
  { id: 'queue', path: '/queue', chords: ['J', 'K', 'Enter'] },
  { id: 'panel', path: '/queue', chords: ['Enter', 'E', 'X'] },
  { id: 'undo', path: '/queue', chords: ['Ctrl+Z'] },
  { id: 'talk', path: '/queue', chords: ['C', 'N', 'A'] },
  { id: 'find', path: '/queue', chords: ['Ctrl+K'] },
  { id: 'intake', path: '/intake', chords: ['G+I'] },
  { id: 'pack', path: '/pack', chords: ['G+P'] },
  { id: 'sync', path: '/sync', chords: ['G+Y'] },
  { id: 'outage', path: '/outage', chords: ['G+O', 'D'] },
  { id: 'hand', path: '/queue', chords: ['G+U', '?'] },
];
