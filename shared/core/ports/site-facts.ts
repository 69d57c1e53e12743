/** What signing in must know about this place; read anew each time, an administrator may change it. */
export interface SiteFacts {
  readonly siteName: () => { readonly zh: string; readonly en: string };
  /** The database holds invented people and orders. */
  readonly isSample: () => boolean;
  readonly idleLockMs: () => number;
}
