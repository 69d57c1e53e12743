/** A layout of files that was mapped once and is known since. */
export interface KnownLayout {
  /** The columns as they are compared, a separator between them: what the layout is known by. */
  readonly headers: string;
  readonly name: string;
  readonly preset: string | null;
  readonly usedAt: number;
  /** Columns that were given a meaning. */
  readonly mapped: number;
}

/** Remembered layouts to look through, name and forget. Writing needs a unit of work. */
export interface LayoutList {
  /** Last used first. */
  readonly list: () => readonly KnownLayout[];
  readonly rename: (headers: string, name: string) => boolean;
  readonly forget: (headers: string) => boolean;
}
