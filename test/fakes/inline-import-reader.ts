import { previewFile } from '../../electron/host/adapters/files/preview-file.ts';
import { readFiles } from '../../electron/host/adapters/files/read-files.ts';
import { ImportRefused } from '../../shared/core/ports/import-reader.ts';
import type { ImportReader } from '../../shared/core/ports/import-reader.ts';
import { err, ok } from '../../shared/kernel/result.ts';

/** The reader without its thread: the same batches, asked for one by one. For tests that have no worker to start. */
export const createInlineImportReader = (): ImportReader => ({
  read: async function* ({ files, options, signal }) {
    const stopped = (): boolean => signal?.aborted === true;
    if (stopped()) throw new ImportRefused({ code: 'cancelled', params: {} });
    for await (const batch of readFiles(files, options, null)) {
      yield batch;
      if (stopped()) throw new ImportRefused({ code: 'cancelled', params: {} });
    }
  },
  preview: async (file, options) => {
    try {
      return ok(await previewFile(file, options));
    } catch (error) {
      if (error instanceof ImportRefused) return err(error.error);
      throw error;
    }
  },
});
