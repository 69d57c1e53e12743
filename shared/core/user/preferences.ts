/** How far somebody is with the tour: never asked, put off, or done with it. */
export const TOUR_STATES = ['new', 'later', 'done'] as const;

/** What one person likes, wherever they sign in. Nothing of it changes what happens to an order, so none of it is journaled. */
export interface Preferences {
  /** Single letters, digits and signs are keys. */
  readonly letters: boolean;
  /** Moved and switched-off keys: "scope.action" to another character, or null for none. */
  readonly keys: Readonly<Record<string, string | null>>;
  readonly tour: (typeof TOUR_STATES)[number];
  readonly tourStep: number;
  /** Notices beside the console, through the system. Only when asked for. */
  readonly desktopNotices: boolean;
  /** Notices up to here were seen, epoch milliseconds. */
  readonly noticesSeenAt: number;
}

export const NEW_PREFERENCES: Preferences = { letters: true, keys: {}, tour: 'new', tourStep: 0, desktopNotices: false, noticesSeenAt: 0 };
