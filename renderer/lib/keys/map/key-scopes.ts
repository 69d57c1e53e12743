/** Actions by the scope they are live in; each with its keys, the one that is printed first. */
export type KeyScopes = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
