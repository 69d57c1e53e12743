import { parentPort, workerData } from 'node:worker_threads';
import type { Sheet } from '../../../../shared/core/ports/pdf-maker.ts';
import { drawSheet } from './draw-sheet.ts';
import { type FontFolders, openFontBook } from './font-book.ts';

const { sheet, fonts } = workerData as { readonly sheet: Sheet; readonly fonts: FontFolders };
parentPort?.postMessage(await drawSheet(sheet, openFontBook(fonts)));
