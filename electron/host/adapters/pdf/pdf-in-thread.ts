import { Worker } from 'node:worker_threads';
import type { FontFolders } from './font-book.ts';
import type { PdfMaker, Sheet, SheetBlock } from '../../../../shared/core/ports/pdf-maker.ts';

/** A picture of a signature that wants more than this is not one. */
const MOST_MB = 512;
const UNREADABLE = { mime: '', bytes: new Uint8Array() };

/** Null for a sheet that has none. */
function withoutPictures(sheet: Sheet): Sheet | null {
  let lost = 0;
  const blocks = sheet.blocks.map((block): SheetBlock => {
    if (block.kind !== 'signatures') return block;
    const signatures = block.signatures.map((one) => {
      if (one.picture === null) return one;
      lost += 1;
      return { ...one, picture: UNREADABLE };
    });
    return { ...block, signatures };
  });
  return lost === 0 ? null : { ...sheet, blocks };
}

/**
 * Each paper in a thread of its own that ends with it: the maker of PDFs and its fonts are loaded when the first one is asked for, nobody at
 * another desk waits meanwhile, and the memory is given back. One after the other, so that an impatient hand costs time and not memory.
 */
export function createPdfMaker(workerUrl: URL, fonts: FontFolders): PdfMaker {
  const start = (sheet: Sheet): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(workerUrl, { workerData: { sheet, fonts }, resourceLimits: { maxOldGenerationSizeMb: MOST_MB } });
      worker.once('message', (bytes: Uint8Array) => resolve(bytes));
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the making of a PDF ended early (${code})`)));
    });
  let last: Promise<unknown> = Promise.resolve();
  return {
    make: (sheet) => {
      const made = last.then(async () => {
        try {
          return await start(sheet);
        } catch (error) {
          // A picture that says what it is and cannot be read ends the thread from deep inside: it costs the picture, not the paper.
          const bare = withoutPictures(sheet);
          if (bare === null) throw error;
          return start(bare);
        }
      });
      last = made.catch(() => undefined);
      return made;
    },
  };
}
