/** Files over 300 lines and why they are still told in one sentence. Better than a new line here: two files. */
export const longFiles: Readonly<Record<string, string>> = {};
