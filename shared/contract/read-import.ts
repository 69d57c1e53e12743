import type { ImportDto } from './intake.contract.ts';

const isAll = (values: readonly unknown[], type: 'string' | 'number'): boolean => values.every((value) => typeof value === type);

/** An import as the host tells of it on its way; undefined for what this version does not know. Without schemas: every window hears it, whatever it shows. */
export const readImport = (payload: Readonly<Record<string, unknown>>): ImportDto | undefined => {
  const { importId, fileName, state, bytesRead, bytesTotal, rows, startedAt } = payload;
  return isAll([importId, fileName, state], 'string') && isAll([bytesRead, bytesTotal, rows, startedAt], 'number') ? (payload as ImportDto) : undefined;
};
