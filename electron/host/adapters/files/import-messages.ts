import type { ImportError } from '../../../../shared/core/import/reasons.ts';
import type { FilePreview, ImportOptions } from '../../../../shared/core/ports/import-reader.ts';

export type WorkerTask = { readonly credits: number } & (
  | { readonly kind: 'read'; readonly files: readonly string[]; readonly options: ImportOptions; readonly divisionsFile: string | null }
  | { readonly kind: 'preview'; readonly file: string; readonly options: ImportOptions }
);

export type FromWorker =
  | { readonly kind: 'batch'; readonly packed: string }
  | { readonly kind: 'preview'; readonly preview: FilePreview }
  | { readonly kind: 'refused'; readonly error: ImportError }
  | { readonly kind: 'done' };
