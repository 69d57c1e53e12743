/** For sorting: by code units, so that every computer has the same order whatever its language. */
export const compareTexts = (a: string, b: string): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);
