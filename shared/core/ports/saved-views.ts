/** A way to look at the queue that somebody gave a name. `look` is the screen's own: it is kept and handed back as it came. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Who made it. Others see it only when it is shared. */
  readonly owner: string;
  readonly shared: boolean;
  /** JSON text. */
  readonly look: string;
  readonly changedAt: number;
}

/** Saved views, and the order each person has them in. Writing needs a unit of work. */
export interface SavedViews {
  /** A person's own and those that are shared, by name. */
  readonly of: (userId: string) => readonly SavedView[];
  readonly find: (id: string) => SavedView | null;
  readonly save: (view: SavedView) => void;
  readonly remove: (id: string) => void;
  /** Ids in the order a person put them, also of views that are not saved ones; those that are missing stand behind. */
  readonly orderOf: (userId: string) => readonly string[];
  readonly arrange: (userId: string, ids: readonly string[]) => void;
}
