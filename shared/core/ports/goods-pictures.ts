/** What goods look like, for whoever packs them. */
export interface GoodsPictures {
  /** Null where nobody gave a picture of them, or only one that is too large or of a kind this console does not show. */
  readonly of: (merchant: string, sku: string) => { readonly mime: string; readonly bytes: Uint8Array } | null;
}
