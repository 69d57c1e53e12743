import type { IconName } from '../../ui/icon/icon-paths.ts';

/** In the order they are shown. */
export const PALETTE_GROUPS = ['orders', 'actions', 'places', 'settings'] as const;
export type PaletteGroup = (typeof PALETTE_GROUPS)[number];

/** One thing the palette can do or open. */
export interface PaletteItem {
  /** Stable: what was used lately is remembered by it, so it never holds anybody's data. Orders have none. */
  readonly id: string;
  readonly group: PaletteGroup;
  readonly icon: IconName;
  readonly text: string;
  /** Other words it is asked for by, never shown. */
  readonly also?: string;
  /** A number or code: set in the code face and never broken. */
  readonly code?: boolean;
  readonly detail?: string;
  readonly meta?: string;
  readonly chord?: string;
  readonly run: () => void;
}

/** What a feature found for the words typed. Its own order is kept; nothing is filtered again. */
export interface SourceAnswer {
  readonly items: readonly PaletteItem[];
  /** Still asking: Enter waits for the answer. */
  readonly isWaiting: boolean;
  /** A sentence under the list: why there is nothing, or that there is more. */
  readonly note?: string;
}

/** A feature joins by `features/<desk>/palette-source.ts`, which exports `usePaletteSource`. */
export type UsePaletteSource = (words: string) => SourceAnswer;

/**
 * Pages that a feature keeps lists of and that are filtered like places (its saved views). It joins by `features/<desk>/palette-pages.ts`, which exports
 * `usePalettePages`; asked only while the palette is open. Pages known when the program is built are named by place-page.ts.
 */
export type UsePalettePages = () => readonly PaletteItem[];
