/** What hands can say at the cage; keys and printed barcodes are the same texts, so that all of it lies in the journal of scans. */
export type LoadCommand =
  | { readonly kind: 'undo' | 'park' | 'call' | 'close' | 'cage' }
  /** The load with this number is worked on from here on. */
  | { readonly kind: 'take_load'; readonly loadId: string };

const WORDS = ['UNDO', 'PARK', 'CALL', 'CLOSE', 'CAGE'] as const;

/** Undefined where the text is no command of this desk. */
export function readLoadCommand(text: string): LoadCommand | undefined {
  const [, name = '', rest] = /^SB\*([A-Z]+)(?:\*(.{1,32}))?$/iu.exec(text.trim()) ?? [];
  const word = WORDS.find((one) => one === name.toUpperCase());
  if (word === undefined) return undefined;
  if (rest === undefined) return { kind: word.toLowerCase() as Lowercase<typeof word> };
  return word === 'CAGE' ? { kind: 'take_load', loadId: rest.toUpperCase() } : undefined;
}
