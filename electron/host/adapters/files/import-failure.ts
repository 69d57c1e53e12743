import { ImportRefused } from '../../../../shared/core/ports/import-reader.ts';
import type { ImportErrorCode } from '../../../../shared/core/import/reasons.ts';

/** Ends the reading of a file with a reason a person can act on. */
export const refuse = (code: ImportErrorCode, params: Readonly<Record<string, string | number>> = {}): never => {
  throw new ImportRefused({ code, params });
};
