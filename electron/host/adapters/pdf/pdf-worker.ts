import { parentPort, workerData } from 'node:worker_threads';
import type { Sheet } from '../../../../shared/core/ports/pdf-maker.ts';
import { drawSheet } from './draw-sheet.ts';
import { openFontBook } from './font-book.ts';

const { sheet, fontFolder } = workerData as { readonly sheet: Sheet; readonly fontFolder: string };
parentPort?.postMessage(await drawSheet(sheet, openFontBook(fontFolder)));
