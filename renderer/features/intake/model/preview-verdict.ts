import type { FilePreview, ImportOptions } from '../api/use-file-preview.ts';

/** Below this share of known columns a layout is only a guess. A table of no particular export that is known whole has 0.8. */
const KNOWN_FROM = 0.75;

export type FileVerdict = 'known' | 'guessed' | 'mapped' | 'unknown';

export const isRefusal = (code: string): boolean => code.startsWith('importError.');

/** What is thought of one file's layout: its name and columns fit, half fit, were given by a person, or nothing fits. */
export const verdictOf = (file: FilePreview, options: ImportOptions): FileVerdict => {
  if (file.warnings.some(({ code }) => isRefusal(code))) return 'unknown';
  const best = file.presets[0];
  const mapped = file.columns.some(({ header }) => Object.hasOwn(options.mapping ?? {}, header));
  if (mapped) return 'mapped';
  return best !== undefined && best.score >= KNOWN_FROM ? 'known' : 'guessed';
};

/** What no file can do without, for the message above the columns. Any of a group will do. */
export const missingFields = (file: FilePreview, verdict: FileVerdict): readonly string[] => {
  if (verdict !== 'unknown') return [];
  const has = (field: string) => file.columns.some((column) => column.field === field);
  return has('orderNo') || has('sku') ? [] : ['orderNo'];
};

/** A person's choice for a column. Undefined takes it back to what the layout says. */
export const withMapping = (options: ImportOptions, header: string, field: string | undefined): ImportOptions => {
  const { [header]: _, ...rest } = options.mapping ?? {};
  const mapping = field === undefined ? rest : { ...rest, [header]: field };
  return { ...options, mapping: Object.keys(mapping).length === 0 ? null : mapping };
};
