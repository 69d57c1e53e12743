import type { Right } from '../../../shared/core/user/roles.ts';

/** The places and keys of the tour; `keys` are printed as caps and taken from the key map where they have a name there. */
export interface TourStep {
  /** Message keys `tour.<id>` and `tour.<id>.how`. */
  readonly id: string;
  readonly path: string;
  readonly chords: readonly string[];
  /** The card stands at the end of the line, where the place has its buttons at the start. */
  readonly atEnd?: true;
  /** Whose work it is; shown to everybody where it is missing. */
  readonly right?: Right;
}

const TOUR_STEPS = [
  { id: 'queue', path: '/queue', chords: ['J', 'K', 'Enter'] },
  { id: 'panel', path: '/queue', chords: ['Enter', 'E', 'X'], right: 'decide' },
  { id: 'undo', path: '/queue', chords: ['Ctrl+Z'], right: 'decide' },
  { id: 'talk', path: '/queue', chords: ['C', 'N', 'A'], right: 'decide' },
  { id: 'raise', path: '/queue', chords: ['Shift+N'] },
  { id: 'find', path: '/queue', chords: ['Ctrl+K'] },
  { id: 'intake', path: '/intake', chords: ['G+I', 'O'], right: 'import' },
  { id: 'stock', path: '/stock', chords: ['G+T', 'T', 'M'], right: 'decide' },
  { id: 'pack', path: '/pack', chords: ['G+P'], right: 'close_pack' },
  { id: 'dispatch', path: '/dispatch', chords: ['G+D', 'F2'], right: 'close_manifest' },
  { id: 'spotCheck', path: '/spot-check', chords: ['G+S', 'R'], right: 'override' },
  { id: 'sync', path: '/sync', chords: ['G+Y'] },
  { id: 'outage', path: '/outage', chords: ['G+O', 'D'], right: 'manual_orders' },
  { id: 'manual', path: '/manual', chords: ['G+M', 'F9'], right: 'manual_orders', atEnd: true },
  { id: 'settings', path: '/settings', chords: ['G+,'], right: 'administer' },
  { id: 'hand', path: '/queue', chords: ['G+U', '?'] },
] as const satisfies readonly TourStep[];

/** What somebody with these rights is shown: a step nobody here can do would only be in the way. */
export const tourStepsFor = (can: (right: Right) => boolean): readonly TourStep[] =>
  (TOUR_STEPS as readonly TourStep[]).filter(({ right }) => right === undefined || can(right));
